import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { deleteAsset } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { recordMeasured } from "#lib/data/blob/measuring.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { storeGeneration } from "#lib/data/testing/store-rows.ts";
import { createPrompt } from "#lib/data/prompt/prompts.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { pointsMax, strokesMax } from "#lib/domain/judgement/drawing.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type {
  BlobId,
  GenerationId,
  ModelId,
  NoteId,
  PromptId,
  ReferenceId,
  RunId,
} from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { allModels, findModel } from "#lib/providers/catalog.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { generateAction } from "./generate-action.ts";
import {
  addNoteAction,
  deleteNoteAction,
  oneMoreOfEachAction,
  restoreNoteAction,
  saveOffsetAction,
  saveShortcutsAction,
  saveVerdictAction,
} from "./feedback-actions.ts";

const origin = "http://localhost:4606";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });

const free = allModels().find(({ model }) => model.billing === "free")!.model.id;
const withSeed = "siray/seedance-2.0-ref2v-spicy" as ModelId; // the right shape; it takes a seed, and words alone
let member: Member;
let generationId: GenerationId;
let runId: RunId;

beforeAll(async () => {
  const browser = new Browser();
  member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
});

beforeEach(async () => {
  ({ id: generationId, runId } = await storeGeneration(member, { status: "done" }));
});

async function shown() {
  const run = await findRun(member, runId);
  return run!.generations[0]!;
}

describe("a verdict", () => {
  test("stands until another one takes its place, and is gone when nothing is said", async () => {
    expect((await shown()).verdict).toBeNull();
    expect(await saveVerdictAction({ generationId, choice: "keep", stars: null })).toEqual({ ok: true });
    expect((await shown()).verdict).toEqual({ choice: "keep", stars: null });
    await saveVerdictAction({ generationId, choice: null, stars: 4 });
    expect((await shown()).verdict).toEqual({ choice: null, stars: 4 });
    await saveVerdictAction({ generationId, choice: null, stars: null });
    expect((await shown()).verdict).toBeNull();
    expect(await database().verdict.count({ where: { generationId } })).toBe(0);
  });

  test.each([{ choice: "love" }, { stars: 0 }, { stars: 6 }, { stars: 2.5 }])(
    "is none with %j",
    async (bad) => {
      const input = { generationId, choice: "keep", stars: 1, ...bad };
      expect(await saveVerdictAction(input as never)).toEqual({ ok: false, reason: "bad-input" }); // what a page may send
    },
  );
});

describe("a note", () => {
  const note = () => ({ id: createId<NoteId>(), generationId, atMs: 1200, text: "the hat changes" });

  test("is one, however often its press arrives, and stands by its time", async () => {
    const late = { ...note(), atMs: 3000 };
    const early = note();
    await addNoteAction(late);
    expect(await Promise.all([addNoteAction(early), addNoteAction(early)])).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect((await shown()).notes).toEqual([early, late].map(({ id, atMs, text }) => ({ id, atMs, text })));
  });

  test("can be deleted and brought back, and a late repetition of its press does not bring it back", async () => {
    const made = note();
    await addNoteAction(made);
    expect(await deleteNoteAction({ noteId: made.id })).toEqual({ ok: true });
    expect(await deleteNoteAction({ noteId: made.id })).toEqual({ ok: true });
    await addNoteAction(made);
    expect((await shown()).notes).toEqual([]);
    expect(await restoreNoteAction({ noteId: made.id })).toEqual({ ok: true });
    expect((await shown()).notes).toMatchObject([{ id: made.id }]);
  });

  test("keeps what was drawn on its frame, up to the largest drawing", async () => {
    const points = (count: number) => Array.from({ length: 2 * count }, () => 10_000);
    const strokes = Array.from({ length: strokesMax }, (_, index) => ({
      kind: "pen" as const,
      points: points(index === 0 ? pointsMax - 2 * (strokesMax - 1) : 2),
    }));
    for (const drawing of [sampleDrawing, { version: 1 as const, strokes }]) {
      const drawn = { ...note(), drawing };
      expect(await addNoteAction(drawn)).toEqual({ ok: true });
      expect((await shown()).notes.find(({ id }) => id === drawn.id)?.drawing).toEqual(drawing);
    }
  });

  test("is read without what a later studio has drawn", async () => {
    const made = note();
    await addNoteAction(made);
    await database().note.update({ where: { id: made.id }, data: { drawing: { version: 2 } } });
    expect((await shown()).notes).toMatchObject([{ id: made.id, text: made.text, drawing: undefined }]);
  });

  test.each([
    { text: "  " },
    { text: "x".repeat(2001) },
    { atMs: -1 },
    { atMs: 1.5 },
    { atMs: 3_600_001 },
    { drawing: { version: 1, strokes: [] } },
  ])("is none with %j", async (bad) => {
    const input = { ...note(), ...bad };
    expect(await addNoteAction(input as never)).toEqual({ ok: false, reason: "bad-input" }); // what a page may send
  });
});

