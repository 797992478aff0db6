import { Plus } from "lucide-react";
import { useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { chooseModel } from "#components/composer/models/model-acts.ts";
import { byLastUse } from "#components/composer/models/used-models.ts";
import { useKept } from "#components/state/kept.ts";
import { timeText } from "#components/state/time-text.ts";
import { Drawn } from "#components/ui/drawn.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { moneyText } from "#lib/domain/base/money.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import { estimateFor } from "#lib/domain/limits/estimate.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import { fitMessages as words } from "./messages.ts";

const suggestedMax = 3;

/** Models that take the prompt as it is and could be compared with the one that is chosen: used last first, then what is known to be cheap and quick. */
export function Suggestions() {
  const session = useSession();
  const state = useDeferredValue(useComposer((all) => all));
  const { document } = state;
  const used = useKept(session.usedModels);
  const others = session.models.filter(
    ({ model }) => !document.modelIds.includes(model.id) && session.choices.get(model.id)?.hasKey,
  );
  const asked = { ...document, modelIds: others.map(({ model }) => model.id) };
  const suggested = judgeModels({ ...state, document: asked }, others, session.choices)
    .filter(({ issues }) => !hasError(issues) && issues.every(({ severity }) => severity === "note"))
    .map((verdict) => ({ ...verdict, price: estimateFor(document, state.assets, verdict.model) }))
    .toSorted(
      (a, b) =>
        byLastUse(used)(a, b) ||
        (a.price?.micro ?? Infinity) - (b.price?.micro ?? Infinity) ||
        (a.model.operation.expectedWaitMs ?? Infinity) - (b.model.operation.expectedWaitMs ?? Infinity) ||
        0,
    )
    .slice(0, suggestedMax);
  if (suggested.length === 0) return null;
  const { durationMs, resolution } = document.settings;
  return (
    <section className="px-4 pt-4 pb-4">
      <div className="mb-2 flex justify-between gap-2 text-12 text-quiet">
        <h2>{words.compareWith}</h2>
        {suggested.some(({ price }) => price) && (
          <p className="tabular">
            {settingTable.durationMs.write(durationMs)}, {settingTable.resolution.write(resolution)}
          </p>
        )}
      </div>
      <ul aria-label={words.compareWith} className="-mx-2 flex flex-col">
        {suggested.map(({ model, provider, label, price }) => (
          <li key={model.id}>
            <button
              type="button"
              aria-label={words.choose(label)}
              onClick={() => chooseModel(session.store, model.id, true)}
              className="tabular flex min-h-9 w-full items-center gap-3 rounded-control px-2 text-left text-13 hover:bg-raised pointer-coarse:min-h-11"
            >
              <Icon of={Plus} className="text-quiet" />
              <span className="min-w-0 grow truncate">
                <Drawn text={model.shortName ?? model.name} className="mr-1 font-medium" />
                <Drawn text={provider.name} className="text-quiet" />
              </span>
              {model.operation.expectedWaitMs !== undefined && (
                <Drawn
                  text={timeText(model.operation.expectedWaitMs)}
                  className="shrink-0 text-12 text-quiet"
                />
              )}
              {price && (
                <Drawn text={moneyText(price)} className="min-w-12 shrink-0 text-right font-medium" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
