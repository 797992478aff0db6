import { beforeAll, describe, expect, test, vi } from "vitest";
import { registerUpload } from "#lib/data/asset/register-upload.ts";
import { recordMeasured } from "#lib/data/blob/record-measured.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/asset.ts";
import type { BlobId, ModelId, PromptId, ReferenceId } from "#lib/domain/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt.ts";
import type { ProviderChoices } from "#lib/domain/provider-choice.ts";
import type { Member } from "#lib/domain/scope.ts";
import { mintWorker } from "#lib/domain/scope-mint.ts";
import { allModels, findModel, findProvider } from "#lib/providers/catalog.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Visitor } from "#lib/session/testing/visitor.ts";
import { generateAction } from "./generate-action.ts";
import { createPromptAction, savePromptAction } from "./prompt-actions.ts";

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
  const visitor = new Visitor();
  member = await signUpOwner(visitor);
  request.headers = visitor.headers;
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
  return { document, hashes: { [free]: compiledHash(compiled) } as Record<ModelId, string> };
}

describe("generateAction", () => {
  test("makes one run of the same press twice, also at the same instant", async () => {
    const press = { clientKey: createId<string>(), promptId: null, accepted: {}, ...(await pressed()) };
    const answers = await Promise.all([generateAction(press), generateAction(press)]);
    answers.push(await generateAction(press));
    expect(new Set(answers.map((answer) => answer.ok && answer.runId)).size).toBe(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await database().run.count({ where: { clientKey: press.clientKey } })).toBe(1);
    const [generation, ...others] = await database().generation.findMany();
    expect(others).toEqual([]);
    expect(generation).toMatchObject({ status: "queued", compiledHash: press.hashes[free] });
    const jobs = await database().$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'submit'`;
    expect(jobs).toHaveLength(1);
  });

  test("sends a draft in the version that the page shows, and no other", async () => {
    const { document, hashes } = await pressed();
    const id = createId<PromptId>();
    expect(await createPromptAction({ id, document })).toEqual({ ok: true, version: 1 });
    expect(await savePromptAction({ id, document, fromVersion: 1 })).toEqual({ ok: true, version: 2 });
    const press = { promptId: id, hashes, accepted: {} };
    expect(await generateAction({ ...press, clientKey: createId<string>(), promptVersion: 1 })).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    const made = await generateAction({ ...press, clientKey: createId<string>(), promptVersion: 2 });
    expect(made).toMatchObject({ ok: true, leftOut: [] });
    expect(await database().run.count({ where: { promptId: id } })).toBe(1);
  });

  test("compiles as the owner has chosen for the provider, and refuses what a page showed before", async () => {
    const { id: modelId, providerId } = allModels().find(({ model }) => model.contract !== undefined)!.model;
    const [contract] = Object.keys(findProvider(providerId)!.otherContracts!);
    await database().providerKey.create({
      data: { id: createId(), providerId, source: "saved", lastFour: "0001", sealed: new Uint8Array(8) },
    });
    const document: Prompt = { ...newPrompt([modelId]), body: [{ type: "text", text: "A lake" }] };
    const shownWith = (choices: ProviderChoices) => {
      const compiled = compileModel(document, new Map(), findModel(modelId, choices)!, "link");
      return { document, hashes: { [modelId]: compiledHash(compiled) } as Record<ModelId, string> }; // as above
    };
    const press = (shown: object) =>
      generateAction({ clientKey: createId<string>(), promptId: null, accepted: {}, hashes: {}, ...shown });
    await database().providerChoice.create({ data: { providerId, contract: contract! } });
    const { version } = findModel(modelId, { [providerId]: { contract: contract! } })!.model;
    expect(await press(shownWith({}))).toMatchObject({
      reason: "changed",
      models: [{ modelId, modelVersion: version }],
    });
    expect(await database().generation.count({ where: { modelId } })).toBe(0);
    expect(await press(shownWith({ [providerId]: { contract: contract! } }))).toMatchObject({ ok: true });
    expect(await database().generation.findFirst({ where: { modelId } })).toMatchObject({
      modelVersion: version,
    });
  });

  test("writes nothing at all when it refuses", async () => {
    const before = await database().run.count();
    const { document } = await pressed();
    const hashes = { [free]: "0".repeat(64) } as Record<ModelId, string>; // of something else; the keys are model ids
    const press = { clientKey: createId<string>(), promptId: null, accepted: {}, hashes, document };
    expect(await generateAction(press)).toMatchObject({ ok: false, reason: "changed" });
    expect(await database().run.count()).toBe(before);
  });
});