test("an offset is remembered, either way, and no further than ten minutes", async () => {
  expect(await saveOffsetAction({ generationId, offsetMs: -41 })).toEqual({ ok: true });
  expect((await shown()).offsetMs).toBe(-41);
  for (const offsetMs of [600_001, -600_001, 0.5])
    expect(await saveOffsetAction({ generationId, offsetMs })).toEqual({ ok: false, reason: "bad-input" });
});

test("shortcuts work until their member switches them off", async () => {
  expect(await findUsesShortcuts(member)).toBe(true);
  await saveShortcutsAction({ usesShortcuts: false });
  expect(await findUsesShortcuts(member)).toBe(false);
  await saveShortcutsAction({ usesShortcuts: true });
});

describe("one more of each", () => {
  let uploads = 0;

  async function upload(): Promise<Asset> {
    uploads += 1;
    const sha256 = uploads.toString(16).padStart(64, "0");
    const file = { name: "hero.png", format: "png", sizeBytes: 10, location: "disk" } as const;
    const uploaded = await registerUpload(member, { ...file, sha256 });
    const measured = { widthPx: 1280, heightPx: 720 };
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: uploaded.id } });
    await recordMeasured(mintWorker(), blobId as BlobId, { measured, derivatives: [] }); // the column holds nothing else
    return { ...uploaded, state: "ready", measured };
  }

  /** Presses Generate with a document, everything accepted. */
  async function generate(document: Prompt, assets: readonly Asset[] = []): Promise<RunId> {
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const hashes = {} as Record<ModelId, string>; // the keys are model ids
    for (const modelId of document.modelIds)
      hashes[modelId] = compiledHash(compileModel(document, byId, findModel(modelId)!, "link"));
    const promptId = createId<PromptId>();
    await createPrompt(member, { id: promptId, document });
    const clientKey = createId<string>();
    const made = await generateAction({ clientKey, promptId, promptVersion: 1, hashes, accepted: hashes });
    if (!made.ok) throw new Error(made.reason);
    return made.runId;
  }

  function words(modelIds: readonly ModelId[], change: Partial<Prompt> = {}): Prompt {
    return { ...newPrompt([...modelIds]), body: [{ type: "text", text: "A lake" }], ...change };
  }

  const withKey = () =>
    database().providerKey.create({
      data: {
        id: createId(),
        providerId: "siray",
        source: "saved",
        lastFour: "0001",
        sealed: new Uint8Array(8),
      },
    });

  afterEach(() => database().providerKey.deleteMany());

  const press = (id: RunId) => ({ runId: id, clientKey: createId<string>() });

  test("asks every model once more, numbered on, by the very request with the next seed", async () => {
    await withKey();
    const prompt = words([free, withSeed]);
    const settings = { ...prompt.settings, seed: 7, variations: 2 };
    const run = await generate({ ...prompt, settings });
    expect(await oneMoreOfEachAction(press(run))).toEqual({ ok: true, added: 2 });
    expect(await oneMoreOfEachAction(press(run))).toEqual({ ok: true, added: 2 });
    const { generations } = (await findRun(member, run))!;
    expect(generations.map(({ modelId, variation }) => [modelId, variation])).toEqual(
      [free, withSeed].flatMap((modelId) => [1, 2, 3, 4].map((variation) => [modelId, variation])),
    );
    const rows = await database().generation.findMany({
      where: { runId: run, modelId: withSeed },
      orderBy: { variation: "asc" },
    });
    const requests = rows.map((row) => row.request as Record<string, unknown>); // it was compiled
    expect(requests.map(({ seed }) => seed)).toEqual([7, 8, 9, 10]);
    for (const row of requests) expect({ ...row, seed: 0 }).toEqual({ ...requests[0], seed: 0 });
    expect(new Set(rows.map((row) => row.compiledHash)).size).toBe(1);
    const jobs = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'submit' AND singleton_key = ANY(${generations.map(({ id }) => id)})`;
    expect(jobs).toHaveLength(8);
    expect(await brokenInvariants(mintWorker())).not.toContainEqual(
      expect.objectContaining({ invariant: expect.stringContaining("variations") }),
    );
  });

  test("asks once, however often a press arrives, and twice for two presses at once", async () => {
    const run = await generate(words([free]));
    const first = press(run);
    const same = await Promise.all([oneMoreOfEachAction(first), oneMoreOfEachAction(first)]);
    same.push(await oneMoreOfEachAction(first));
    expect(same).toEqual([1, 2, 3].map(() => ({ ok: true, added: 1 })));
    await Promise.all([oneMoreOfEachAction(press(run)), oneMoreOfEachAction(press(run))]);
    const { generations } = (await findRun(member, run))!;
    expect(generations.map(({ variation }) => variation)).toEqual([1, 2, 3, 4]);
  });

  test("asks for nothing when a file is gone, and says what would be said now", async () => {
    const hero = await upload();
    const { id, kind, name } = hero;
    const reference = { id: createId<ReferenceId>(), assetId: id, kind, name, role: null };
    const body = [
      { type: "reference" as const, id: reference.id },
      { type: "text" as const, text: " walks" },
    ];
    const run = await generate(words([free], { references: [reference], body }), [hero]);
    expect(await oneMoreOfEachAction(press(run))).toEqual({ ok: true, added: 1 });
    await deleteAsset(member, id);
    const answer = await oneMoreOfEachAction(press(run));
    expect(answer).toMatchObject({ ok: false, reason: "changed", models: [{ modelId: free }] });
    expect(JSON.stringify(answer)).toContain('"severity":"error"');
    expect(await database().generation.count({ where: { runId: run } })).toBe(2);
  });

  test("asks nobody when a model would be sent something else than was accepted, or a seed beyond its range", async () => {
    await withKey();
    const seedError = expect.objectContaining({ code: "seed-out-of-range" }) as unknown; // stands for an issue
    const { max } = findModel(withSeed)!.model.limits.settings.seed!;
    const prompt = words([free, withSeed]);
    const run = await generate({ ...prompt, settings: { ...prompt.settings, seed: max } });
    expect(await oneMoreOfEachAction(press(run))).toMatchObject({
      reason: "changed",
      models: [{ modelId: withSeed, issues: expect.arrayContaining([seedError]) }],
    });
    await database().generation.updateMany({
      where: { runId: run, modelId: free },
      data: { compiledHash: "0".repeat(64) },
    });
    expect(await oneMoreOfEachAction(press(run))).toMatchObject({
      reason: "changed",
      models: [{ modelId: free }, { modelId: withSeed }],
    });
    expect(await database().generation.count({ where: { runId: run } })).toBe(2);
  });

  test("asks nobody when a key is gone", async () => {
    await withKey();
    const run = await generate(words([free, withSeed]));
    await database().providerKey.deleteMany();
    expect(await oneMoreOfEachAction(press(run))).toEqual({
      ok: false,
      reason: "no-key",
      modelIds: [withSeed],
    });
    expect(await database().generation.count({ where: { runId: run } })).toBe(2);
  });
});
