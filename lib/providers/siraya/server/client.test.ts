import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "#simulators/simulator.ts";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import { assetMap, samplePrompt } from "#lib/domain/testing/samples.ts";
import { client } from "#lib/providers/siraya/client.ts";
import { provider } from "#lib/providers/siraya/index.ts";
import { models } from "#lib/providers/siraya/limits.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";
import { replying } from "#lib/providers/server/testing/replying.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSirayaSimulator();
});
afterEach(() => simulator.stop());

const { request } = provider.compile(samplePrompt([], ["A lake"]), assetMap([]), models[0], {
  route: "link",
  variation: 1,
});
const start = () => client.start(request, clientOptions(simulator.url));
const link = (number: number) => `https://resource.siraya.ai/video/generated%2Fsiraya_${number}.mp4`;

describe("a recorded reply of SIRAYA", () => {
  test("is the result", async () => {
    simulator.control(replying("submit", "siraya", "answered"));
    expect(await start()).toEqual({
      state: "answered",
      outputs: [{ kind: "video", role: "result", from: { url: link(123) } }],
    });
  });

  test("may hold several results, and the prompt as it was revised for each", async () => {
    simulator.control(replying("submit", "siraya", "answered-several"));
    expect(await start()).toEqual({
      state: "answered",
      outputs: [
        { kind: "video", role: "result", from: { url: link(123) } },
        {
          ...{ kind: "video", role: "further", from: { url: link(124) } },
          revisedPrompt: "A shiba inu runs along a sunny beach",
        },
      ],
      revisedPrompt: "A shiba inu runs along a sunny beach",
    });
  });

  test("without a result leaves open what became of the request", async () => {
    simulator.control(replying("submit", "siraya", "answered-empty"));
    await expect(start()).rejects.toMatchObject({ kind: "contract", sent: "maybe" });
  });

  test.each([
    ["refused-content", 403, { kind: "moderation", sent: "refused" }],
    ["refused-content", 400, { kind: "input", sent: "refused" }],
    ["refused-balance", 402, { kind: "balance", sent: "refused" }],
    ["refused-balance", 200, { kind: "balance", sent: "refused" }],
    ["refused-content", 408, { kind: "unavailable", sent: "maybe" }],
    ["refused-content", 502, { kind: "unavailable", sent: "maybe" }],
    ["refused-content", 503, { kind: "unavailable", sent: "maybe" }],
  ])("says no: %s with %i", async (name, status, error) => {
    simulator.control(replying("submit", "siraya", name, { status }));
    await expect(start()).rejects.toMatchObject(error);
  });
});

test("several results, base64 and a revised prompt come through the real call too", async () => {
  simulator.control({ results: 2, revisesPrompt: true });
  expect(await start()).toMatchObject({
    state: "answered",
    outputs: [{ role: "result" }, { role: "further" }],
    revisedPrompt: "A lake, revised",
  });
  await simulator.ledger.jobs[0]!.film(); // encoding it takes its time, and is not what is waited for
  simulator.control({ results: 1, resultAs: "base64" });
  expect(await start()).toMatchObject({ outputs: [{ role: "result", from: { bytes: expect.any(Buffer) } }] });
});
