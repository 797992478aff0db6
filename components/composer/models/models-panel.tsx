import { useQuery } from "@tanstack/react-query";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { GroupPanel } from "#components/composer/group-panel.tsx";
import { providerPausesQuery } from "#lib/queries/provider-pauses-query.ts";
import { absentModels } from "./absent-models.ts";
import { GoneModelRow } from "./gone-model-row.tsx";
import { ModelRow } from "./model-row.tsx";

/** Every model there is, which of them are asked, and how each takes the prompt; and those that were chosen and are there no longer. */
export function ModelsPanel() {
  const { choices, models } = useSession();
  const modelIds = useComposer((state) => state.document.modelIds);
  const { data: pauses } = useQuery(providerPausesQuery());
  const chosen = models.filter(
    ({ model }) => modelIds.includes(model.id) && choices.get(model.id)?.hasKey,
  ).length;
  return (
    <GroupPanel title="Models" aside={`${chosen} of ${models.length}`} foldsWhenNarrow>
      <ul className="flex flex-col gap-1">
        {models.map(({ model, provider, label }) => (
          <ModelRow
            key={model.id}
            model={model}
            label={label}
            providerName={provider.name}
            isChosen={modelIds.includes(model.id)}
            pause={pauses?.[provider.id]}
          />
        ))}
        {absentModels(modelIds, models, choices).map(
          ({ modelId, why }) => why === "gone" && <GoneModelRow key={modelId} modelId={modelId} />,
        )}
      </ul>
    </GroupPanel>
  );
}
