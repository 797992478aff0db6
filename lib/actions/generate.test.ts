import { beforeAll, describe, expect, test, vi } from "vitest";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { recordMeasured } from "#lib/data/blob/measuring.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { findPrompt } from "#lib/data/prompt/prompts.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { BlobId, ModelId, PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { allModels, findModel, findProvider } from "#lib/providers/catalog.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { generateAction } from "./generate-action.ts";
import { createPromptAction, deletePromptAction, savePromptAction } from "./prompt-actions.ts";

const origin = "http://localhost:4603";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });

const free = allModels().find(({ model }) => model.billing === "free")!.model.id;
let member: Member;
let hero: Asset;

beforeAll(async () => {
  const browser = new Browser();
  member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
  const uploaded = await registerUpload(member, {
    name: "hero.png",
    format: "png",
    sizeBytes: 10,
    sha256: "a".repeat(64),
    location: "disk",
  });
  const measured = { widthPx: 1280, heightPx: 720 };
  const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: uploaded.id } });
  await recordMeasured(mintWorker(), blobId as BlobId, { measured, derivatives: [] });
  hero = { ...uploaded, state: "ready", measured };
});

/** A press of Generate with a draft of this document, as a page does it that has just saved it. */
async function pressOf(document: Prompt, hashes: Record<ModelId, string>) {
  const promptId = createId<PromptId>();
  const made = await createPromptAction({ id: promptId, document });
  if (!made.ok) throw new Error(made.reason);
  return { clientKey: createId<string>(), promptId, promptVersion: made.version, hashes, accepted: {} };
}

async function pressed() {
  const reference = {
    id: createId<ReferenceId>(),
    assetId: hero.id,
    kind: hero.kind,
    name: hero.name,
    role: null,
  };
  const document: Prompt = {
    ...newPrompt([free]),
    references: [reference],
    body: [
      { type: "reference", id: reference.id },
      { type: "text", text: " walks" },
    ],
  };
  const compiled = compileModel(document, new Map([[hero.id, hero]]), findModel(free)!, "link");
  return pressOf(document, { [free]: compiledHash(compiled) });
}

/** How many submissions are waiting. */
async function submitJobs(): Promise<number> {
  return (await database().$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'submit'`).length;
}

describe("generateAction", () => {
  test("makes one run of the same press twice, also at the same instant", async () => {
    const press = await pressed();
    const answers = await Promise.all([generateAction(press), generateAction(press)]);
    answers.push(await generateAction(press));
    expect(new Set(answers.map((answer) => answer.ok && answer.runId)).size).toBe(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await database().run.count({ where: { clientKey: press.clientKey } })).toBe(1);
    const [generation, ...others] = await database().generation.findMany();
    expect(others).toEqual([]);
    expect(generation).toMatchObject({ status: "queued", compiledHash: press.hashes[free] });
    expect(await submitJobs()).toBe(1);
  });

  test("sends a draft in the version that the page shows, and of another one gives the text instead", async () => {
    const press = await pressed();
    const id = press.promptId;
    const { document } = (await findPrompt(member, id))!;
    const theirs: Prompt = { ...document, body: [{ type: "text", text: "Another tab's" }] };
    expect(await savePromptAction({ id, document: theirs, fromVersion: 1 })).toEqual({
      ok: true,
      version: 2,
    });
    const jobs = await submitJobs();
    expect(await generateAction(press)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
      document: theirs,
      version: 2,
    });
    expect(await database().run.count({ where: { promptId: id } })).toBe(0);
    expect(await submitJobs()).toBe(jobs);
    expect(await savePromptAction({ id, document, fromVersion: 2 })).toEqual({ ok: true, version: 3 });
    const made = await generateAction({ ...press, clientKey: createId<string>(), promptVersion: 3 });
    expect(made).toMatchObject({ ok: true, leftOut: [] });
    expect(await database().run.findMany({ where: { promptId: id } })).toMatchObject([
      { snapshot: { prompt: document } },
    ]);
    expect(await submitJobs()).toBe(jobs + 1);
  });

  test("gives the run of a press whose answer was lost, also when the draft was changed since", async () => {
    const press = await pressed();
    const made = await generateAction(press);
    const { document } = (await findPrompt(member, press.promptId))!;
    await savePromptAction({ id: press.promptId, document: { ...document, body: [] }, fromVersion: 1 });
    expect(await generateAction(press)).toEqual(made);
    expect(await database().run.count({ where: { promptId: press.promptId } })).toBe(1);
  });

  test("sends nothing of a draft that was deleted", async () => {
    const press = await pressed();
    await deletePromptAction({ id: press.promptId });
    expect(await generateAction(press)).toEqual({ ok: false, reason: "not-found" });
  });

  test("compiles as the owner has chosen for the provider, and refuses what a page showed before", async () => {
    const { id: modelId, providerId } = allModels().find(({ model }) => model.contract !== undefined)!.model;
    const [contract] = Object.keys(findProvider(providerId)!.otherContracts!);
    await database().providerKey.create({
      data: { id: createId(), providerId, source: "saved", lastFour: "0001", sealed: new Uint8Array(8) },
    });
    const document: Prompt = { ...newPrompt([modelId]), body: [{ type: "text", text: "A lake" }] };
    const pressWith = async (choices: ProviderChoices) => {
      const compiled = compileModel(document, new Map(), findModel(modelId, choices)!, "link");
      return generateAction(await pressOf(document, { [modelId]: compiledHash(compiled) }));
    };
    await database().providerChoice.create({ data: { providerId, contract: contract! } });
    const { version } = findModel(modelId, { [providerId]: { contract: contract! } })!.model;
    expect(await pressWith({})).toMatchObject({
      reason: "changed",
      models: [{ modelId, modelVersion: version }],
    });
    expect(await database().generation.count({ where: { modelId } })).toBe(0);
    expect(await pressWith({ [providerId]: { contract: contract! } })).toMatchObject({ ok: true });
    expect(await database().generation.findFirst({ where: { modelId } })).toMatchObject({
      modelVersion: version,
    });
  });

  test("writes nothing at all when it refuses", async () => {
    const before = await database().run.count();
    const ofSomethingElse = { [free]: "0".repeat(64) };
    expect(await generateAction({ ...(await pressed()), hashes: ofSomethingElse })).toMatchObject({
      ok: false,
      reason: "changed",
    });
    expect(await database().run.count()).toBe(before);
  });
});
