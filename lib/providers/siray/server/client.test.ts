import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "#simulators/simulator.ts";
import { startSiraySimulator } from "#simulators/siray/simulator.ts";
import { assetMap, samplePrompt } from "#lib/domain/testing/samples.ts";
import { client } from "#lib/providers/siray/client.ts";
import { provider } from "#lib/providers/siray/index.ts";
import { ref2vSpicy } from "#lib/providers/siray/limits.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";
import { replying } from "#lib/providers/server/testing/replying.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSiraySimulator();
});
afterEach(() => simulator.stop());

const { request } = provider.compile(samplePrompt([], ["A lake"]), assetMap([]), ref2vSpicy, {
  route: "link",
  variation: 1,
});
const start = () => client.start(request, clientOptions(simulator.url));
const poll = () => client.poll!("task-4ef840a4", { ...clientOptions(simulator.url), request });
const video = { kind: "video", role: "result", from: { url: "https://files.siray.ai/r/4ef840a4.mp4" } };

describe("a recorded reply of Siray", () => {
  test.each(["submitted", "submitted-id-at-top"])("to a submission names its task: %s", async (name) => {
    simulator.control(replying("submit", "siray", name));
    expect(await start()).toEqual({ state: "accepted", operation: "task-4ef840a4" });
  });

  test.each([
    ["refused", 200, { kind: "input", sent: "refused", detail: "InvalidParameter: size is not supported" }],
    ["refused-by-status", 401, { kind: "credentials", sent: "refused", detail: "401: Invalid token" }],
    ["refused-by-status", 503, { kind: "unavailable", sent: "maybe", detail: "503: Invalid token" }],
  ])("to a submission says no: %s with %i", async (name, status, error) => {
    simulator.control(replying("submit", "siray", name, { status }));
    await expect(start()).rejects.toMatchObject(error);
  });

  test.each([
    ["polled-running", { state: "waiting", progress: 0.4 }],
    ["polled-succeeded", { state: "succeeded", outputs: [video] }],
    ["polled-link-as-reason", { state: "succeeded", outputs: [video] }],
    [
      "polled-failed",
      {
        state: "failed",
        failure: {
          kind: "moderation",
          detail: "InputImageSensitiveContentDetected: The input image may contain a real person.",
          charged: "unknown",
          about: { part: "input", kind: "image", reason: "person" },
        },
      },
    ],
  ])("to a poll is understood: %s", async (name, meaning) => {
    simulator.control(replying("poll", "siray", name));
    expect(await poll()).toEqual(meaning);
  });

  test("to a poll may know no such task", async () => {
    simulator.control(replying("poll", "siray", "polled-unknown"));
    await expect(poll()).rejects.toMatchObject({ kind: "unknown-operation", sent: "maybe" });
  });
});

test("every documented status is known, and another one is named", async () => {
  simulator.control({ runMs: 60_000 });
  const started = await start();
  const operation = started.state === "accepted" ? started.operation : "";
  const seen = async (saysStatus: string) => {
    simulator.control({ saysStatus });
    return client.poll!(operation, { ...clientOptions(simulator.url), request });
  };
  for (const status of ["NOT_START", "SUBMITTED", "QUEUED", "IN_PROGRESS"])
    expect(await seen(status)).toMatchObject({ state: "waiting" });
  expect(await seen("QUEUED")).not.toHaveProperty("unheardOf");
  expect(await seen("UNKNOWN")).toMatchObject({ state: "waiting", unheardOf: "UNKNOWN" });
});
