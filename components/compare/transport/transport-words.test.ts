import { expect, test } from "vitest";
import { transportWords } from "./transport-words.ts";

const names = new Map([
  ["1", "Animatic (This studio)"],
  ["2", "Seedance 2.0 (SIRAYA)"],
]);
const well = { waitingFor: [], broken: [], isPlaying: true, isRefused: false, isSlowed: false };

test("a transport whose players all go well says nothing", () => {
  expect(transportWords(well, names)).toBe("");
});

test("who is waited for is named, before what else is wrong", () => {
  expect(transportWords({ ...well, waitingFor: ["2", "1"], isSlowed: true }, names)).toBe(
    "Waiting for Seedance 2.0 (SIRAYA), Animatic (This studio)",
  );
  expect(transportWords({ ...well, broken: ["1"], isSlowed: true }, names)).toMatch(/^Slowed down/);
  expect(transportWords({ ...well, broken: ["1"] }, names)).toMatch(/Animatic.*go on without it\.$/);
});

test("a browser that wants a gesture before it plays is told of first", () => {
  expect(transportWords({ ...well, isPlaying: false, isRefused: true, waitingFor: ["1"] }, names)).toBe(
    "Press to play",
  );
});

test("of a clip that is alone, no others are spoken of", () => {
  expect(transportWords({ ...well, broken: ["1"] }, new Map([["1", "Dunes at noon"]]))).toBe(
    "This browser cannot play it",
  );
});
