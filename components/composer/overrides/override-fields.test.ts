import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { aspectRatios, durationOptionsMs, resolutions } from "#lib/domain/settings/setting-values.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { fieldsOfOverride, overrideOfFields, overrideOptions } from "./override-fields.ts";
import { setOverride } from "./set-override.ts";

const models = [...allModels(), ...allModels({ oxen: { contract: "newer" } })].map(({ model }) => model);
const named = (id: string): Model => models.find((model) => model.id === modelIdSchema.parse(id))!;
const modellix = named("modellix/seedance-2.0-v2v");
const siraya = named("siraya/seedance-2.0");
const oxen = named("oxen/seedance-2.0-r2v");
const values = (options: readonly { value: string }[]) => options.map(({ value }) => value);

const anyOverride: fc.Arbitrary<SettingsOverride> = fc.record(
  {
    durationMs: fc.constantFrom("auto" as const, ...durationOptionsMs),
    aspectRatio: fc.constantFrom("match" as const, ...aspectRatios),
    resolution: fc.constantFrom(...resolutions),
    sound: fc.boolean(),
    seed: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })),
    negativePrompt: fc.string({ maxLength: 50 }),
    fixedCamera: fc.boolean(),
    extras: fc
      .record(
        {
          returnLastFrame: fc.constant(true),
          expiresAfterMs: fc.integer({ min: 3600, max: 259_200 }).map((seconds) => seconds * 1000),
          namespace: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
        },
        { requiredKeys: [] },
      )
      .filter((extras) => Object.keys(extras).length > 0),
  },
  { requiredKeys: [] },
);

describe("what one model gets of its own", () => {
  test("comes back from the form as it went in, also what the model knows nothing of", () => {
    fc.assert(
      fc.property(anyOverride, fc.constantFrom(...models), (override, model) => {
        expect(overrideOfFields(fieldsOfOverride(override), model)).toEqual(override);
      }),
    );
  });

  test("is nothing while every field is as the prompt, and then the model is not mentioned", () => {
    const prompt = newPrompt([siraya.id]);
    const set = setOverride(prompt, siraya.id, { seed: 0 });
    expect(set.overrides).toEqual({ [siraya.id]: { seed: 0 } });
    for (const model of models) expect(overrideOfFields(fieldsOfOverride(), model)).toEqual({});
    expect(setOverride(set, siraya.id, {})).toEqual(prompt);
  });

  test("takes the seed 0, no seed at all and no negative prompt for what they are", () => {
    expect(overrideOfFields({ ...fieldsOfOverride(), seed: "0" }, siraya)).toEqual({ seed: 0 });
    expect(overrideOfFields({ ...fieldsOfOverride(), none: { seed: true } }, siraya)).toEqual({ seed: null });
    expect(overrideOfFields({ ...fieldsOfOverride(), seed: "-1" }, siraya)).toEqual({ seed: null });
    const none = { ...fieldsOfOverride(), none: { negativePrompt: true } };
    expect(overrideOfFields(none, siraya)).toEqual({ negativePrompt: "" });
  });

  test.each([
    ["seed", "-2"],
    ["seed", "1.5"],
    ["seed", "4294967296"],
    ["expiresAfterMs", "0.9"],
    ["expiresAfterMs", "72.5"],
    ["expiresAfterMs", "soon"],
  ])("of Modellix refuses a wrong %s (%j)", (name, value) => {
    expect(overrideOfFields({ ...fieldsOfOverride(), [name]: value }, modellix)).toBeNull();
  });

  test.each([" acme", "a b", "-acme", "a".repeat(101), "../x"])("takes no namespace %j", (namespace) => {
    expect(overrideOfFields({ ...fieldsOfOverride(), namespace }, oxen)).toBeNull();
  });
});

describe("what can be chosen for one model", () => {
  test("is what it offers, with Auto and Match where it has them, after what the prompt says", () => {
    expect(values(overrideOptions("durationMs", siraya, "", 5000))).toEqual(["", "5000", "10000"]);
    expect(values(overrideOptions("durationMs", oxen, "", 5000))).toEqual([
      "",
      "auto",
      ...durationOptionsMs.map(String),
    ]);
    expect(values(overrideOptions("aspectRatio", oxen, "", "16:9"))).toEqual(["", "match", ...aspectRatios]);
    expect(values(overrideOptions("aspectRatio", modellix, "", "16:9"))).toEqual(["", ...aspectRatios]);
    expect(values(overrideOptions("resolution", oxen, "", "720p"))).toEqual(["", "480p", "720p"]);
  });

  test("names what the prompt asks", () => {
    expect(overrideOptions("durationMs", siraya, "", 8000)[0]?.label).toBe("As prompt (8 s)");
  });

  test("shows what is set although it is not offered", () => {
    expect(overrideOptions("resolution", oxen, "4k", "720p").at(-1)).toEqual({
      value: "4k",
      label: "4K, not offered",
    });
  });
});
