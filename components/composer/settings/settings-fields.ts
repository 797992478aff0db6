import * as z from "zod/mini";
import { plainText } from "#lib/domain/plain-text.ts";
import {
  aspectRatios,
  durationOptionsMs,
  resolutions,
  type Settings,
  settingsSchema,
} from "#lib/domain/settings.ts";

const seedMessage = "A whole number from 0 to 9999999999, or empty for a random one.";
const variationsMessage = "A whole number from 1 to 4.";

/** The settings as the form's controls hold them: texts, and one tick. */
export const fieldsSchema = z.object({
  durationMs: z.string(),
  aspectRatio: z.union([z.literal("match"), z.enum(aspectRatios)]),
  resolution: z.enum(resolutions),
  sound: z.enum(["on", "off"]),
  seed: z
    .string()
    .check(
      z.refine(
        (text) => text === "" || (/^\d{1,10}$/.test(text) && accepts("seed", Number(text))),
        seedMessage,
      ),
    ),
  negativePrompt: z.string().check(z.maxLength(10_000, "At most 10000 characters."), z.overwrite(plainText)),
  fixedCamera: z.boolean(),
  variations: z
    .string()
    .check(z.refine((text) => /^\d$/.test(text) && accepts("variations", Number(text)), variationsMessage)),
});
export type Fields = z.infer<typeof fieldsSchema>;

function accepts(name: "seed" | "variations", value: number): boolean {
  return settingsSchema.shape[name].safeParse(value).success;
}

export function fieldsOfSettings(settings: Settings): Fields {
  return {
    ...settings,
    durationMs: String(settings.durationMs),
    sound: settings.sound ? "on" : "off",
    seed: settings.seed === null ? "" : String(settings.seed),
    variations: String(settings.variations),
  };
}

/** The settings that the fields say, or null while one of them is wrong. */
export function settingsOfFields(fields: unknown): Settings | null {
  const checked = fieldsSchema.safeParse(fields);
  if (!checked.success) return null;
  const { durationMs, sound, seed, variations } = checked.data;
  const settings = settingsSchema.safeParse({
    ...checked.data,
    durationMs: durationMs === "auto" ? "auto" : Number(durationMs),
    sound: sound === "on",
    seed: seed === "" ? null : Number(seed),
    variations: Number(variations),
  });
  return settings.success ? settings.data : null;
}

export const durationOptions = [
  { value: "auto", label: "Auto" },
  ...durationOptionsMs.map((ms) => ({ value: String(ms), label: `${ms / 1000} s` })),
];
export const ratioOptions = [
  { value: "match", label: "Match reference" },
  ...aspectRatios.map((ratio) => ({ value: ratio, label: ratio })),
];
export const resolutionOptions = resolutions.map((value) => ({
  value,
  label: value === "4k" ? "4K" : value,
}));
export const soundOptions = [
  { value: "on", label: "On" },
  { value: "off", label: "Off" },
];
