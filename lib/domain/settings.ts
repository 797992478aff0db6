import * as z from "zod/mini";
import { extrasSchema } from "./extras.ts";
import { plainTextPattern } from "./plain-text.ts";

export const durationOptionsMs = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((seconds) => seconds * 1000);
export const aspectRatios = ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] as const;
/** In ascending order: "next lower" is the one before. */
export const resolutions = ["480p", "720p", "1080p", "4k"] as const;

export type AspectRatio = (typeof aspectRatios)[number];
export type Resolution = (typeof resolutions)[number];

/** The largest seed any contract names (Siray: 9 999 999 999) fits a JavaScript integer. */
export const seedMax = 9_999_999_999;

export const settingsSchema = z.strictObject({
  durationMs: z.union([z.literal("auto"), z.int().check(z.refine((ms) => durationOptionsMs.includes(ms)))]),
  aspectRatio: z.union([z.literal("match"), z.enum(aspectRatios)]),
  resolution: z.enum(resolutions),
  sound: z.boolean(),
  /** `null` is random; 0 is a seed. */
  seed: z.nullable(z.int().check(z.gte(0), z.lte(seedMax))),
  negativePrompt: z.string().check(z.maxLength(10_000), z.regex(plainTextPattern)),
  fixedCamera: z.boolean(),
  variations: z.int().check(z.gte(1), z.lte(4)),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What one model gets instead of the prompt's own setting. Variations are per prompt, never per model. */
export const settingsOverrideSchema = z.extend(z.partial(z.omit(settingsSchema, { variations: true })), {
  extras: z.optional(extrasSchema),
});
export type SettingsOverride = z.infer<typeof settingsOverrideSchema>;

/** What a new prompt starts with (5 s, 16:9, 720p, On, no seed, one variation). */
export const newSettings: Settings = {
  durationMs: 5000,
  aspectRatio: "16:9",
  resolution: "720p",
  sound: true,
  seed: null,
  negativePrompt: "",
  fixedCamera: false,
  variations: 1,
};

/** Width divided by height. */
export function ratioValue(ratio: AspectRatio): number {
  const [width, height] = ratio.split(":").map(Number);
  return width! / height!; // every member of the union has both
}
