import { expect, test } from "vitest";
import { readPolled } from "#lib/providers/server/read-task.ts";
import { taskShape } from "./read-answer.ts";

const video = (url: string, role = "result") => ({ kind: "video", role, from: { url } });

test.each([
  [{ status: "NOT_START" }, { state: "waiting" }],
  [
    { status: "IN_PROGRESS", progress: "40%" },
    { state: "waiting", progress: 0.4 },
  ],
  [{ status: "UNKNOWN" }, { state: "waiting", unheardOf: "UNKNOWN" }],
  [{ status: "constructor" }, { state: "waiting", unheardOf: "constructor" }],
  [
    { status: "SUCCESS", outputs: ["https://a.example/1", "https://a.example/2"] },
    { state: "succeeded", outputs: [video("https://a.example/1"), video("https://a.example/2", "further")] },
  ],
  // Some clients saw it where failures have their reason.
  [
    { status: "SUCCESS", outputs: [], fail_reason: "https://a.example/1" },
    { state: "succeeded", outputs: [video("https://a.example/1")] },
  ],
  [
    { status: "SUCCESS", outputs: null },
    { state: "no-output", detail: expect.stringContaining("SUCCESS") },
  ],
  [
    { status: "FAILURE", fail_code: "InputImageSensitiveContentDetected", fail_reason: "no" },
    {
      state: "failed",
      failure: {
        kind: "moderation",
        detail: "InputImageSensitiveContentDetected: no",
        charged: "unknown",
        about: { part: "input", kind: "image" },
      },
    },
  ],
  [
    { status: "FAILURE", fail_reason: "sk-canary broke" },
    { state: "failed", failure: { kind: "unavailable", detail: "… broke", charged: "unknown" } },
  ],
])("a task of Siray with %j is understood", (task, meaning) => {
  const answer = JSON.stringify({ code: "success", data: task });
  expect(readPolled(answer, "/v1/video/generations/t", taskShape, "sk-canary")).toEqual(meaning);
});
