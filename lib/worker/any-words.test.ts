import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ControlChange } from "#simulators/control.ts";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { plainTextPattern } from "#lib/domain/base/plain-text.ts";
import { type Failure, failureSchema } from "#lib/domain/generation/failure.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";

testDatabase();

const simulators: Record<string, (options: { control: ControlChange }) => Promise<Simulator>> =
  simulatorStarts;
const halfPair = "\ud83d";
const anyUnit = fc.oneof(
  fc.constantFrom(
    "\u0000",
    halfPair,
    "\ude00",
    "😀",
    "\u202e",
    "\u0301",
    "é",
    "ש",
    "\n",
    '"',
    "<b>",
    "sk-canary",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);
const anyWords = fc
  .tuple(fc.constantFrom(0, 490, 498, 1494, 1995, 1999), fc.array(anyUnit, { maxLength: 30 }))
  .map(([before, units]) => "w".repeat(before) + units.join(""));
/** Words of every kind; each also stands where our own cutting ends. */
const samples = [
  "",
  "No\u0000",
  halfPair,
  ...[495, 499, 1490, 1495, 1499, 1999].map((length) => `${"w".repeat(length)}😀😀😀`),
  "שלום \u202eolleh",
  "w😀".repeat(350_000),
  ...fc.sample(anyWords, runsAt(20)),
];

/** What the generation would keep, and that the database takes it. */
async function expectKept(failures: readonly Failure[]): Promise<void> {
  for (const failure of failures) {
    expect(failureSchema.safeParse(failure).success).toBe(true);
    expect(failure.detail).toMatch(plainTextPattern);
  }
  await expectStored(failures);
}

async function expectStored(values: unknown): Promise<void> {
  const [row] = await database().$queryRaw<{ stored: unknown }[]>`
    SELECT ${JSON.stringify(values)}::jsonb AS stored`;
  expect(row?.stored).toEqual(values);
}

describe.each(Object.keys(simulators))("whatever words %s says no with", (providerId) => {
  const client = clientOf(providerId);
  const found = allModels().find(({ provider }) => provider.id === providerId)!;
  const assets = [sampleAsset(2, "png"), sampleAsset(1, "mp4")];
  const { request } = found.provider.compile(
    samplePrompt(assets, [0, " moves"]),
    assetMap(assets),
    found.model,
    {
      route: "link",
      variation: 1,
    },
  );
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await simulators[providerId]!({ control: { checksMedia: false, makesFilmsAtOnce: false } });
  });
  afterAll(() => simulator.stop());

  const refusalBy = async (answer: { status: number; body: unknown }) => {
    simulator.control({ faults: [{ on: "submit", kind: "status", ...answer }] });
    const thrown: unknown = await client
      .start(request, clientOptions(simulator.url))
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProviderError);
    return thrown as ProviderError; // just seen to be one
  };

  test.each<[form: string, bodyOf: (words: string) => unknown]>([
    ["an error's message", (message) => ({ error: { message, code: message, type: message } })],
    ["a message of its own", (message) => ({ code: 400, message })],
    ["any other JSON", (words) => ({ words: [words] })],
    ["a page", (words) => `<html><body>${words}</body></html>`],
  ])("a refusal stays one: in %s", async (_form, bodyOf) => {
    const failures: Failure[] = [];
    for (const words of samples) {
      const refusal = await refusalBy({ status: 400, body: bodyOf(words) });
      expect(refusal.sent).toBe("refused");
      failures.push(refusal.toFailure());
    }
    await expectKept(failures);
  });

  test("an answer that is no refusal leaves open what became of the request", async () => {
    const failures: Failure[] = [];
    for (const words of samples) {
      const unread = await refusalBy({ status: 200, body: { [words]: words, data: words } });
      expect(unread.sent).toBe("maybe");
      failures.push(unread.toFailure());
    }
    await expectKept(failures);
  });

  test.each(client.blocking ? [client] : [])("what it says of a result is stored with it", async (asked) => {
    const answers = [];
    for (const words of samples) {
      const body = { data: [{ url: "https://example.com/a.mp4", revised_prompt: words }] };
      simulator.control({ faults: [{ on: "submit", kind: "status", status: 200, body }] });
      answers.push(await asked.start(request, clientOptions(simulator.url)));
    }
    expect(answers.every(({ state }) => state === "answered")).toBe(true);
    await expectStored(answers);
  });

  test.each(client.poll ? [client] : [])(
    "a failed task stays failed, and a status that nobody knows waits",
    async (asked) => {
      const failures: Failure[] = [];
      const poll = (operation: string) =>
        asked.poll!(operation, { ...clientOptions(simulator.url), request });
      for (const words of samples.filter((sample) => sample !== "")) {
        simulator.control({ faults: [], jobsFailWith: words, saysStatus: null, runMs: 0 });
        const started = await client.start(request, clientOptions(simulator.url));
        const operation = started.state === "accepted" ? started.operation : "";
        const failed = await poll(operation);
        expect(failed.state).toBe("failed");
        if (failed.state === "failed") failures.push(failed.failure);
        simulator.control({ jobsFailWith: null, saysStatus: `X${words}`, runMs: 60_000 });
        const other = await client.start(request, clientOptions(simulator.url));
        const waiting = await poll(other.state === "accepted" ? other.operation : "");
        expect(waiting.state).toBe("waiting");
      }
      await expectKept(failures);
    },
  );
});
