import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ControlChange } from "#simulators/control.ts";
import { startOxenSimulator } from "#simulators/oxen/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { assetMap, sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import { client } from "#lib/providers/oxen/client.ts";
import { provider } from "#lib/providers/oxen/index.ts";
import { referenceToVideo } from "#lib/providers/oxen/limits.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";

const apiKey = "sk-canary-0123456789";
const attemptId = sampleId<AttemptId>(7);
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startOxenSimulator({ control: { checksMedia: false } });
});
afterEach(() => simulator.stop());

function optionsFor(baseUrl = simulator.url, timeoutMs = 30_000) {
  return {
    baseUrl,
    apiKey,
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(baseUrl)]) }),
    signal: AbortSignal.timeout(timeoutMs),
    attemptId,
    resolveMedia: async () => "https://studio.example/media/l/secret-token/hero.png",
  };
}

const hero = sampleAsset(1, "png");
const { request } = provider.compile(
  samplePrompt([hero], [0, " waves"]),
  assetMap([hero]),
  referenceToVideo,
  {
    route: "link",
    variation: 1,
  },
);
const start = (baseUrl?: string, timeoutMs?: number) => client.start(request, optionsFor(baseUrl, timeoutMs));
const poll = (operation: string) => client.poll!(operation, { ...optionsFor(), request });
const accepted = async () => {
  const started = await start();
  return started.state === "accepted" ? started.operation : "";
};
const told = (thrown: unknown) => {
  expect(thrown).toBeInstanceOf(ProviderError);
  const { kind, sent, retryAfterMs, detail } = thrown as ProviderError; // just seen to be one
  expect(detail).not.toContain("canary");
  expect(detail).not.toContain("secret-token");
  return { kind, sent, ...(retryAfterMs !== undefined && { retryAfterMs }) };
};
const fails = (promise: Promise<unknown>) => promise.then(() => "answered", told);
const fault = (on: "submit" | "poll" | "cancel" | "bill" | "list", change: object): ControlChange => ({
  faults: [{ on, kind: "status", ...change } as never], // the simulator checks it
});

