import type { SettingsOverride } from "./settings.ts";
import { extraRows } from "./extra-table.ts";
import {
  type ModelSettings,
  promptSettingRows,
  promptSettingTable,
  settingRows,
  type Settings,
} from "./setting-table.ts";
import type { Setting } from "./setting.ts";

/** What is set, in one line: "5 s · 16:9 · 720p · sound". */
export function settingsText(settings: Settings): string {
  return promptSettingRows
    .filter(([key, { unset }]) => settings[key] !== unset)
    .map(([key, row]) => row.summarize(settings[key]))
    .join(" · ");
}

/** What a model has of its own, in one line; free text only where it is asked for `inFull`. */
export function overrideText({ extras = {}, ...own }: SettingsOverride, { inFull = false } = {}): string {
  const words = (row: Setting, value: unknown): string => {
    if (value === undefined) return "";
    const summary = row.summarize(value);
    if (row.control !== "text" || value === row.unset) return summary;
    return inFull ? `${summary} ${quoted(row.write(value))}` : `own ${summary}`;
  };
  return [
    ...settingRows.map(([key, row]) => words(row, own[key])),
    ...extraRows.map(([key, row]) => words(row, extras[key])),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** The words of one setting's value where it stands among others: free text is quoted. */
export function writeSetting(key: keyof Settings, value: unknown): string {
  const row: Setting = promptSettingTable[key];
  return row.control === "text" && value !== row.unset ? quoted(row.write(value)) : row.write(value);
}

/** Settings in pairs of name and value, in the order of the table. Free text is left out where there is none. */
export function writeSettings(values: Partial<ModelSettings>): { name: string; value: string }[] {
  return settingRows.flatMap(([key, row]) => {
    const value = values[key];
    if (value === undefined || (row.control === "text" && value === row.unset)) return [];
    return [{ name: row.label, value: row.write(value) }];
  });
}

const quoted = (text: string) => `“${text}”`;
