import { beforeAll, expect, test, vi } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { saveModelPrice } from "#lib/data/provider/choices.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { createPrompt } from "#lib/data/prompt/prompts.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { ModelId, PromptId, RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { allModels, findModel } from "#lib/providers/catalog.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { oneMoreOfEachAction } from "./feedback-actions.ts";
import { generateAction } from "./generate-action.ts";
import { retryGenerationAction } from "./generation-actions.ts";

const origin = "http://localhost:4605";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });

const free = allModels().find(({ model }) => model.billing === "free")!.model.id;
const paid = "siraya/seedance-1.5-pro" as ModelId; // the right shape, as the next
const unpriced = "siraya/seedance-1.0-pro" as ModelId;
const usd = (micro: number) => ({ micro, currency: "USD" });
let member: Member;
let runId: RunId;

beforeAll(async () => {
  const browser = new Browser();
  member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
  const key = { source: "saved", lastFour: "0001", sealed: new Uint8Array(8) };
  await database().providerKey.create({ data: { id: createId(), providerId: "siraya", ...key } });
  await saveModelPrice(member, paid, 100_000);
  runId = await generate([free, paid, unpriced]);
});

/** Presses Generate with a few words, 5 s twice, everything accepted. */
async function generate(modelIds: ModelId[]): Promise<RunId> {
  const prompt = newPrompt(modelIds);
  const settings = { ...prompt.settings, durationMs: 5000, variations: 2 };
  const document = { ...prompt, settings, body: [{ type: "text" as const, text: "A lake" }] };
  const hashes = Object.fromEntries(
    modelIds.map((id) => [id, compiledHash(compileModel(document, new Map(), findModel(id)!, "none"))]),
  );
  const promptId = createId<PromptId>();
  await createPrompt(member, { id: promptId, document });
  const press = { clientKey: createId<string>(), promptId, promptVersion: 1, hashes, accepted: hashes };
  const made = await generateAction(press);
  if (!made.ok) throw new Error(made.reason);
  return made.runId;
}

const estimates = async () =>
  Object.groupBy(
    (await findRun(member, runId))!.generations.map(({ modelId, estimate }) => ({ modelId, estimate })),
    ({ modelId }) => modelId,
  );

test("each video keeps what the page showed for it, none where it is free or has no price, whatever the price is later", async () => {
  const shown = {
    [free]: [null, null].map((estimate) => ({ modelId: free, estimate })),
    [paid]: [usd(500_000), usd(500_000)].map((estimate) => ({ modelId: paid, estimate })),
    [unpriced]: [null, null].map((estimate) => ({ modelId: unpriced, estimate })),
  };
  expect(await estimates()).toEqual(shown);
  await saveModelPrice(member, paid, 200_000);
  await saveModelPrice(member, unpriced, 200_000);
  expect(await estimates()).toEqual(shown);
});

test("one more of each keeps the price of its own press", async () => {
  await saveModelPrice(member, paid, 300_000);
  expect(await oneMoreOfEachAction({ runId, clientKey: createId() })).toEqual({ ok: true, added: 3 });
  const { [paid]: ofPaid } = await estimates();
  expect(ofPaid?.map(({ estimate }) => estimate)).toEqual([usd(500_000), usd(500_000), usd(1_500_000)]);
});

test("a retry keeps the price of its own press beside that of the attempt before it", async () => {
  const [first] = (await findRun(member, runId))!.generations.filter(({ modelId }) => modelId === paid);
  const { id } = first!;
  await database().attempt.create({
    data: {
      id: createId(),
      generationId: id,
      providerId: "siraya",
      state: "vanished",
      estimateMicro: 500_000,
      estimateCurrency: "USD",
    },
  });
  const failure = { kind: "unavailable", detail: "", charged: "unknown" };
  await database().generation.update({ where: { id }, data: { status: "failed", failure } });
  await saveModelPrice(member, paid, 400_000);
  expect(await retryGenerationAction({ generationId: id })).toEqual({ ok: true });
  const row = await database().generation.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ status: "queued", estimateMicro: 2_000_000n, estimateCurrency: "USD" });
  const [again] = (await findRun(member, runId))!.generations.filter((view) => view.id === id);
  expect(again?.estimate).toEqual(usd(2_500_000));
});
