import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referenceSchema } from "#lib/domain/prompt/reference.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { assetSchema } from "./asset.ts";
import type { Edit } from "./edit.ts";
import { editedName, fileNameMax, fileNames, plainFileName } from "./file-names.ts";
import type { Kind } from "./format.ts";

test("names that would be the same are numbered, whatever their case", () => {
  expect(fileNames(["a kite.mp4", "A Kite.mp4", "a kite.mp4", "a kite (2).mp4"])).toEqual([
    "a kite.mp4",
    "A Kite (2).mp4",
    "a kite (3).mp4",
    "a kite (2) (2).mp4",
  ]);
});

test("what some system forbids is replaced", () => {
  expect(fileNames(["../../etc/passwd", "a/b:c?.mp4", "con.mp4", "…", ".", ""])).toEqual([
    "_.._etc_passwd",
    "a_b_c_.mp4",
    "_con.mp4",
    "…",
    "file",
    "file (2)",
  ]);
});

test.each([
  ["kite.png", "kite.png"],
  ["C:\\fakepath\\a\n/b/kite.png", "kite.png"],
  ["風箏 图片.png", "風箏 图片.png"],
  ["Zoe\u0308.jpeg", "Zoe\u0308.jpeg"],
  ["Zoë.jpeg", "Zoë.jpeg"],
  ["می\u200cخواهم.mp4", "می\u200cخواهم.mp4"],
  ["👨‍👩‍👧.gif", "👨‍👩‍👧.gif"],
  ["photo\u202egnp.exe", "photognp.exe"],
  ["a\u2066b\u2069\u200f\u061cc\u2028.png", "abc.png"],
  ["ki\u200bte\ufeff\u00ad\u{e0061}.png", "kite.png"],
  ["\u200b\u2060.png", "file.png"],
  ["\u3164\u2800 .png", "file.png"],
  ["\u200d\ufe0f", "file"],
  [".png", "file.png"],
  ["", "file"],
  ["a\u0000\ud83d.png", "a\ufffd.png"],
])("the name %j is kept as %j", (name, kept) => {
  expect(plainFileName(name)).toBe(kept);
});

test("names that an older studio stored as they came are plain wherever they are read", () => {
  const asset = sampleAsset(1, "png");
  const [reference] = samplePrompt([asset], [0]).references;
  for (const [stored, read] of [
    ["photo\u061cgnp.png", "photognp.png"],
    ["\u200b\u2060.png", "file.png"],
    ["a\nb/kite.png", "kite.png"],
  ]) {
    expect(assetSchema.parse({ ...asset, name: stored }).name).toBe(read);
    expect(referenceSchema.parse({ ...reference, name: stored }).name).toBe(read);
  }
});

test("any name is kept short, whole, and the same when it is kept again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const kept = plainFileName(name);
      expect(kept.length).toBeLessThanOrEqual(fileNameMax);
      expect(kept).not.toMatch(/[\p{Cs}\p{Cc}\u202a-\u202e\u2066-\u2069/\\]|^$/u);
      expect(plainFileName(kept)).toBe(kept);
    }),
  );
  expect(plainFileName(`${"é".repeat(300)}.jpeg`)).toBe(`${"é".repeat(250)}.jpeg`);
});

test("names fit every file system, in whole characters, whatever their language", () => {
  const [chinese, family, twin] = fileNames([
    `${"風".repeat(200)}.mp4`,
    `${"👨‍👩‍👧".repeat(40)}.png`,
    `${"風".repeat(200)}.mp4`,
  ]);
  expect(chinese).toBe(`${"風".repeat(73)}.mp4`);
  expect(twin).toBe(`${"風".repeat(73)} (2).mp4`);
  expect(family).toBe(`${"👨‍👩‍👧".repeat(12)}.png`);
});

test("what an edit makes is called as its file, with the new ending and what was taken out", () => {
  const named = (name: string, kind: Kind, edit: Omit<Edit, "version">) =>
    editedName(name, kind, { version: 1, ...edit });
  expect(named("clip.mov", "video", { format: "mp4", shortSidePx: 480 })).toBe("clip.mp4");
  expect(named("clip.mov", "video", { format: "mp4", isSilent: true })).toBe("clip (silent).mp4");
  expect(named("clip.mov", "video", { format: "mp3" })).toBe("clip (sound).mp3");
  expect(named("clip.mov", "video", { format: "jpeg", stillAt: 3250 })).toBe("clip, 3.25 s.jpg");
  expect(named("clip.mov", "video", { format: "png", stillAt: "last" })).toBe("clip, last frame.png");
  expect(named("a.song.flac", "audio", { format: "wav" })).toBe("a.song.wav");
  expect(named(".heic", "image", { format: "jpeg" })).toBe("image.jpg");
  const long = named(`${"é".repeat(250)}.mov`, "video", { format: "mp3" });
  expect(long).toBe(`${"é".repeat(243)} (sound).mp3`);
});

test("any names become as many different ones that stay in their folder", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 150 }), { maxLength: 5 }), (names) => {
      const found = fileNames(names);
      expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of found) {
        expect(name).not.toMatch(/[/\\]|^\.|^$/);
        expect(name.length).toBeLessThan(300);
      }
    }),
  );
});
