import { useState } from "react";
import FitPanel from "#components/composer/fit/fit-panel.tsx";
import PreviewPanel from "#components/composer/preview/preview-panel.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";

/** What the chosen models say of the prompt, what each would be sent, and what came of it before. */
export default function AnswerPanel() {
  const [previewed, setPreviewed] = useState<ModelId | null>(null);
  return (
    <>
      <FitPanel />
      <PreviewPanel wanted={previewed} onWant={setPreviewed} />
    </>
  );
}
