import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type HistoryFilter, historyFilterSchema, historyParams, isFiltered } from "./history-filter.ts";

const read = (address: string) => historyFilterSchema.parse(Object.fromEntries(new URLSearchParams(address)));
const written = (filter: HistoryFilter) => Object.fromEntries(historyParams(filter));

test("an address says what is asked for", () => {
  const address =
    "q=red kite&model=oxen/kite&status=done&verdict=none&reference=image&tag=hero&favourite=yes&from=2026-11-01&to=2026-11-21&zone=Europe/Berlin&costFrom=0.5&costTo=2";
  expect(written(read(address))).toEqual(Object.fromEntries(new URLSearchParams(address)));
});

test("what says nothing that can be used falls away, alone", () => {
  const address =
    "q=   &model=Nobody&status=almost&verdict=maybe&reference=smell&tag=a,b&favourite=no&from=2026-02-31&to=soon&zone=Nowhere&costFrom=-1&costTo=lots&before=x&extra=1";
  expect(isFiltered(read(address))).toBe(false);
  expect(written(read(`${address}&status=done`))).toEqual({ status: "done" });
  expect(isFiltered(historyFilterSchema.parse({ q: ["a", "b"], from: null, costTo: {} }))).toBe(false);
});

test("what no database can hold is not asked for", () => {
  expect(isFiltered(historyFilterSchema.parse({ q: "a\0b" }))).toBe(false);
  expect(historyFilterSchema.parse({ tag: "a\0b" }).tag).toBe("a b");
});

test("an amount of nothing asks for nothing, and one of 0 for what is free", () => {
  expect(written(read("costFrom=&costTo=%20"))).toEqual({});
  expect(written(read("costTo=0"))).toEqual({ costTo: "0" });
});

test("a zone alone asks for nothing", () => {
  expect(isFiltered(read("zone=Europe/Berlin"))).toBe(false);
});

test("whatever an address says, what was read of it reads the same again", () => {
  const names = fc.constantFrom(...Object.keys(historyFilterSchema.shape));
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: "grapheme" })), (asked) => {
      const filter = historyFilterSchema.parse(asked);
      expect(written(read(historyParams(filter).toString()))).toEqual(written(filter));
    }),
  );
});