describe("starting", () => {
  test("sends the documented body with links, once, and names the operation", async () => {
    const operation = await accepted();
    expect(simulator.ledger.jobs.map((job) => job.id)).toEqual([operation]);
    expect(simulator.ledger.jobs[0]?.body).toEqual({
      ...request,
      input_images: ["https://studio.example/media/l/secret-token/hero.png"],
    });
  });

  test.each([
    ["a late 200", { kind: "late", delayMs: 300 }, "answered", 1],
    ["truncated JSON", { kind: "truncated-json" }, { kind: "contract", sent: "maybe" }, 1],
    ["a page", { kind: "html" }, { kind: "contract", sent: "maybe" }, 1],
    ["no id", { kind: "empty-object" }, { kind: "contract", sent: "maybe" }, 1],
    ["an answer that breaks off", { kind: "cut-body" }, { kind: "unreachable", sent: "maybe" }, 1],
    ["a reset before the body", { kind: "reset-before" }, { kind: "unreachable", sent: "maybe" }, 0],
    ["a reset after the body", { kind: "reset-after" }, { kind: "unreachable", sent: "maybe" }, 1],
    ["303", { status: 303, accepts: true }, { kind: "contract", sent: "maybe" }, 1],
    ["400", { status: 400 }, { kind: "input", sent: "refused" }, 0],
    ["401", { status: 401 }, { kind: "credentials", sent: "refused" }, 0],
    ["402", { status: 402 }, { kind: "balance", sent: "refused" }, 0],
    ["403", { status: 403 }, { kind: "credentials", sent: "refused" }, 0],
    [
      "403 for its content",
      { status: 403, body: { error: { message: "Blocked by content policy" } } },
      { kind: "moderation", sent: "refused" },
      0,
    ],
    ["404", { status: 404 }, { kind: "contract", sent: "refused" }, 0],
    ["408", { status: 408 }, { kind: "unavailable", sent: "maybe" }, 0],
    ["409", { status: 409 }, { kind: "contract", sent: "refused" }, 0],
    ["422", { status: 422 }, { kind: "input", sent: "refused" }, 0],
    ["429", { status: 429 }, { kind: "rate", sent: "no" }, 0],
    [
      "429 with Retry-After",
      { status: 429, retryAfter: "7" },
      { kind: "rate", sent: "no", retryAfterMs: 7000 },
      0,
    ],
    ["500", { status: 500 }, { kind: "unavailable", sent: "maybe" }, 0],
    ["502 after accepting", { status: 502, accepts: true }, { kind: "unavailable", sent: "maybe" }, 1],
    ["503", { status: 503, retryAfter: "2" }, { kind: "unavailable", sent: "maybe", retryAfterMs: 2000 }, 0],
  ])("into %s is told apart", async (_what, change, outcome, bills) => {
    simulator.control(fault("submit", change));
    expect(await fails(start())).toEqual(outcome);
    expect(simulator.ledger.jobs).toHaveLength(bills);
    expect(simulator.ledger.requests.filter(({ purpose }) => purpose === "submit")).toHaveLength(1);
  });

  test("that is given up after a while may have been accepted", async () => {
    simulator.control(fault("submit", { kind: "silence" }));
    expect(await fails(start(undefined, 1500))).toEqual({ kind: "unreachable", sent: "maybe" });
    expect(simulator.ledger.jobs).toHaveLength(1);
  });

  test("where nobody listens, no name is known, or no TLS is spoken was never sent", async () => {
    const mute = createServer((socket) => socket.on("data", () => socket.end("no TLS here"))).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((resolve) => mute.once("listening", resolve));
    const { port } = mute.address() as AddressInfo; // it listens on a port
    const none = { kind: "unreachable", sent: "no" };
    expect(await fails(start("http://127.0.0.1:4599"))).toEqual(none);
    expect(await fails(start("http://no-such-host.invalid"))).toEqual(none);
    expect(await fails(start(`https://127.0.0.1:${port}`))).toEqual(none);
    await new Promise((resolve) => mute.close(resolve));
  });

  test("shows neither key nor media link of an error that repeats them", async () => {
    const body = {
      error: {
        message: `Bearer ${apiKey}: cannot fetch https://studio.example/media/l/secret-token/hero.png?x=1`,
      },
    };
    simulator.control(fault("submit", { status: 400, body }));
    const error = await start().catch((thrown: unknown) => thrown);
    expect(told(error)).toEqual({ kind: "input", sent: "refused" });
    expect((error as ProviderError).detail).toBe(
      "400: Bearer …: cannot fetch https://studio.example/…/hero.png",
    );
  });
});

test("a key that cannot be sent is refused here, and repeated nowhere", async () => {
  for (const odd of ["", "sk-canary-ключ", "sk-canary\n", "sk canary"]) {
    const error = await client
      .start(request, { ...optionsFor(), apiKey: odd })
      .catch((thrown: unknown) => thrown);
    expect(told(error)).toEqual({ kind: "credentials", sent: "refused" });
    expect(String((error as ProviderError).stack)).not.toContain("canary");
  }
  expect(simulator.ledger.requests).toEqual([]);
});

