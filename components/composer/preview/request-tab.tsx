import { CircleX } from "lucide-react";
import { useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { shortNames } from "#components/composer/fit/short-names.ts";
import { type ModelVerdict, refuses } from "#components/composer/models/judge-models.ts";
import { PanelPart } from "#components/composer/panel/panel-part.tsx";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";
import { needsTick } from "#lib/domain/limits/issue.ts";
import { estimateText } from "#lib/domain/limits/estimate.ts";
import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { requestMessages as words } from "./messages.ts";
import { ModelPreview } from "./model-preview.tsx";

type RequestTabProps = {
  /** The model whose request is shown, as long as it is chosen; else the first. */
  wanted: ModelId | null;
  onWant: (id: ModelId) => void;
};

/** What each chosen model would be sent, to the letter, before anything is. A default export because React.lazy asks for one. */
export default function RequestTab({ wanted, onWant }: RequestTabProps) {
  const session = useSession();
  const verdicts = useDeferredValue(useStored(session.verdicts, (value) => value));
  const isEmpty = useDeferredValue(useComposer(({ document }) => document.body.length === 0));
  const verdict = verdicts.find(({ model }) => model.id === wanted) ?? verdicts[0];
  if (!verdict || isEmpty)
    return (
      <PanelPart>
        <p className="px-4 pt-4 text-13 text-quiet">{verdict ? words.noPrompt : words.noModel}</p>
      </PanelPart>
    );
  const names = shortNames(verdicts);
  return (
    <PanelPart foot={<Foot verdict={verdict} />}>
      <div className="px-4 pt-3 pb-4">
        <Tabs
          label={words.models}
          tabs={verdicts.map((one, index) => ({
            id: one.model.id,
            label: refuses(one) ? words.refusedBy(one.label) : one.label,
            shown: (
              <>
                {refuses(one) && <Icon of={CircleX} size={14} className="text-failed" />}
                {names[index]}
              </>
            ),
          }))}
          chosen={verdict.model.id}
          onChoose={onWant}
          className="pt-4"
        >
          <ModelPreview verdict={verdict} />
        </Tabs>
      </div>
    </PanelPart>
  );
}

/** Whether it would be sent, what that would cost, and what its links are. */
function Foot({ verdict }: { verdict: ModelVerdict }) {
  const { accepted, choices } = useSession();
  const { document, assets } = useDeferredValue(useComposer((state) => state));
  const { model, issues } = verdict;
  const isAccepted = useStored(accepted, (all) => all.has(model.id) && all.get(model.id) === verdict.hash);
  const estimate = estimateText([
    {
      model,
      durationMs: adaptSettings(document, assets, model).settings.durationMs,
      videos: document.settings.variations,
    },
  ]);
  return (
    <>
      {refuses(verdict) ? (
        <p className="font-medium text-failed">{words.refused}</p>
      ) : (
        <p className="font-medium">
          {needsTick(issues) && !isAccepted ? words.toAccept : words.ready(estimate)}
        </p>
      )}
      <p className="ml-auto text-quiet">
        {(choices.get(model.id)?.baseUrl ?? null) === null ? words.local : words.signed}
      </p>
    </>
  );
}
