import { describe, expect, test } from "vitest";
import type { ControlChange } from "#simulators/control.ts";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { nextStatus } from "#lib/domain/generation/generation.ts";
import type { AttemptId, ModelId } from "#lib/domain/base/id.ts";
import { assetMap, sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import { allModels, providers } from "#lib/providers/catalog.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { whilePolling, whileStarting } from "./consequence.ts";

type Start = (options: { control: ControlChange }) => Promise<Simulator>;
const simulators: Record<string, Start> = simulatorStarts;
const apiKey = "sk-canary-0123456789";
const clip = sampleAsset(1, "mp4");
const still = sampleAsset(2, "png");

/** Who documents no error inside a success leaves open what such an answer means. */
const numberedError = "a 200 that holds a numbered error";
const wordedError = "a 200 that holds an error of its own words";

/** Every kind of answer to the one paid request: what became of it, and how many bills it may leave. */
const startTable: [string, object, "accepted" | "saved" | "vanish" | "refuse" | "release", string, 0 | 1][] =
  [
    ["a late 200", { kind: "late", delayMs: 100 }, "accepted", "", 1],
    ["truncated JSON", { kind: "truncated-json" }, "vanish", "contract", 1],
    ["a page", { kind: "html" }, "vanish", "contract", 1],
    ["no id", { kind: "empty-object" }, "vanish", "contract", 1],
    ["an answer that breaks off", { kind: "cut-body" }, "vanish", "unreachable", 1],
    ["silence", { kind: "silence" }, "vanish", "unreachable", 1],
    ["a reset before the body", { kind: "reset-before" }, "vanish", "unreachable", 0],
    ["a reset after the body", { kind: "reset-after" }, "vanish", "unreachable", 1],
    ["303 after accepting", { kind: "status", status: 303, accepts: true }, "vanish", "contract", 1],
    ["400", { kind: "status", status: 400 }, "refuse", "input", 0],
    ["401", { kind: "status", status: 401 }, "refuse", "credentials", 0],
    ["402", { kind: "status", status: 402 }, "refuse", "balance", 0],
    ["403", { kind: "status", status: 403 }, "refuse", "credentials", 0],
    ["404", { kind: "status", status: 404 }, "refuse", "contract", 0],
    ["408", { kind: "status", status: 408 }, "vanish", "unavailable", 0],
    ["409", { kind: "status", status: 409 }, "refuse", "contract", 0],
    ["413", { kind: "status", status: 413 }, "refuse", "input", 0],
    ["422", { kind: "status", status: 422 }, "refuse", "input", 0],
    ["429", { kind: "status", status: 429 }, "release", "rate", 0],
    ["429 with Retry-After", { kind: "status", status: 429, retryAfter: "7" }, "release", "rate", 0],
    ["451", { kind: "status", status: 451 }, "refuse", "moderation", 0],
    ["500", { kind: "status", status: 500 }, "vanish", "unavailable", 0],
    ["502 after accepting", { kind: "status", status: 502, accepts: true }, "vanish", "unavailable", 1],
    ["503 before accepting", { kind: "status", status: 503, retryAfter: "2" }, "vanish", "unavailable", 0],
    [
      numberedError,
      {
        kind: "status",
        status: 200,
        body: { code: 402, message: "no credit", error: { code: 402, message: "no credit" } },
      },
      "vanish",
      "contract",
      0,
    ],
    [
      wordedError,
      {
        kind: "status",
        status: 200,
        body: { code: "ContentPolicyViolation", error: { code: "ContentPolicyViolation" } },
      },
      "vanish",
      "contract",
      0,
    ],
  ];
/** Where a provider documents something else than the rest do. */
const insideSuccess: Record<string, [string, string]> = {
  [numberedError]: ["refuse", "balance"],
  [wordedError]: ["refuse", "moderation"],
};
const own: Record<string, Record<string, [string, string]>> = {
  siray: insideSuccess,
  modellix: insideSuccess,
  siraya: { ...insideSuccess, "403": ["refuse", "moderation"] },
};

/** Every kind of answer to a poll, and what is done then. */
const pollTable: [string, object, string][] = [
  ["truncated JSON", { kind: "truncated-json" }, "again"],
  ["a page", { kind: "html" }, "again"],
  ["an empty object", { kind: "empty-object" }, "again"],
  ["an answer that breaks off", { kind: "cut-body" }, "again"],
  ["silence", { kind: "silence" }, "again"],
  ["a reset", { kind: "reset-after" }, "again"],
  ["400", { kind: "status", status: 400 }, "again"],
  ["401", { kind: "status", status: 401 }, "again"],
  ["403", { kind: "status", status: 403 }, "again"],
  ["404", { kind: "status", status: 404 }, "refuse-later"],
  ["408", { kind: "status", status: 408 }, "again"],
  ["429", { kind: "status", status: 429 }, "pause"],
  ["500", { kind: "status", status: 500 }, "again"],
  ["503", { kind: "status", status: 503 }, "again"],
];

test("every provider that costs money is in the table", () => {
  const paid = providers.filter(({ models }) => models.some(({ billing }) => billing === "paid"));
  expect(paid.map(({ id }) => id).sort()).toEqual(Object.keys(simulators).sort());
});

describe.each(Object.keys(simulators))("%s", (providerId) => {
  const found = allModels().find(({ provider }) => provider.id === providerId)!;
  const client = clientOf(providerId);
  const assets = [still, clip];
  const prompt = samplePrompt(assets, [0, " moves like ", 1]);
  const { request } = found.provider.compile(prompt, assetMap(assets), found.model, {
    route: "link",
    variation: 1,
  });

  async function withSimulator(
    work: (simulator: Simulator, options: ReturnType<typeof optionsFor>) => Promise<void>,
  ) {
    const simulator = await simulators[providerId]!({ control: { checksMedia: false } });
    try {
      await work(simulator, optionsFor(simulator.url));
    } finally {
      await simulator.stop();
    }
  }
  const optionsFor = (baseUrl: string) => ({
    baseUrl,
    apiKey,
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(baseUrl)]) }),
    signal: new AbortController().signal,
    attemptId: sampleId<AttemptId>(7),
    resolveMedia: async () => "https://studio.example/media/l/secret-token/file.bin",
  });
  /** Only where nothing is ever said does anybody wait for it; whatever else takes long is the machine. */
  const deadlineFor = (fault: object) =>
    AbortSignal.timeout("kind" in fault && fault.kind === "silence" ? 1500 : 30_000);
  const failure = (thrown: unknown): ProviderError => {
    expect(thrown).toBeInstanceOf(ProviderError);
    const error = thrown as ProviderError; // just seen to be one
    expect(error.detail).not.toMatch(/canary|secret-token/);
    return error;
  };

  test.each(startTable)("starting into %s has its next state", async (name, fault, event, kind, bills) => {
    const [wantedEvent, wantedKind] = own[providerId]?.[name] ?? [event, kind];
    await withSimulator(async (simulator, options) => {
      simulator.control({ faults: [{ on: "submit", ...fault } as never] }); // the simulator checks it
      const outcome = await client.start(request, { ...options, signal: deadlineFor(fault) }).then(
        ({ state }) => ({ event: state === "accepted" ? "accept" : "answer", kind: "" }),
        (thrown: unknown) => {
          const error = failure(thrown);
          return { event: whileStarting[error.sent], kind: error.kind };
        },
      );
      const ofSuccess = client.blocking ? "answer" : "accept";
      expect(outcome).toEqual({
        event: wantedEvent === "accepted" ? ofSuccess : wantedEvent,
        kind: wantedKind,
      });
      // The state table knows where that leads.
      expect(nextStatus("submitting", outcome.event as "accept", "paid")).not.toBeNull();
      expect(simulator.ledger.jobs).toHaveLength(bills);
      expect(simulator.ledger.requests.filter(({ purpose }) => purpose === "submit")).toHaveLength(1);
    });
  });

  test.each(client.poll ? pollTable : [])(
    "polling into %s is no verdict on the work",
    async (_name, fault, consequence) => {
      await withSimulator(async (simulator, options) => {
        const started = await client.start(request, options);
        const operation = started.state === "accepted" ? started.operation : "";
        simulator.control({ faults: [{ on: "poll", ...fault } as never] }); // as above
        const poll = () => client.poll!(operation, { ...options, signal: deadlineFor(fault), request });
        const error = failure(await poll().catch((thrown: unknown) => thrown));
        expect(whilePolling[error.kind]).toBe(consequence);
        expect(error.sent).toBe("maybe");
        expect(await poll()).toMatchObject({
          state: "succeeded",
          outputs: [{ kind: "video", role: "result" }],
        });
      });
    },
  );
});

test("every model of every provider is taken by its simulator as it is compiled", async () => {
  for (const { model, provider } of allModels().filter((each) => each.model.billing === "paid")) {
    const simulator = await simulators[provider.id]!({ control: { checksMedia: false } });
    const compiled = provider.compile(
      samplePrompt([still, clip], [0, " moves"]),
      assetMap([still, clip]),
      model,
      {
        route: "link",
        variation: 1,
      },
    );
    const started = await clientOf(provider.id).start(compiled.request, {
      baseUrl: simulator.url,
      apiKey,
      fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(simulator.url)]) }),
      signal: new AbortController().signal,
      attemptId: sampleId<AttemptId>(7),
      resolveMedia: async () => "https://studio.example/media/file.bin",
    });
    expect([model.id satisfies ModelId, started.state]).toEqual([
      model.id,
      clientOf(provider.id).poll ? "accepted" : "answered",
    ]);
    await simulator.stop();
  }
});
