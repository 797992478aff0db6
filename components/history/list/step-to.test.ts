import { expect, test } from "vitest";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import { stepTo } from "./step-to.ts";

const items = ["abc", "d", "ef"].map((letters) => {
  return { results: Array.from(letters).map((id) => ({ id })) } as unknown as HistoryItem; // what is looked at here
});
const to = (from: string, key: string) => stepTo(items, from, key)?.result.id;

test("left and right lead through all results, from row to row", () => {
  expect(Array.from("abcdef").map((from) => to(from, "ArrowRight"))).toEqual([
    "b",
    "c",
    "d",
    "e",
    "f",
    undefined,
  ]);
  expect(Array.from("abcdef").map((from) => to(from, "ArrowLeft"))).toEqual([
    undefined,
    "a",
    "b",
    "c",
    "d",
    "e",
  ]);
});

test("up and down lead to the same place of the next row, or to its last one", () => {
  expect(to("c", "ArrowDown")).toBe("d");
  expect(to("d", "ArrowDown")).toBe("e");
  expect(to("f", "ArrowUp")).toBe("d");
  expect(to("d", "ArrowUp")).toBe("a");
  expect(to("a", "ArrowUp")).toBeUndefined();
});

test("other keys and unknown results lead nowhere", () => {
  expect(to("a", "Home")).toBeUndefined();
  expect(to("z", "ArrowDown")).toBeUndefined();
});
