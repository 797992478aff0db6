import { savingMessages } from "./messages.ts";
import type { Saving } from "./use-saving.ts";

/** Says that what was chosen is saved; a refusal stands beside its control. */
export function SavedMark({ saving: { state } }: { saving: Saving }) {
  return (
    <output className="block min-h-4 text-12 text-quiet">
      {state === "saving" && savingMessages.saving}
      {state === "saved" && savingMessages.saved}
    </output>
  );
}
