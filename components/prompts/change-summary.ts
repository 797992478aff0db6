import { isUnchanged, type PromptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { promptSettingTable } from "#lib/domain/settings/setting-table.ts";
import { promptRunsMessages } from "./messages.ts";

/** What changed, in one line: "Words, 2 references, duration". */
export function changeSummary(changes: PromptChanges): string {
  if (isUnchanged(changes)) return promptRunsMessages.unchanged;
  const { text, references, settings, models, overrides } = changes;
  const touched = new Set(references.map(({ name }) => name)).size;
  const modelCount = models.added.length + models.removed.length;
  const parts = [
    text.length > 0 && "words",
    touched > 0 && countText(touched, "reference"),
    ...settings.map(({ name }) => promptSettingTable[name].label.toLowerCase()),
    modelCount > 0 && countText(modelCount, "model"),
    overrides.length > 0 && `own settings of ${countText(overrides.length, "model")}`,
  ].filter((part) => part !== false);
  const line = parts.join(", ");
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}
