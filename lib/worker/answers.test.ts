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
import { pollTable, startTable } from "./testing/odd-statuses.ts";

type Start = (options: { control: ControlChange }) => Promise<Simulator>;
const simulators: Record<string, Start> = simulatorStarts;
const providerIds = Object.keys(simulatorStarts) as (keyof typeof simulatorStarts)[]; // it has no others
const apiKey = "sk-canary-0123456789";
const clip = sampleAsset(1, "mp4");
const still = sampleAsset(2, "png");

test("every provider that costs money is in the table", () => {
  const paid = providers.filter(({ models }) => models.some(({ billing }) => billing === "paid"));
  expect(paid.map(({ id }) => id).sort()).toEqual(Object.keys(simulators).sort());
});

describe.each(providerIds)("%s", (providerId) => {
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

  test.each(startTable(providerId))(
    "starting into %s has its next state",
    async (_name, fault, event, kind, bills) => {
      await withSimulator(async (simulator, options) => {
        simulator.control({ faults: [{ on: "submit", ...fault }] });
        const outcome = await client.start(request, { ...options, signal: deadlineFor(fault) }).then(
          ({ state }) => ({ event: state === "accepted" ? "accept" : "answer", kind: "" }),
          (thrown: unknown) => {
            const error = failure(thrown);
            return { event: whileStarting[error.sent], kind: error.kind };
          },
        );
        const ofSuccess = client.blocking ? "answer" : "accept";
        expect(outcome).toEqual({
          event: event === "accepted" ? ofSuccess : event,
          kind,
        });
        // The state table knows where that leads.
        expect(nextStatus("submitting", outcome.event as "accept", "paid")).not.toBeNull();
        expect(simulator.ledger.jobs).toHaveLength(bills);
        expect(simulator.ledger.requests.filter(({ purpose }) => purpose === "submit")).toHaveLength(1);
      });
    },
  );

  test.each(client.poll ? pollTable : [])(
    "polling into %s is no verdict on the work",
    async (_name, fault, consequence) => {
      await withSimulator(async (simulator, options) => {
        const started = await client.start(request, options);
        const operation = started.state === "accepted" ? started.operation : "";
        simulator.control({ faults: [{ on: "poll", ...fault }] });
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
