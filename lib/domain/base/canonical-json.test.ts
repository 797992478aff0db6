import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("it is JSON of the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order of keys does not matter", () => {
  expect(canonicalJson({ b: 1, a: { d: [1, { f: 2, e: 3 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[1,{"e":3,"f":2}]},"b":1}',
  );
});

test("what is not defined is left out of objects, and null in lists, as JSON has it", () => {
  const value = { a: undefined, b: [undefined, 1], c: new Date(0), "d\n": Number.NaN };
  expect(canonicalJson(value)).toBe(JSON.stringify(value));
});
