import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileNames } from "./file-names.ts";

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
