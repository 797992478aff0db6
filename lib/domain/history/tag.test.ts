import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readTags, tagMax, tagSchema } from "./tag.ts";

test("tags are read between commas, in lower case, each once", () => {
  expect(readTags(" Hero shot,  client A ,hero   SHOT,, ")).toEqual(["hero shot", "client a"]);
  expect(readTags("")).toEqual([]);
  expect(readTags("猫，ＦＵＬＬ、#hash, # ,\u202Eevil")).toEqual(["猫", "full", "hash", "evil"]);
});

test("one that is too long is told instead of being cut", () => {
  expect(readTags(`kite, ${"x".repeat(tagMax + 1)}`)).toBeNull();
});

test("a tag that was read reads the same again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
      const { data } = tagSchema.safeParse(text);
      if (data !== undefined) expect(tagSchema.parse(data)).toBe(data);
    }),
  );
});
