import { expect, test } from "vitest";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import { chipsOf } from "./chips-of.ts";

const words = (filter: HistoryFilter) =>
  chipsOf(filter, {}).map(({ name, value }) => [name, value].filter(Boolean).join(" "));

test("nothing asked, or words alone, is no chip", () => {
  expect(words({})).toEqual([]);
  expect(words({ q: "kite", zone: "UTC" })).toEqual([]);
});

test("each filter is a chip; two days are one, and so are two amounts", () => {
  expect(
    words({
      favourite: "yes",
      status: "failed",
      verdict: "none",
      reference: "image",
      tag: "hero",
      from: "2026-11-23",
      to: "2026-11-29",
      costFrom: 0,
      costTo: 2,
    }),
  ).toEqual([
    "Favourites",
    "Status Failed",
    "Verdict None yet",
    "With images",
    "Tag hero",
    "Date 23\u2009–\u200929 Nov 2026",
    "Cost 0 – 2",
  ]);
});

test("one end of a range says which it is", () => {
  expect(words({ from: "2026-11-23" })).toEqual(["Date Since 23 Nov 2026"]);
  expect(words({ costTo: 0 })).toEqual(["Cost Up to 0"]);
});
