import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { GroupPanel } from "#components/composer/group-panel.tsx";
import { modelList } from "./verdict.ts";
import { ModelRow } from "./model-row.tsx";

/** Every model there is, which of them are asked, and what each says of the prompt. */
export function ModelsPanel() {
  const { choices } = useSession();
  const modelIds = useComposer((state) => state.document.modelIds);
  const chosen = modelList.filter(
    ({ model }) => modelIds.includes(model.id) && choices.get(model.id)?.hasKey,
  ).length;
  return (
    <GroupPanel title="Models" aside={`${chosen} of ${modelList.length}`} foldsWhenNarrow>
      <ul className="flex flex-col gap-1">
        {modelList.map((listed) => (
          <ModelRow key={listed.model.id} {...listed} isChosen={modelIds.includes(listed.model.id)} />
        ))}
      </ul>
    </GroupPanel>
  );
}
