import { FitPanel } from "./fit/fit-panel.tsx";
import { PreviewPanel } from "./preview/preview-panel.tsx";

/** What the models take and what they would be sent. A default export because React.lazy asks for one. */
export default function Checks() {
  return (
    <>
      <FitPanel />
      <PreviewPanel />
    </>
  );
}
