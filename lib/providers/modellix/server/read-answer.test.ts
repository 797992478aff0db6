import { expect, test } from "vitest";
import { readPolled } from "#lib/providers/server/read-task.ts";
import { taskShape } from "./read-answer.ts";

const image = { type: "image", url: "https://a.example/last.png", role: "last_frame" };
const clip = { type: "video", url: "https://a.example/clip.mp4" };

test.each([
  [{ status: "pending" }, { state: "waiting" }],
  [{ status: "created" }, { state: "waiting" }],
  [{ status: "pondering" }, { state: "waiting", unheardOf: "pondering" }],
  [{ status: "cancelled" }, { state: "canceled" }],
  [
    { status: "completed", result: { resources: [image, clip] } },
    {
      state: "succeeded",
      outputs: [
        { kind: "video", role: "result", from: { url: clip.url } },
        { kind: "image", role: "last-frame", from: { url: image.url } },
      ],
    },
  ],
  [
    { status: "success", result: { resources: [image] } },
    { state: "no-output", detail: expect.stringContaining("last.png") },
  ],
  [
    { status: "failed", error: { message: "Invalid parameter: ratio" } },
    {
      state: "failed",
      failure: {
        kind: "input",
        detail: "Invalid parameter: ratio",
        charged: "unknown",
        about: { part: "settings" },
      },
    },
  ],
])("a task of Modellix with %j is understood", (data, meaning) => {
  expect(readPolled(JSON.stringify({ data }), "/api/v1/tasks/t", taskShape, "sk-canary")).toEqual(meaning);
});
