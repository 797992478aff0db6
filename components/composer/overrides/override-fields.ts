import * as z from "zod/mini";
import { fieldsOfSettings, fieldsSchema } from "#components/composer/settings/settings-fields.ts";
import { extrasSchema } from "#lib/domain/extras.ts";
import type { Model } from "#lib/domain/model.ts";
import { newSettings, seedMax, type SettingsOverride, settingsOverrideSchema } from "#lib/domain/settings.ts";
import { hoursText, msOfHours } from "./hours.ts";

/** The overrides of one model as its form's controls hold them. An empty text is "as the prompt", or not set. */
const anyFieldsSchema = z.object({
  durationMs: z.string(),
  aspectRatio: z.string(),
  resolution: z.string(),
  sound: z.string(),
  seed: z.string(),
  isSeedRandom: z.boolean(),
  negativePrompt: z.string(),
  hasNoNegativePrompt: z.boolean(),
  fixedCamera: z.string(),
  returnLastFrame: z.boolean(),
  expiresAfterHours: z.string(),
  namespace: z.string(),
});
export type OverrideFields = z.infer<typeof anyFieldsSchema>;

/** What may stand in the fields for a model. What it knows nothing of is not judged: nobody can mend it here. */
export function overrideFieldsSchema({ limits }: Model) {
  const { seed, extras } = limits.settings;
  const range = extras?.expiresAfterMs;
  const seedMost = Math.min(seed?.max ?? seedMax, seedMax);
  const isSeed = (text: string) =>
    /^\d{1,10}$/.test(text) && Number(text) >= (seed?.min ?? 0) && Number(text) <= seedMost;
  const isExpiry = (text: string) => {
    const ms = msOfHours(text);
    return ms !== null && (range === undefined || (ms >= range.min && ms <= range.max));
  };
  const orEmpty = (accepts: (text: string) => boolean, message: string) =>
    z.string().check(z.refine((text) => text === "" || accepts(text), message));
  return z.extend(anyFieldsSchema, {
    seed: orEmpty(isSeed, `A whole number from ${seed?.min ?? 0} to ${seedMost}, or empty for the prompt's.`),
    negativePrompt: fieldsSchema.shape.negativePrompt,
    expiresAfterHours: orEmpty(
      isExpiry,
      `Hours from ${hoursText(range?.min ?? 0)} to ${hoursText(range?.max ?? 0)}, or empty.`,
    ),
    namespace: orEmpty(
      (text) => extrasSchema.shape.namespace.safeParse(text).success,
      "Letters, digits, dots, hyphens and underscores, at most 100; a letter or digit first.",
    ),
  });
}

export function fieldsOfOverride(override: SettingsOverride = {}): OverrideFields {
  const { extras = {}, ...settings } = override;
  const all = fieldsOfSettings({ ...newSettings, ...settings });
  const given = (name: "durationMs" | "aspectRatio" | "resolution" | "sound" | "seed" | "negativePrompt") =>
    settings[name] === undefined ? "" : all[name];
  return {
    durationMs: given("durationMs"),
    aspectRatio: given("aspectRatio"),
    resolution: given("resolution"),
    sound: given("sound"),
    seed: given("seed"),
    isSeedRandom: settings.seed === null,
    negativePrompt: given("negativePrompt"),
    hasNoNegativePrompt: settings.negativePrompt === "",
    fixedCamera: settings.fixedCamera === undefined ? "" : settings.fixedCamera ? "on" : "off",
    returnLastFrame: extras.returnLastFrame ?? false,
    expiresAfterHours: extras.expiresAfterMs === undefined ? "" : hoursText(extras.expiresAfterMs),
    namespace: extras.namespace ?? "",
  };
}

/** The override that the fields say, without what is as the prompt; null while one of them is wrong. */
export function overrideOfFields(fields: OverrideFields | null, model: Model): SettingsOverride | null {
  const checked = overrideFieldsSchema(model).safeParse(fields);
  if (!checked.success) return null;
  const { durationMs, aspectRatio, resolution, sound, seed, negativePrompt, fixedCamera } = checked.data;
  const { isSeedRandom, hasNoNegativePrompt, returnLastFrame, expiresAfterHours, namespace } = checked.data;
  const expiresAfterMs = msOfHours(expiresAfterHours);
  const extras = {
    ...(returnLastFrame && { returnLastFrame }),
    ...(expiresAfterMs !== null && { expiresAfterMs }),
    ...(namespace !== "" && { namespace }),
  };
  const override = settingsOverrideSchema.safeParse({
    ...(durationMs !== "" && { durationMs: durationMs === "auto" ? durationMs : Number(durationMs) }),
    ...(aspectRatio !== "" && { aspectRatio }),
    ...(resolution !== "" && { resolution }),
    ...(sound !== "" && { sound: sound === "on" }),
    ...(isSeedRandom ? { seed: null } : seed !== "" && { seed: Number(seed) }),
    ...(hasNoNegativePrompt ? { negativePrompt: "" } : negativePrompt !== "" && { negativePrompt }),
    ...(fixedCamera !== "" && { fixedCamera: fixedCamera === "on" }),
    ...(Object.keys(extras).length > 0 && { extras }),
  });
  return override.success ? override.data : null;
}
