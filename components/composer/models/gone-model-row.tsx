import { useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";

/** A model that the prompt had chosen and that is offered no longer: it can only be let go. */
export function GoneModelRow({ modelId }: { modelId: ModelId }) {
  const { store } = useSession();
  return (
    <li className="break-words">
      <Checkbox
        label={modelId}
        checked
        isDescribedBeside
        description={<span>Not in this studio any more</span>}
        onChange={() =>
          updateDocument(store, (document) => ({
            ...document,
            modelIds: document.modelIds.filter((id) => id !== modelId),
          }))
        }
      />
    </li>
  );
}
