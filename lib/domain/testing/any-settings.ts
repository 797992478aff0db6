import fc from "fast-check";
import { promptSettingRows, type Settings } from "#lib/domain/settings/setting-table.ts";
import { seedMax } from "#lib/domain/settings/setting-values.ts";

/** Settings of every sort; what is `given` is made that way instead. */
export function anySettings(
  given: { [Key in keyof Settings]?: fc.Arbitrary<Settings[Key]> } = {},
): fc.Arbitrary<Settings> {
  const counted = promptSettingRows.flatMap(([key, { options }]) =>
    options ? [[key, fc.constantFrom(...options)] as const] : [],
  );
  return fc.record({
    ...Object.fromEntries(counted),
    seed: fc.option(fc.integer({ min: 0, max: seedMax })),
    negativePrompt: fc.string({ maxLength: 50 }),
    variations: fc.integer({ min: 1, max: 4 }),
    ...given,
  }) as fc.Arbitrary<Settings>; // one for each row: those that cannot be counted are named
}
