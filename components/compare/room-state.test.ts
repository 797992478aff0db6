import { expect, test } from "vitest";
import { firstRoomState, pairOf, withClipAt } from "./room-state.ts";

test("until somebody chooses, the first two that can be played are a pair", () => {
  expect(pairOf(firstRoomState, ["a", "b", "c"])).toEqual(["a", "b"]);
  expect(pairOf(firstRoomState, ["a"])).toBeNull();
});

test("a chosen pair stays, and what is gone is replaced by another", () => {
  const state = { ...firstRoomState, pair: ["c", "a"] as const };
  expect(pairOf(state, ["a", "b", "c"])).toEqual(["c", "a"]);
  expect(pairOf(state, ["a", "b"])).toEqual(["a", "b"]);
});

test("a clip that already stands at the other place changes places", () => {
  expect(withClipAt(["a", "b"], 1, "c")).toEqual(["a", "c"]);
  expect(withClipAt(["a", "b"], 0, "c")).toEqual(["c", "b"]);
  expect(withClipAt(["a", "b"], 0, "b")).toEqual(["b", "a"]);
  expect(withClipAt(["a", "b"], 1, "b")).toEqual(["a", "b"]);
});
