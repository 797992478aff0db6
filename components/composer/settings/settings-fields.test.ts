import fc from "fast-check";
import { expect, test } from "vitest";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import { anySettings } from "#lib/domain/testing/any-settings.ts";
import { fieldsOfSettings, optionsOf, settingsOfFields } from "./settings-fields.ts";

test("a negative prompt loses what no database takes", () => {
  const fields = { ...fieldsOfSettings(newSettings), negativePrompt: "ra\u0000in \ud83c" };
  expect(settingsOfFields(fields)?.negativePrompt).toBe("rain \ufffd");
});

test("settings come back from the form as they went in", () => {
  fc.assert(
    fc.property(anySettings(), (settings) => {
      expect({ ...settings, ...settingsOfFields(fieldsOfSettings(settings)) }).toEqual(settings);
    }),
  );
});

test.each([
  ["seed", "-2"],
  ["seed", "1.5"],
  ["seed", "10000000000"],
  ["seed", "x"],
])("a wrong %s (%j) gives no settings", (name, value) => {
  expect(settingsOfFields({ ...fieldsOfSettings(newSettings), [name]: value })).toBeNull();
});

test.each(["", "-1"])("the seed %j is a random one", (seed) => {
  expect(settingsOfFields({ ...fieldsOfSettings(newSettings), seed })?.seed).toBeNull();
});

test("durations read Auto and 4 s to 15 s", () => {
  expect(optionsOf(settingTable.durationMs).map(({ label }) => label)).toEqual([
    "Auto",
    ...[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((seconds) => `${seconds} s`),
  ]);
});
