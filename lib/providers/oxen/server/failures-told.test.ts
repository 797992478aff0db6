import { afterEach, beforeEach, expect, test } from "vitest";
import type { ControlChange } from "#simulators/control.ts";
import { startOxenSimulator } from "#simulators/oxen/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { failureMessage } from "#lib/domain/generation/messages.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { assetMap, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import { client } from "#lib/providers/oxen/client.ts";
import { provider } from "#lib/providers/oxen/index.ts";
import { referenceToVideo } from "#lib/providers/oxen/limits.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startOxenSimulator({ control: { checksMedia: false } });
});
afterEach(() => simulator.stop());

const compiling = { route: "link", variation: 1 } as const;
const { request } = provider.compile(samplePrompt([], ["A kite"]), assetMap([]), referenceToVideo, compiling);

/** Asks the simulator for one video; gives the failure that the generation keeps. */
async function fail(): Promise<Failure> {
  const options = {
    baseUrl: simulator.url,
    apiKey: "sk-canary-0123456789",
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(simulator.url)]) }),
    signal: AbortSignal.timeout(5000),
    attemptId: sampleId<AttemptId>(7),
    resolveMedia: async () => "",
  };
  try {
    const started = await client.start(request, options);
    const operation = started.state === "accepted" ? started.operation : "";
    const polled = await client.poll!(operation, { ...options, request });
    if (polled.state === "failed") return polled.failure;
  } catch (error) {
    if (error instanceof ProviderError) return error.toFailure();
    throw error;
  }
  throw new Error("It did not fail");
}

const answers = (status: number, more: object = {}): ControlChange => ({
  faults: [{ on: "submit", kind: "status", status, ...more }],
});

/** What happened, whether it cost money, what to do next. */
test.each<[what: string, change: ControlChange, words: string]>([
  ["a refused request", answers(400), "Oxen refused the request. Not charged."],
  ["a refused key", answers(401), "Oxen rejected the API key. Not charged. Check the key in Settings first."],
  ["an empty account", answers(402), "Not enough credit at Oxen. Not charged. Top up there first."],
  [
    "refused content",
    answers(403, { body: { error: { message: "Blocked by content policy" } } }),
    "Oxen refused: content filter. Not charged.",
  ],
  [
    "a job that ran into wrong input",
    { jobsFailWith: "Invalid duration" },
    "Oxen refused a setting. Not charged. Change it.",
  ],
  [
    "a job that was moderated",
    { jobsFailWith: "The output was flagged as sensitive" },
    "Oxen refused the result: content filter. May have been charged.",
  ],
  [
    "a job whose sound was held back",
    { jobsFailWith: "output audio may be related to copyright" },
    "Oxen refused the result's sound: copyright. May have been charged.",
  ],
  ["a job that broke", { jobsFailWith: "GPU on fire" }, "Oxen reported an error. May have been charged."],
])("%s is told in words", async (_what, change, words) => {
  simulator.control(change);
  const failure = await fail();
  const { what, money, next } = failureMessage(failure, { provider: "Oxen", isFree: false });
  expect([what, money, next].filter(Boolean).join(" ")).toBe(words);
  if (change.jobsFailWith) expect(failure.detail).toBe(change.jobsFailWith);
});