describe("polling", () => {
  test("follows a job to its result and its price", async () => {
    simulator.control({ queueMs: 60_000 });
    const operation = await accepted();
    expect(await poll(operation)).toEqual({ state: "waiting" });
    simulator.control({ queueMs: 0, runMs: 60_000 });
    expect(await poll(operation)).toEqual({ state: "waiting" });
    simulator.control({ runMs: 0 });
    expect(await poll(operation)).toEqual({
      state: "succeeded",
      outputs: [{ kind: "video", role: "result", from: { url: expect.stringMatching(/video\.mp4$/) } }],
      cost: { micro: 600_000, currency: "USD" },
    });
  });

  test("goes on with a status that nobody has heard of, and names it", async () => {
    simulator.control({ runMs: 60_000, saysStatus: "pondering" });
    expect(await poll(await accepted())).toEqual({ state: "waiting", unheardOf: "pondering" });
    simulator.control({ saysStatus: "constructor" });
    expect(await poll(await accepted())).toEqual({ state: "waiting", unheardOf: "constructor" });
  });

  test("decodes a result that comes as base64", async () => {
    const operation = await accepted();
    await simulator.ledger.jobs[0]!.film(); // encoding it takes its time, and is not what is waited for
    simulator.control({ resultAs: "base64" });
    const polled = await poll(operation);
    if (polled.state !== "succeeded" || !("bytes" in polled.outputs[0].from))
      throw new Error("no bytes came");
    expect(Buffer.from(polled.outputs[0].from.bytes.slice(4, 8)).toString()).toBe("ftyp");
  });

  test("keeps a result whose price cannot be told", async () => {
    const operation = await accepted();
    simulator.control(fault("bill", { status: 500 }));
    const polled = await poll(operation);
    expect(polled).toMatchObject({ state: "succeeded" });
    expect(polled).not.toHaveProperty("cost");
  });

  test.each([
    ["Invalid duration", "input", "no", { part: "settings" }],
    ["Validation: Too many input files (13)", "input", "no"],
    ["The prompt was flagged as sensitive", "moderation", "unknown", { part: "text" }],
    ["GPU on fire", "unavailable", "unknown"],
  ])("a job that fails with “%s” is a failure of kind %s", async (words, kind, charged, about?: object) => {
    simulator.control({ jobsFailWith: words });
    expect(await poll(await accepted())).toEqual({
      state: "failed",
      failure: { kind, detail: words, charged, ...(about && { about }) },
    });
  });

  test.each([
    ["truncated JSON", { kind: "truncated-json" }, "contract"],
    ["a page", { kind: "html" }, "contract"],
    ["an empty object", { kind: "empty-object" }, "contract"],
    ["a reset", { kind: "reset-after" }, "unreachable"],
    ["401", { status: 401 }, "credentials"],
    ["a gateway's 404", { status: 404, body: "<h1>No such route</h1>" }, "contract"],
    ["500", { status: 500 }, "unavailable"],
    ["503", { status: 503 }, "unavailable"],
    ["429", { status: 429 }, "rate"],
  ])("into %s never says that no money is gone", async (_what, change, kind) => {
    const operation = await accepted();
    simulator.control(fault("poll", change));
    expect(await fails(poll(operation))).toEqual({ kind, sent: "maybe" });
    expect(await poll(operation)).toMatchObject({ state: "succeeded" });
  });

  test("a job that is not known there, and a success without a result, are told as such", async () => {
    expect(await fails(poll("no/such?id"))).toEqual({ kind: "unknown-operation", sent: "maybe" });
    simulator.control({ resultAs: "nothing" });
    expect(await poll(await accepted())).toMatchObject({ state: "no-output" });
  });
});

describe("the rest of the queue", () => {
  test("a cancel has three outcomes", async () => {
    const cancel = (operation: string) => client.cancel!(operation, optionsFor());
    expect(await cancel(await accepted())).toBe("too-late");
    simulator.control({ runMs: 60_000 });
    expect(await cancel(await accepted())).toBe("stopped");
    const operation = await accepted();
    simulator.control(fault("poll", { status: 500 }));
    expect(await cancel(operation)).toBe("unknown");
    expect(await cancel("no-such-id")).toBe("unknown");
    simulator.control(fault("cancel", { status: 503 }));
    expect(await fails(cancel(operation))).toMatchObject({ kind: "unavailable" });
  });

  test("a job found in the middle of its way can be told by its prompt", async () => {
    simulator.control({ runMs: 60_000 });
    const operation = await accepted();
    expect(await client.find!(request, optionsFor())).toEqual([
      { operation, prompt: "@Image1 waves", isSamePrompt: true, startedAt: expect.any(Date) },
    ]);
  });

  test("a key is tried for free", async () => {
    expect(await client.testKey!(optionsFor())).toBe("works");
    simulator.control({ keys: ["another"] });
    expect(await client.testKey!(optionsFor())).toBe("refused");
    simulator.control(fault("list", { status: 500 }));
    expect(await fails(client.testKey!(optionsFor()))).toMatchObject({ kind: "unavailable" });
    expect(simulator.ledger.jobs).toEqual([]);
  });
});
