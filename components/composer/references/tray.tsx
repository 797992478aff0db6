import { ReferencesPanel } from "./references-panel.tsx";

/** The files that the prompt speaks of. */
export function Tray() {
  return <ReferencesPanel />;
}
