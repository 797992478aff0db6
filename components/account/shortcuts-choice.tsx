"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { saveShortcutsAction } from "#lib/actions/feedback-actions.ts";
import { accountMessages } from "./messages.ts";
import { SavedMark } from "./form-parts.tsx";
import { useSaving } from "./use-saving.ts";

/** Whether keys do something while no field has the focus. It counts at once. */
export function ShortcutsChoice({ usesShortcuts }: { usesShortcuts: boolean }) {
  const { chosen, saving, choose } = useSaving(usesShortcuts, (next) =>
    saveShortcutsAction({ usesShortcuts: next }),
  );
  return (
    <>
      <Checkbox
        label={accountMessages.shortcuts}
        description={accountMessages.shortcutsHint}
        checked={chosen}
        onChange={({ target }) => void choose(target.checked)}
      />
      <div className="-mb-3 ml-7">
        <SavedMark saving={saving} />
      </div>
      {saving.state === "refused" && (
        <p role="alert" className="mt-2 text-13 text-failed">
          {saving.sentence}
        </p>
      )}
    </>
  );
}
