import { expect, test } from "vitest";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { firstRoomState } from "./room-state.ts";
import { roomView } from "./room-view.ts";

const clip = (id: string, src: string | null = `/${id}`) => ({ id, src }) as StageClip; // all that is asked of it
const clips = [clip("a"), clip("b"), clip("c", null), clip("d")];
const ids = (found: readonly StageClip[]) => found.map(({ id }) => id).join("");

test("a grid shows all that can be played, and keys speak of the chosen clip or the first", () => {
  const view = roomView(clips, firstRoomState, null);
  expect([ids(view.shown), view.atHand?.id, view.layout]).toEqual(["abd", "a", "grid"]);
  expect(roomView(clips, { ...firstRoomState, chosen: "c" }, null).atHand?.id).toBe("c");
});

test("in a layout of two, keys speak of one that is in sight", () => {
  const state = { ...firstRoomState, layout: "wipe", pair: ["b", "d"], chosen: "a" } as const;
  const view = roomView(clips, state, null);
  expect([ids(view.shown), view.atHand?.id, view.chosen?.id]).toEqual(["bd", "b", "a"]);
  expect(roomView(clips, { ...state, isSolo: true }, null).atHand?.id).toBe("a");
});

test("a layout of two needs two", () => {
  const view = roomView(clips.slice(0, 1), { ...firstRoomState, layout: "pair" }, null);
  expect([view.layout, view.pair]).toEqual(["grid", null]);
});

test("the clip of a note stays at hand, whatever is chosen", () => {
  expect(roomView(clips, { ...firstRoomState, chosen: "a" }, "d").atHand?.id).toBe("d");
});
