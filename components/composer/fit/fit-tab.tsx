import { useDeferredValue, useMemo } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { PanelPart } from "#components/composer/panel/panel-part.tsx";
import { timeText } from "#components/state/time-text.ts";
import { useStored } from "#components/state/store.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { fitLines, type FitLines } from "./fit-lines.ts";
import { FitList } from "./fit-list.tsx";
import { type FitRow, fitRows } from "./fit-rows.ts";
import { FitTable } from "./fit-table.tsx";
import { fitMessages as words } from "./messages.ts";
import { shortNames } from "./short-names.ts";
import { Suggestions } from "./suggestions.tsx";
import { useCanRun } from "./use-can-run.ts";

type Fit = {
  models: { id: ModelId; name: string; label: string }[];
  names: Record<ModelId, string>;
  rows: FitRow[];
  lines: FitLines;
};

/** Which chosen model takes which reference, and what to do where one does not. */
export function FitTab() {
  const session = useSession();
  const verdicts = useDeferredValue(useStored(session.verdicts, (value) => value));
  const state = useDeferredValue(useComposer((all) => all));
  const absent = absentModels(state.document.modelIds, session.models, session.choices);
  const short = shortNames(verdicts);
  const models = verdicts.map(({ model, label }, index) => ({ id: model.id, label, name: short[index]! })); // as many
  const called = [
    ...models.map(({ id, name }) => [id, name]),
    ...absent.map((one) => [one.modelId, one.label]),
  ];
  // The words of a prompt change with every key, the table hardly ever: it is made anew only where it reads differently.
  const written = JSON.stringify({
    models,
    names: Object.fromEntries(called),
    rows: fitRows(state, verdicts),
    lines: fitLines(state, verdicts, absent),
  });
  const fit = useMemo((): Fit => JSON.parse(written), [written]); // written just above

  const { modelIds, references } = state.document;
  if (modelIds.length === 0)
    return (
      <PanelPart>
        <p className={hintClass}>{words.noModel}</p>
      </PanelPart>
    );
  return (
    <PanelPart foot={<FitFoot />}>
      {fit.rows.length > 0 && fit.models.length > 0 ? (
        <FitTable models={fit.models} rows={fit.rows} />
      ) : (
        references.length === 0 && <p className={hintClass}>{words.noReference}</p>
      )}
      <FitList {...fit.lines} names={fit.names} />
      {fit.models.length === 1 && absent.length === 0 && <Suggestions />}
    </PanelPart>
  );
}

/** How many of the chosen models take the prompt, and how long the slowest of them usually takes. */
function FitFoot() {
  const { canRun, all, isEmpty, waitMs } = useCanRun();
  return (
    <>
      <output className="font-medium">{isEmpty ? words.empty : words.canRun(canRun, all)}</output>
      {!isEmpty && waitMs > 0 && <p className="ml-auto text-12 text-quiet">{words.wait(timeText(waitMs))}</p>}
    </>
  );
}

const hintClass = "px-4 pt-4 text-13 text-quiet";
