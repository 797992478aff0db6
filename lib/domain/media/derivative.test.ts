import { describe, expect, test } from "vitest";
import { newestOf, sentFileOf, shownWith } from "./derivative.ts";

const made = (kind: string, version = 1) => ({ kind, version, sha256: `${kind} ${version}` });

describe("of a file with a copy without place, camera and other words", () => {
  const file = {
    sha256: "own",
    format: "mp4",
    measured: {},
    derivatives: [made("poster", 3), made("sendable", 1), made("sendable", 2)],
  };

  test("the newest copy leaves", () => {
    expect(sentFileOf(file)).toEqual({ from: "derivative", made: made("sendable", 2) });
  });

  test("a request that means an older copy gets that", () => {
    expect(sentFileOf(file, "sendable 1")).toEqual({ from: "derivative", made: made("sendable", 1) });
  });

  test("its own bytes never leave, whatever a request means", () => {
    for (const meant of [null, "own", "poster 3", "sendable 3"])
      expect(sentFileOf(file, meant)).toEqual({ from: "derivative", made: made("sendable", 2) });
  });
});

test("a file of which there was nothing to take out leaves as it is", () => {
  const file = {
    sha256: "own",
    format: "jpeg",
    measured: {},
    derivatives: [made("poster"), made("compare")],
  };
  for (const meant of [null, "own", "poster 1"])
    expect(sentFileOf(file, meant)).toEqual({ from: "blob", blob: file });
});

test("nothing leaves of a file that has to be converted first, whatever was made of it", () => {
  const files = [
    { format: "mov", measured: { needsConverting: true } },
    { format: "heic", measured: {} }, // its reading forgot to say so
  ];
  for (const file of files)
    for (const derivatives of [[], [made("compare")], [made("sendable")]])
      for (const meant of [null, "own", "sendable 1"])
        expect(sentFileOf({ ...file, sha256: "own", derivatives }, meant)).toBeNull();
});

test("the newest of a kind is told by its maker's version and not by its place", () => {
  const files = [made("poster", 10), made("poster", 9), made("preview", 11)];
  expect(newestOf("poster", files)).toEqual(made("poster", 10));
  expect(newestOf("waveform", files)).toBeUndefined();
});

test("the copy that leaves in a file's place has no address of its own", () => {
  for (const place of ["asset", "blind", "item", "reference"] as const)
    expect(shownWith(place)).not.toContain("sendable");
});
