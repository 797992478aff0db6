import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { GroupPanel } from "#components/composer/group-panel.tsx";
import { ModelRow } from "./model-row.tsx";

/** Every model there is, which of them are asked, and what each says of the prompt. */
export function ModelsPanel() {
  const { choices, models } = useSession();
  const modelIds = useComposer((state) => state.document.modelIds);
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
          />
        ))}
      </ul>
    </GroupPanel>
  );
}
