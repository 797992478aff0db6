/** The screen on which clips are played, with all that it needs: loaded when somebody is about to open one. */
export const loadViewer = () => import("./clip-viewer.tsx");
