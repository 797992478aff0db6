import { expect, test } from "vitest";
import { transportWords } from "./transport-words.ts";

const marks = new Map([
  ["1", "1"],
  ["2", "2"],
]);
const names = new Map([
  ["1", "Animatic (This studio)"],
  ["2", "Seedance 2.0 (SIRAYA)"],
]);
const well = { waitingFor: [], broken: [], isPlaying: true, isRefused: false, isSlowed: false };
const say = (change: Partial<Parameters<typeof transportWords>[0]>, called = names) =>
  transportWords({ ...well, ...change }, marks, called);

test("a transport whose players all go well says nothing", () => {
  expect(say({})).toBeNull();
});

test("who is waited for is named, by numbers where it is short, before what else is wrong", () => {
  expect(say({ waitingFor: ["2"], isSlowed: true })).toEqual({
    short: "Waiting for 2",
    long: "Waiting for Seedance 2.0 (SIRAYA)",
  });
  expect(say({ waitingFor: ["2", "1"] })?.short).toBe("Loading");
  expect(say({ broken: ["1"], isSlowed: true })?.short).toBe("Slowed down");
  expect(say({ broken: ["1"] })).toEqual({
    short: "Can't play 1",
    long: "Can't play Animatic (This studio)",
  });
});

test("a browser that wants a gesture before it plays is told of first", () => {
  expect(say({ isPlaying: false, isRefused: true, waitingFor: ["1"] })?.short).toBe("Press to play");
});

test("a clip that is alone has no number", () => {
  expect(say({ broken: ["1"] }, new Map([["1", "Dunes at noon"]]))?.short).toBe("Can't play here");
});
