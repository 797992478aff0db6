import * as z from "zod/mini";
import type { Issue } from "./issue.ts";
import { settingRows, type Settings } from "./settings/setting-table.ts";
import { asksNothing } from "./settings/setting.ts";
import { writeSettings } from "./settings/settings-text.ts";

/** A setting of a clip as visitors read it. */
export const shownSettingSchema = z.strictObject({ name: z.string(), value: z.string() });
export type ShownSetting = z.infer<typeof shownSettingSchema>;

/**
 * What a model was really sent of these settings, in words: what its limits changed (as `issues` of the generation say) reads as it was
 * sent, and what it does not know, or is off, is left out. `seed` is this very variation's.
 */
export function shownSettings(
  settings: Settings,
  issues: readonly Pick<Issue, "code" | "params" | "path">[],
): ShownSetting[] {
  const sent = settingRows.flatMap(([key, row]) => {
    const said = issues.filter(({ path }) => path[0] === "settings" && path[1] === key);
    const isUnknown = said.some(({ code }) => code.endsWith("-unknown"));
    if (isUnknown || asksNothing(row, settings[key])) return [];
    const changed = said.find(({ code }) => code.endsWith("-changed"))?.params;
    return [[key, changed?.toMs ?? changed?.to ?? settings[key]] as const];
  });
  return writeSettings(Object.fromEntries(sent));
}
