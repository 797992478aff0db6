import {
  type FieldValue,
  mistakeOf,
  optionsOf,
  readField,
  toField,
} from "#components/composer/settings/settings-fields.ts";
import { modelMessages } from "#components/composer/models/messages.ts";
import type { SelectOption } from "#components/ui/select.tsx";
import type { Model } from "#lib/domain/limits/model.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { type ExtraKey, extraRows } from "#lib/domain/settings/extra-table.ts";
import { type SettingKey, settingRows, settingTable } from "#lib/domain/settings/setting-table.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";

/** The overrides of one model as its form's controls hold them. An empty text is "as the prompt", or not set. */
export type OverrideFields = { [Key in SettingKey | ExtraKey]: FieldValue } & {
  /** What is written is given back to the prompt by an empty text; to have none although the prompt has one is a tick. */
  none: { [Key in SettingKey]?: boolean };
};

/** Whether it is written, and none of it can be asked for too. */
export function canBeNone({ control, unset }: Setting): boolean {
  return (control === "number" || control === "text") && unset !== undefined;
}

const noneKeys = settingRows.filter(([, row]) => canBeNone(row)).map(([key]) => key);

/** Of settings even a tick is a choice here: on, off, or as the prompt. */
const fieldOf = (row: Setting, value: unknown) => (value === undefined ? "" : row.toText(value));

export function fieldsOfOverride({ extras = {}, ...own }: SettingsOverride = {}): OverrideFields {
  const fields = [
    ...settingRows.map(([key, row]) => [key, fieldOf(row, own[key])]),
    ...extraRows.map(([key, row]) => [key, toField(row, extras[key])]),
  ];
  const none = noneKeys.map((key) => [key, own[key] === settingTable[key].unset]);
  return { ...Object.fromEntries(fields), none: Object.fromEntries(none) } as OverrideFields; // one for each key
}

/** What is wrong with the fields for a model, by key. What it knows nothing of is not held to a range: nobody can mend it here. */
export function mistakesOfOverride(fields: OverrideFields, model: Model): Record<string, string> {
  const offered = model.limits.settings;
  const mistakes: Record<string, string> = {};
  for (const [key, row] of settingRows)
    if (fields[key] !== "" && !readField(row, fields[key], offered[key]))
      mistakes[key] = mistakeOf(row, offered[key], row.emptyIs && "the prompt's");
  for (const [key, row] of extraRows)
    if (!readField(row, fields[key], offered.extras?.[key]))
      mistakes[key] = mistakeOf(row, offered.extras?.[key], undefined);
  return mistakes;
}

/** The override that the fields say, without what is as the prompt; null while one of them is wrong. */
export function overrideOfFields(fields: OverrideFields | null, model: Model): SettingsOverride | null {
  if (!fields || Object.keys(mistakesOfOverride(fields, model)).length > 0) return null;
  const own: Record<string, unknown> = {};
  for (const [key, row] of settingRows) {
    if (fields.none[key]) own[key] = row.unset;
    else if (fields[key] !== "") own[key] = readField(row, fields[key])?.value;
  }
  const told = extraRows
    .map(([key, row]) => [key, readField(row, fields[key])?.value])
    .filter(([, value]) => value !== undefined);
  return { ...own, ...(told.length > 0 && { extras: Object.fromEntries(told) }) };
}

/**
 * What a model offers for a setting, after what the prompt asks. What is set already is among it, offered or not: the model may be asked under another
 * contract than the one it was set for.
 */
export function overrideOptions(
  key: SettingKey,
  { limits }: Model,
  current: FieldValue,
  asked: unknown,
): SelectOption[] {
  const row: Setting = settingTable[key];
  const asPrompt: SelectOption = { value: "", label: modelMessages.asPrompt(row.write(asked)) };
  const offer = limits.settings[key];
  const options = optionsOf(row).flatMap((option): SelectOption[] => {
    const read = row.fromText(option.value);
    if (read && (row.takes?.(read.value, offer) ?? true)) return [option];
    return option.value === current ? [{ ...option, label: modelMessages.notOffered(option.label) }] : [];
  });
  return [asPrompt, ...options];
}
