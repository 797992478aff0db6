import { expect, test } from "vitest";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { neighbourOf } from "./neighbour-of.ts";

const shown = Array.from("abcde", (id) => ({ id }) as HistoryResult); // what is looked at here
const beside = (gone: string) => neighbourOf(shown, new Set(Array.from(gone) as GenerationId[])); // short ones, to be read

test("the focus goes to the next result that stays, or to the one before", () => {
  expect(["b", "bd", "de", "abcde", "", "z"].map(beside)).toEqual([
    "c",
    "e",
    "c",
    undefined,
    undefined,
    undefined,
  ]);
});
