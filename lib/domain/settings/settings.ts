import * as z from "zod/mini";
import { extrasSchema } from "./extra-table.ts";
import type { Setting } from "./setting.ts";
import { type ModelSettings, promptSettingRows, settingRows, type Settings } from "./setting-table.ts";

type SettingsShape = { [Key in keyof Settings]: z.ZodMiniDefault<z.ZodMiniType<Settings[Key]>> };
type OverrideShape = { [Key in keyof ModelSettings]: z.ZodMiniOptional<z.ZodMiniType<ModelSettings[Key]>> };

/** A document from before there was a setting has what a new prompt has. */
export const settingsSchema = z.strictObject(
  shapeOf(promptSettingRows, ({ schema, initial }) => z._default(schema, initial)) as SettingsShape,
);

/** What one model gets instead of the prompt's own setting. Variations are per prompt, never per model. */
export const settingsOverrideSchema = z.strictObject({
  ...(shapeOf(settingRows, ({ schema }) => z.optional(schema)) as OverrideShape),
  extras: z.optional(extrasSchema),
});
export type SettingsOverride = z.infer<typeof settingsOverrideSchema>;

/** What a new prompt starts with. */
export const newSettings = Object.fromEntries(
  promptSettingRows.map(([key, { initial }]) => [key, initial]),
) as Settings; // every row has a value of its own

function shapeOf(
  rows: readonly (readonly [string, Setting])[],
  toSchema: (row: Setting) => z.ZodMiniType,
): Record<string, z.ZodMiniType> {
  return Object.fromEntries(rows.map(([key, row]) => [key, toSchema(row)]));
}
