import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startModellixSimulator } from "#simulators/modellix/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { client } from "#lib/providers/modellix/client.ts";
import { provider } from "#lib/providers/modellix/index.ts";
import { videoToVideo } from "#lib/providers/modellix/limits.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";
import { replying } from "#lib/providers/server/testing/replying.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startModellixSimulator({ control: { checksMedia: false } });
});
afterEach(() => simulator.stop());

const clip = sampleAsset(1, "mp4");
const prompt = samplePrompt([clip], [0, " goes on"]);
const requestWith = (extras: object) =>
  provider.compile(
    { ...prompt, overrides: { [videoToVideo.id]: { extras } } },
    assetMap([clip]),
    videoToVideo,
    { route: "link", variation: 1 },
  ).request;
const request = requestWith({});
const start = (asked = request) => client.start(asked, clientOptions(simulator.url));
const poll = (operation = "task-abc123") =>
  client.poll!(operation, { ...clientOptions(simulator.url), request });

describe("a recorded reply of Modellix", () => {
  test("to a submission names its task, and nobody follows the address in it", async () => {
    simulator.control(replying("submit", "modellix", "submitted"));
    expect(await start()).toEqual({ state: "accepted", operation: "task-abc123" });
    simulator.control(replying("poll", "modellix", "polled-pending"));
    expect(await poll()).toEqual({ state: "waiting" });
    expect(simulator.ledger.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /api/v1/bytedance/seedance-2.0-v2v/async",
      "GET /api/v1/tasks/task-abc123",
    ]);
  });

  test.each([
    ["refused", {}, { kind: "balance", sent: "refused" }],
    ["refused-by-status", { status: 429 }, { kind: "rate", sent: "no", retryAfterMs: undefined }],
    [
      "refused-by-status",
      { status: 429, rateLimitReset: "12" },
      { kind: "rate", sent: "no", retryAfterMs: 12_000 },
    ],
  ])("to a submission says no: %s with %j", async (name, how, error) => {
    simulator.control(replying("submit", "modellix", name, how));
    await expect(start()).rejects.toMatchObject(error);
  });

  test.each([
    [
      "polled-succeeded",
      {
        state: "succeeded",
        outputs: [
          { kind: "video", role: "result", from: { url: "https://cdn.modellix.ai/r/clip.mp4" } },
          { kind: "image", role: "last-frame", from: { url: "https://cdn.modellix.ai/r/last.png" } },
        ],
      },
    ],
    [
      "polled-failed",
      {
        state: "failed",
        failure: {
          kind: "input",
          detail: "Invalid parameter: video_urls[0] cannot be fetched",
          charged: "unknown",
        },
      },
    ],
  ])("to a poll is understood: %s", async (name, meaning) => {
    simulator.control(replying("poll", "modellix", name));
    expect(await poll()).toEqual(meaning);
  });

  test.each([200, 404])("to a poll may know no such task, with %i", async (status) => {
    simulator.control(replying("poll", "modellix", "polled-unknown", { status }));
    await expect(poll()).rejects.toMatchObject({ kind: "unknown-operation", sent: "maybe" });
  });

  test("tells for free whether a key works", async () => {
    const tried = () => client.testKey!(clientOptions(simulator.url));
    expect(await tried()).toBe("works");
    simulator.control(replying("list", "modellix", "key-invalid"));
    expect(await tried()).toBe("refused");
    simulator.control({ keys: ["another"] });
    expect(await tried()).toBe("refused");
    expect(simulator.ledger.jobs).toEqual([]);
  });
});

test("the last frame comes with the video where it was asked for", async () => {
  const outputsOf = async (asked: typeof request) => {
    const started = await start(asked);
    const polled = await poll(started.state === "accepted" ? started.operation : "");
    return polled.state === "succeeded" ? polled.outputs.map(({ kind, role }) => `${kind} ${role}`) : polled;
  };
  expect(await outputsOf(request)).toEqual(["video result"]);
  expect(await outputsOf(requestWith({ returnLastFrame: true }))).toEqual([
    "video result",
    "image last-frame",
  ]);
});

test("every status that its clients tolerate is known, in any letter case, and another one is named", async () => {
  simulator.control({ runMs: 60_000 });
  const started = await start();
  const seen = async (saysStatus: string) => {
    simulator.control({ saysStatus });
    return poll(started.state === "accepted" ? started.operation : "");
  };
  for (const status of ["pending", "queued", "created", "processing", "running", "PENDING"])
    expect(await seen(status)).toEqual({ state: "waiting" });
  for (const status of ["canceled", "cancelled"]) expect(await seen(status)).toEqual({ state: "canceled" });
  for (const status of ["failed", "error"]) expect(await seen(status)).toMatchObject({ state: "failed" });
  expect(await seen("pondering")).toEqual({ state: "waiting", unheardOf: "pondering" });
});
