import { describe, expect, test } from "vitest";
import { type Edit, editKey, parseEdit, suitsFile } from "./edit.ts";
import film from "./fixtures/edit-1.json" with { type: "json" };
import still from "./fixtures/edit-1-still.json" with { type: "json" };

describe("a stored edit", () => {
  test.each([
    ["of a film", film],
    ["of one of its pictures", still],
  ])("%s is read word for word", (_which, stored) => {
    expect(parseEdit(stored)).toEqual({ state: "read", document: stored });
  });

  test("of a newer studio is told from what is no edit", () => {
    expect(parseEdit({ ...film, version: 2, crop: {} })).toEqual({ state: "newer" });
    expect(parseEdit({ ...film, crop: {} }).state).toBe("unreadable");
  });
});

test("two edits are alike where they ask for the same, in whatever order they say it", () => {
  const edit: Edit = { version: 1, format: "mp4", shortSidePx: 720, isSilent: true };
  expect(editKey({ isSilent: true, shortSidePx: 720, fps: undefined, format: "mp4", version: 1 })).toBe(
    editKey(edit),
  );
  for (const other of [{ fps: 720 }, { maxBytes: 720_000 }, { shortSidePx: 480 }, { isSilent: undefined }])
    expect(editKey({ ...edit, ...other })).not.toBe(editKey(edit));
});

test.each([
  [{ format: "jpeg" }, "image", true],
  [{ format: "jpeg", shortSidePx: 480, maxBytes: 1_000_000 }, "image", true],
  [{ format: "jpeg", stillAt: 0 }, "image", false],
  [{ format: "mp4" }, "image", false],
  [{ format: "mp4", fps: 24, isSilent: true }, "video", true],
  [{ format: "png", stillAt: "last" }, "video", true],
  [{ format: "png" }, "video", false],
  [{ format: "mp3" }, "video", true],
  [{ format: "mp3", isSilent: true }, "video", false],
  [{ format: "wav" }, "audio", true],
  [{ format: "wav", fps: 24 }, "audio", false],
  [{ format: "mp4" }, "audio", false],
] as const)("%j of an %s: %s", (edit, kind, suits) => {
  expect(suitsFile({ version: 1, ...edit }, { kind, measured: { audioCodec: "aac" } })).toBe(suits);
});

test("there is no sound of a film that has none", () => {
  const edit: Edit = { version: 1, format: "mp3" };
  for (const measured of [{ hasSound: false }, { videoCodec: "avc" }])
    expect(suitsFile(edit, { kind: "video", measured })).toBe(false);
});
