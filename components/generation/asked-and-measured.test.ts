import { expect, test } from "vitest";
import { outputSize } from "#lib/domain/limits/output-size.ts";
import type { Measured } from "#lib/domain/media/asset.ts";
import { aspectRatios, ratioValue, resolutions } from "#lib/domain/settings/setting-values.ts";
import { differences } from "./asked-and-measured.ts";
import type { Asked } from "./asked-of.ts";

const asked = { durationMs: 5000, size: { widthPx: 1280, heightPx: 720 } };

test("a frame more or less is no difference", () => {
  expect(differences(asked, { durationMs: 5042, widthPx: 1280, heightPx: 720 })).toEqual([]);
});

test("another length or size is told with both numbers", () => {
  expect(differences(asked, { durationMs: 4000, widthPx: 1248, heightPx: 704 })).toEqual([
    "Asked for 5 s, got 4 s.",
    "Asked for 1280 × 720, got 1248 × 704.",
  ]);
});

test("what the model was to choose is never a difference", () => {
  expect(differences({ ...asked, durationMs: null }, { durationMs: 9000 })).toEqual([]);
  expect(differences({ ...asked, size: null }, { widthPx: 640, heightPx: 640 })).toEqual([]);
});

const film = { durationMs: 5000, widthPx: 1280, heightPx: 720 };

test.each<[what: string, asked: Asked, came: Measured, notes: string[]]>([
  ["sound that was wanted and came", { ...asked, sound: true }, { ...film, hasSound: true }, []],
  ["no sound where none was wanted", { ...asked, sound: false }, { ...film, hasSound: false }, []],
  [
    "a wanted sound that is missing",
    { ...asked, sound: true },
    { ...film, hasSound: false },
    ["Asked for sound, got none."],
  ],
  [
    "a sound that nobody wanted",
    { ...asked, sound: false },
    { ...film, hasSound: true },
    ["Asked for no sound, got sound."],
  ],
  ["a file whose sound nobody has read", { ...asked, sound: true }, film, []],
  ["a request that says nothing of sound", asked, { ...film, hasSound: true }, []],
])("%s is told as far as it differs", (_what, wanted, came, notes) => {
  expect(differences(wanted, came)).toEqual(notes);
});

test.each<[wanted: [number, number], came: [number, number], isNoted: boolean]>([
  [[1280, 720], [1280, 720], false],
  [[1280, 720], [1264, 720], false],
  [[1920, 1080], [1920, 1088], false],
  [[864, 496], [854, 480], false],
  [[864, 496], [864, 480], false],
  [[1280, 720], [1248, 704], true],
  [[1280, 720], [720, 1280], true],
  [[1920, 1080], [1280, 720], true],
  [[3840, 2160], [3840, 2160], false],
  [[3840, 2160], [1920, 1080], true],
])("of %j asked for and %j come, only what rounding does not explain is told", (wanted, came, isNoted) => {
  const size = { widthPx: wanted[0], heightPx: wanted[1] };
  const notes = isNoted ? [`Asked for ${wanted.join(" × ")}, got ${came.join(" × ")}.`] : [];
  expect(differences({ durationMs: null, size }, { widthPx: came[0], heightPx: came[1] })).toEqual(notes);
});

const shape = (came: string) => `Asked to match the reference's shape, got ${came}.`;

test.each<[what: string, match: NonNullable<Asked["match"]>, came: [number, number], notes: string[]]>([
  ["the same shape", { ratios: [16 / 9], resolution: "720p" }, [1280, 720], []],
  ["the maker's own 21:9", { ratios: [21 / 9], resolution: "480p" }, [992, 432], []],
  ["a shape that no model makes, kept", { ratios: [4 / 5], resolution: "720p" }, [864, 1080], []],
  ["the nearest that models make", { ratios: [4 / 5], resolution: "720p" }, [834, 1112], []],
  ["either of two that are as near", { ratios: [1.55], resolution: "720p" }, [1112, 834], []],
  ["the other of them", { ratios: [1.55], resolution: "720p" }, [1280, 720], []],
  ["another shape", { ratios: [9 / 16], resolution: "720p" }, [1280, 720], [shape("1280 × 720")]],
  ["a square for a wide one", { ratios: [16 / 9], resolution: null }, [960, 960], [shape("960 × 960")]],
  ["the second of two references", { ratios: [9 / 16, 1], resolution: "720p" }, [960, 960], []],
  [
    "neither of two references",
    { ratios: [9 / 16, 1], resolution: "720p" },
    [1280, 720],
    ["Asked to match a reference's shape, got 1280 × 720."],
  ],
  [
    "the right shape, too small",
    { ratios: [16 / 9], resolution: "1080p" },
    [1280, 720],
    ["Asked for 1080p, got 1280 × 720."],
  ],
  ["less than 4K", { ratios: [1], resolution: "4k" }, [1440, 1440], ["Asked for 4K, got 1440 × 1440."]],
  ["4K by its own pixels", { ratios: [1], resolution: "4k" }, [2880, 2880], []],
])("of a reference that is to be matched: %s", (_what, match, came, notes) => {
  const measured = { widthPx: came[0], heightPx: came[1] };
  expect(differences({ durationMs: null, size: null, match }, measured)).toEqual(notes);
});

/** Whatever the maker documents must never be told as a difference. */
test("every documented size is a match of its own ratio, at every resolution", () => {
  for (const resolution of resolutions)
    for (const ratio of aspectRatios) {
      const match = { ratios: [ratioValue(ratio)], resolution };
      expect(differences({ durationMs: null, size: null, match }, outputSize(resolution, ratio))).toEqual([]);
    }
});
