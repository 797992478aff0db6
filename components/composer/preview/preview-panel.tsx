import { lazy, Suspense, useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { FoldingPanel } from "#components/composer/folding-panel.tsx";
import { useStored } from "#components/state/store.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { ModelPreview } from "./model-preview.tsx";

/** A new prompt has one model: what walks along several is loaded with the second. */
const ModelTabs = lazy(() => import("./model-tabs.tsx"));

type PreviewPanelProps = {
  /** The model whose request is shown, as long as it is chosen; else the first. */
  wanted: ModelId | null;
  onWant: (id: ModelId) => void;
};

/** What each chosen model would be sent, to the letter, before anything is. A default export because React.lazy asks for one. */
export default function PreviewPanel(props: PreviewPanelProps) {
  return <FoldingPanel title="Request preview">{() => <Preview {...props} />}</FoldingPanel>;
}

function Preview({ wanted, onWant }: PreviewPanelProps) {
  const session = useSession();
  const verdicts = useDeferredValue(useStored(session.verdicts, (value) => value));
  const isEmpty = useDeferredValue(useComposer(({ document }) => document.body.length === 0));
  const verdict = verdicts.find(({ model }) => model.id === wanted) ?? verdicts[0];

  if (!verdict) {
    return <p className={hintClass}>Choose a model to see what it would be sent.</p>;
  }
  if (isEmpty) {
    return <p className={hintClass}>See the exact request for each model.</p>;
  }
  const shown = <ModelPreview verdict={verdict} />;
  if (verdicts.length === 1) {
    return (
      <>
        <p className="mb-3 text-13 font-medium">{verdict.label}</p>
        {shown}
      </>
    );
  }
  return (
    <Suspense fallback={shown}>
      <ModelTabs verdicts={verdicts} chosen={verdict.model.id} onChoose={onWant}>
        {shown}
      </ModelTabs>
    </Suspense>
  );
}

const hintClass = "text-13 text-quiet";
