import { ModelsPanel } from "./models-panel.tsx";

/** The chosen models, and the way to more. */
export function ModelChips() {
  return <ModelsPanel />;
}
