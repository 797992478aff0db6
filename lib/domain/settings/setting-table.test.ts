import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adaptSettings } from "./adapt-settings.ts";
import { toldSettings } from "#lib/domain/generation/write-sent.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { newSettings, settingsOverrideSchema, settingsSchema } from "./settings.ts";
import { anySettings } from "#lib/domain/testing/any-settings.ts";
import { sampleModel, samplePrompt } from "#lib/domain/testing/samples.ts";
import { promptSettingRows, settingRows, settingTable } from "./setting-table.ts";
import { writeSettings } from "./settings-text.ts";

test("any settings are taken by the schema as they are", () => {
  fc.assert(
    fc.property(anySettings(), (settings) => {
      expect(settingsSchema.parse(settings)).toEqual(settings);
    }),
  );
});

test.each(promptSettingRows.map(([key]) => key))(
  "a document from before there was a setting %s has what a new prompt has",
  (key) => {
    const { [key]: _later, ...before } = newSettings;
    expect(settingsSchema.parse(before)).toEqual(newSettings);
    expect(settingsOverrideSchema.parse({})).toEqual({});
  },
);

test("what is no setting, or none of its values, is refused", () => {
  for (const wrong of [{ fps: 60 }, { durationMs: 4500 }, { resolution: "8k" }, { seed: -1 }, { sound: 1 }])
    expect(settingsSchema.safeParse({ ...newSettings, ...wrong }).success).toBe(false);
});

describe.each(settingRows)("of %s", (_key, row) => {
  test("every value comes back from its text, and has words of its own", () => {
    const values = row.options ?? [row.initial];
    for (const value of values) expect(row.fromText(row.toText(value))).toEqual({ value });
    expect(new Set(values.map((value) => row.write(value))).size).toBe(values.length);
  });
});

test("a value is written the same wherever it stands", () => {
  expect(settingTable.resolution.write("4k")).toBe("4K");
  const written = writeSettings({ ...newSettings, resolution: "4k", durationMs: "auto" });
  expect(Object.fromEntries(written.map(({ name, value }) => [name, value]))).toMatchObject({
    Duration: "Auto",
    "Aspect ratio": "16:9",
    Resolution: "4K",
    Sound: "On",
    Seed: "Random",
    "Fixed camera": "Off",
  });
});

test("a setting that limits do not name is not known: what asks for something is left out, and is said once", () => {
  const { source, durationMs, aspectRatio, resolution } = sampleModel.limits.settings;
  const settings = { source, durationMs, aspectRatio, resolution };
  const model: Model = { ...sampleModel, limits: { ...sampleModel.limits, settings } };
  fc.assert(
    fc.property(anySettings(), (asked) => {
      const prompt = samplePrompt([], ["A lake"], { settings: asked });
      const adapted = adaptSettings(prompt, new Map(), model);
      expect(Object.keys(toldSettings(adapted.settings, {}, model))).toEqual([
        "durationMs",
        "aspectRatio",
        "resolution",
      ]);
      for (const [key, { unset }] of settingRows) {
        if (key in settings) continue;
        const issues = adapted.issues.filter(({ path }) => path[1] === key);
        expect(issues.map(({ severity }) => severity)).toEqual(asked[key] === unset ? [] : ["loss"]);
        if (unset !== undefined) expect(adapted.settings[key]).toBe(unset);
      }
    }),
  );
});
