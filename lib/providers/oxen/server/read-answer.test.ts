import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPolled, readStarted } from "#lib/providers/server/read-task.ts";
import { readCost, taskShape } from "./read-answer.ts";

const fixture = (name: string) =>
  readFileSync(new URL(import.meta.resolve(`#lib/providers/oxen/fixtures/${name}.json`)), "utf8");
const read = (name: string) => readPolled(fixture(name), "/api/ai/queue/g", taskShape, "sk");

describe("a documented reply", () => {
  test("to a submission names its generation", () => {
    const operation = "4ef840a4-0000-4000-8000-000000000001";
    expect(readStarted(fixture("queued"), taskShape, "sk")).toEqual({ state: "accepted", operation });
  });

  test.each([
    ["polled-processing", { state: "waiting" }],
    ["polled-cancelled", { state: "canceled" }],
    [
      "polled-succeeded",
      {
        state: "succeeded",
        outputs: [
          {
            kind: "video",
            role: "result",
            from: { url: "https://hub.oxen.ai/api/repos/ox/films/files/main/video.mp4" },
          },
        ],
      },
    ],
    [
      "polled-failed",
      {
        state: "failed",
        failure: { kind: "input", detail: "Audio requires at least one image or video", charged: "no" },
      },
    ],
    [
      "blocking-base64",
      {
        state: "succeeded",
        outputs: [
          { kind: "video", role: "result", from: { bytes: Buffer.from("AAAAHGZ0eXBpc29t", "base64") } },
        ],
      },
    ],
  ])("%s is understood", (name, meaning) => {
    expect(read(name)).toEqual(meaning);
  });
});

test.each([
  ['{"cost":"1.12"}', 1_120_000],
  ['{"cost":"0.0000015"}', 2],
  ['{"cost":"0"}', 0],
  ['{"cost":12}', 12_000_000],
  ['{"cost":"1.005"}', 1_005_000],
  ['{"cost":"123456789.123456"}', 123_456_789_123_456],
])("%s is that many millionths of a dollar", (text, micro) => {
  expect(readCost(text)).toEqual({ micro, currency: "USD" });
});

test.each([
  '{"cost":null}',
  '{"cost":"-1"}',
  '{"cost":"free"}',
  '{"cost":"1e9"}',
  "{}",
  "<html>",
  '{"cost":"1,5"}',
])("%s is no price", (text) => {
  expect(readCost(text)).toBeUndefined();
});
