/** The screen on which clips are played, with all that it needs: loaded when somebody is about to open one. */
export const loadViewer = () => import("./viewer/clip-viewer.tsx");

/** The player of a gallery whose clips stand side by side. */
export const loadSideBySide = () => import("./player/side-by-side.tsx");
