import { expect, test } from "vitest";
import { samplePrompt } from "#lib/domain/testing/samples.ts";
import { outputFileName } from "./output-file-name.ts";

const of = {
  prompt: samplePrompt([], ['A red kite: over/the "dunes" before sunrise, slowly']),
  modelName: "Seedance 2.0",
  variation: 1,
  role: "result",
  output: 1,
  format: "mp4",
} as const;

test.each([
  [{}, "A red kite over the dunes – Seedance 2.0.mp4"],
  [{ variation: 2 }, "A red kite over the dunes – Seedance 2.0 #2.mp4"],
  [{ role: "further", output: 2 }, "A red kite over the dunes – Seedance 2.0 · output 2.mp4"],
  [
    { variation: 2, role: "last-frame", output: 0, format: "png" },
    "A red kite over the dunes – Seedance 2.0 #2, last frame.png",
  ],
  [{ prompt: samplePrompt([], []) }, "Untitled – Seedance 2.0.mp4"],
] as const)("a file of %j is named by its prompt's first words and its result", (change, name) => {
  expect(outputFileName({ ...of, ...change })).toBe(name);
});
