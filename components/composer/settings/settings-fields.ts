import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { SelectOption } from "#components/ui/select.tsx";
import { promptSettingRows, promptSettingTable, type Settings } from "#lib/domain/settings/setting-table.ts";
import { seedOfVariation } from "#lib/domain/settings/setting-values.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";
import { settingMessages } from "./messages.ts";

/** What a control holds: a text, or a tick. */
export type FieldValue = string | boolean;

export const isChoice = ([, { control }]: readonly [string, Setting]) => control === "choice";

type WrittenKey = "seed" | "negativePrompt" | "fixedCamera";

/** The settings of a prompt that are written or ticked. */
export const writtenRows = promptSettingRows.filter((row) => !isChoice(row)) as [WrittenKey, Setting][]; // all the others of the table

/** Those settings as the form's controls hold them. */
export type Fields = { [Key in WrittenKey]: FieldValue };

export function toField(row: Setting, value: unknown): FieldValue {
  return row.control === "tick" ? row.toText(value) === "on" : row.toText(value);
}

/** The value that a control says; null while it says none that there is, or that is offered. */
export function readField(row: Setting, field: FieldValue, offer?: unknown): { value: unknown } | null {
  return row.fromText(typeof field === "string" ? field : field ? "on" : "off", offer);
}

/** What is wrong with a text, in a sentence; `emptyIs` is what an empty one means. */
export function mistakeOf(row: Setting, offer: unknown, emptyIs: string | undefined): string {
  return `${row.rule?.(offer) ?? "Choose another"}${emptyIs === undefined ? "" : `, or empty for ${emptyIs}`}.`;
}

/** What a select offers: every value, in words. */
export function optionsOf(row: Setting): SelectOption[] {
  return (row.options ?? []).map((value) => ({ value: row.toText(value), label: row.write(value) }));
}

export function fieldsOfSettings(settings: Pick<Settings, WrittenKey>): Fields {
  const fields = writtenRows.map(([key, row]) => [key, toField(row, settings[key])]);
  return Object.fromEntries(fields) as Fields; // one for each key
}

/** The settings that the fields say, or null while one of them is wrong. */
export function settingsOfFields(fields: Fields | null): Pick<Settings, WrittenKey> | null {
  const settings: Record<string, unknown> = {};
  for (const [key, row] of writtenRows) {
    const read = fields && readField(row, fields[key]);
    if (!read) return null;
    settings[key] = read.value;
  }
  return settings as Pick<Settings, WrittenKey>; // every row has read its own
}

/** What is wrong with the fields of a prompt's settings, by key. */
export function mistakesOfSettings(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    writtenRows
      .filter(([key, row]) => !readField(row, fields[key]))
      .map(([key, row]) => [key, mistakeOf(row, undefined, row.emptyIs)]),
  );
}

/** Which seeds the variations send, in a sentence; "" where nothing is seeded, or there is but one. */
export function seedsNote(field: FieldValue, variations: number, offer?: unknown): string {
  const seed = readField(promptSettingTable.seed, field, offer)?.value;
  if (typeof seed !== "number" || variations === 1) return "";
  const seeds = Array.from({ length: variations }, (_, index) => String(seedOfVariation(seed, index + 1)));
  return settingMessages.seedsOfVariations(seeds);
}

/** Judges a form by what says what is wrong with its fields. */
export function judgeBy<Values extends FieldValues>(
  mistakes: (fields: Values) => Record<string, string>,
): Resolver<Values> {
  return (values) => {
    const found = Object.entries(mistakes(values));
    if (found.length === 0) return { values, errors: {} };
    const errors = Object.fromEntries(found.map(([key, message]) => [key, { type: "mistake", message }]));
    return { values: {}, errors: errors as FieldErrors<Values> }; // keys of its fields
  };
}
