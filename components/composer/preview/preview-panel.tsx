import { useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { FoldingPanel } from "#components/composer/folding-panel.tsx";
import { useStored } from "#components/composer/store.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ModelId } from "#lib/domain/id.ts";
import { ModelPreview } from "./model-preview.tsx";

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
    return (
      <p className={hintClass}>
        Write what should happen: here stands, word for word, what each chosen model would be sent.
      </p>
    );
  }
  return (
    <Tabs
      label="Models of the preview"
      tabs={verdicts.map(({ model, label }) => ({ id: model.id, label }))}
      chosen={verdict.model.id}
      onChoose={onWant}
    >
      <ModelPreview verdict={verdict} />
    </Tabs>
  );
}

const hintClass = "text-13 text-quiet";
