import fc from "fast-check";
import { expect, test } from "vitest";
import { matchVolume } from "./match-volume.ts";

const loud = { loudnessLufs: -14 };
const quiet = { loudnessLufs: -26 };
const unknown = { loudnessLufs: null };

test("the louder clip is turned down to the quieter one", () => {
  expect(matchVolume(loud, [loud, quiet, unknown])).toBeCloseTo(10 ** (-12 / 20));
  expect(matchVolume(quiet, [loud, quiet])).toBe(1);
  expect(matchVolume(unknown, [loud, quiet, unknown])).toBe(1);
});

test("a clip of near silence turns nobody down", () => {
  const silent = { loudnessLufs: -70 };
  expect(matchVolume(loud, [loud, silent])).toBe(1);
  expect(matchVolume(silent, [loud, silent])).toBe(1);
});

test("all that are matched come out equally loud, and none louder than it is", () => {
  const lufs = fc.double({ min: -39, max: 0, noNaN: true });
  fc.assert(
    fc.property(fc.array(lufs, { minLength: 1, maxLength: 8 }), (all) => {
      const clips = all.map((loudnessLufs) => ({ loudnessLufs }));
      const heard = clips.map((clip) => clip.loudnessLufs + 20 * Math.log10(matchVolume(clip, clips)));
      for (const each of heard) expect(each).toBeCloseTo(Math.min(...all), 6);
    }),
  );
});
