import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { deleteAsset, findAssets, findAssetsByHash } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteOwn } from "#lib/data/deletion.ts";
import { findPrompt } from "#lib/data/prompt/prompts.ts";
import { findRun, listRunMarks, listRuns } from "#lib/data/run/runs.ts";
import { storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId, GenerationId, ModelId, PromptId, ReferenceId, RunId } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt, referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { storeFile } from "#lib/storage/store-file.ts";
import { takeFrameAction } from "./frame-actions.ts";
import { addReferenceAction, createPromptAction, editRunAction, savePromptAction } from "./prompt-actions.ts";

const origin = "http://localhost:4606";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

const dataDir = mkdtempSync(join(tmpdir(), "reuse-"));
testDatabase();
testSettings({ APP_URL: origin, DATA_DIR: dataDir });

let member: Member;
beforeAll(async () => {
  const browser = new Browser();
  member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
});

let uploads = 0;
function upload(name: string, of: Member = member): Promise<Asset> {
  uploads += 1;
  const sha256 = uploads.toString(16).padStart(64, "a");
  return registerUpload(of, { name, format: "png", sizeBytes: 10, sha256, location: "disk" });
}

function reference(asset: Pick<Asset, "id" | "kind" | "name">, change: Partial<Reference> = {}): Reference {
  const { id, kind, name } = asset;
  return { id: createId<ReferenceId>(), assetId: id, kind, name, role: null, ...change };
}

/** A prompt with something in every field. */
function fullPrompt(references: Reference[], removed: Reference[] = []): Prompt {
  const models = ["oxen/seedance-2.0-r2v", "animatic/animatic"] as ModelId[]; // the right shape
  return {
    ...newPrompt(models),
    body: [
      { type: "text", text: "A red kite over " },
      ...[...references, ...removed].map(({ id }) => ({ type: "reference" as const, id })),
      { type: "text", text: "\n, 一只猫" },
    ],
    references,
    removed,
    settings: { ...newPrompt([]).settings, durationMs: 8000, seed: 0, negativePrompt: "rain", variations: 2 },
    overrides: { [models[0]!]: { seed: null, sound: false, extras: { namespace: "studio" } } },
  };
}

async function runOf(prompt: Prompt, promptId: PromptId | null = null): Promise<RunId> {
  const { runId } = await storeRun(member, [{ status: "failed" }]);
  await database().run.update({ where: { id: runId }, data: { snapshot: { prompt, assets: [] }, promptId } });
  return runId;
}

async function edit(runId: RunId) {
  const id = createId<PromptId>();
  const made = await editRunAction({ id, runId });
  if (!made.ok) throw new Error(made.reason);
  return { ...made, id, document: (await findPrompt(member, id))!.document };
}

describe("editing the prompt of a run", () => {
  test("restores it field by field, also in the same draft's second run", async () => {
    const [hero, gone] = [await upload("hero.png"), await upload("gone.png")];
    const prompt = fullPrompt([reference(hero, { role: "first-frame" })], [reference(gone)]);
    const first = await edit(await runOf(prompt));
    expect(first).toMatchObject({ version: 1, missing: 0 });
    expect(first.document).toEqual(prompt);
    expect((await edit(await runOf(first.document))).document).toEqual(prompt);
  });

  test("keeps deleted files in their places and tells how many they are", async () => {
    const [hero, lost] = [await upload("hero.png"), await upload("lost.png")];
    const prompt = fullPrompt([reference(lost, { role: "style" }), reference(hero)]);
    const runId = await runOf(prompt);
    await deleteAsset(member, lost.id);
    const { document, missing, id } = await edit(runId);
    expect([document, missing]).toEqual([prompt, 1]);
    expect(await findAssets(member, [lost.id])).toMatchObject([{ state: "missing" }]);
    const save = { id, document: { ...document, body: [] }, fromVersion: 1 };
    expect(await savePromptAction(save)).toEqual({ ok: true, version: 2 });
  });

  test("keeps the place of a file of which nothing at all is left, and the draft can be saved", async () => {
    const nothing = reference(
      { id: createId<AssetId>(), kind: "video", name: "walk.mp4" },
      { role: "motion" },
    );
    const prompt = fullPrompt([nothing]);
    expect(await createPromptAction({ id: createId<PromptId>(), document: prompt })).toMatchObject({
      ok: false,
    });
    const { document, missing, id } = await edit(await runOf(prompt));
    expect(document).toEqual({ ...prompt, references: [{ ...nothing, assetId: null }] });
    expect(missing).toBe(1);
    expect(await savePromptAction({ id, document, fromVersion: 1 })).toMatchObject({ ok: true });
  });

  test("the same press twice makes one draft", async () => {
    const runId = await runOf(words("a red kite"));
    const id = createId<PromptId>();
    await editRunAction({ id, runId });
    await savePromptAction({ id, document: words("changed"), fromVersion: 1 });
    expect(await editRunAction({ id, runId })).toMatchObject({ ok: true, version: 2 });
    expect((await findPrompt(member, id))!.document).toEqual(words("changed"));
  });
});

describe("a reference that is added to a draft", () => {
  test("stands at the end of its list, once, whatever the version of the draft is", async () => {
    const hero = await upload("hero.png");
    const promptId = await storePrompt(member, fullPrompt([reference(hero)]));
    const added = { promptId, referenceId: createId<ReferenceId>(), assetId: (await upload("frame.png")).id };
    const before = (await findPrompt(member, promptId))!.document;
    const answers = [await addReferenceAction(added), await addReferenceAction(added)];
    const { document, version } = (await findPrompt(member, promptId))!;
    for (const answer of answers) expect(answer).toEqual({ ok: true, document, version: 2 });
    expect(version).toBe(2);
    const last = {
      id: added.referenceId,
      assetId: added.assetId,
      kind: "image",
      name: "frame.png",
      role: null,
    };
    expect(document).toEqual({ ...before, references: [...before.references, last] });
  });

  test("is refused by a full draft, and by one that was deleted", async () => {
    const hero = await upload("hero.png");
    const full = Array.from({ length: referencesMax }, () => reference(hero));
    const promptId = await storePrompt(member, words("full", full));
    const wanted = { promptId, referenceId: createId<ReferenceId>(), assetId: hero.id };
    expect(await addReferenceAction(wanted)).toEqual({ ok: false, reason: "full" });
    await database().prompt.update({ where: { id: promptId }, data: { deletedAt: new Date() } });
    expect(await addReferenceAction(wanted)).toEqual({ ok: false, reason: "not-found" });
  });

  test("is never somebody else's file, nor one that was deleted", async () => {
    const promptId = await storePrompt(member);
    const [theirs, gone] = [await upload("theirs.png", await storeMember()), await upload("gone.png")];
    await deleteAsset(member, gone.id);
    for (const { id: assetId } of [theirs, gone])
      expect(await addReferenceAction({ promptId, referenceId: createId<ReferenceId>(), assetId })).toEqual({
        ok: false,
        reason: "not-found",
      });
  });
});

describe("a frame of a result", () => {
  async function storeFilm(change: { isMeasuring?: boolean } = {}) {
    const path = join(dataDir, `${createId()}.mp4`);
    await writeFile(path, await createFilm("header at the start"));
    const reading = await readMedia(path);
    if ("unreadable" in reading) throw new Error(reading.unreadable);
    const bytes = await storeFile({ memberId: member.id, fromPath: path, dataDir });
    await database().asset.deleteMany({ where: { blob: bytes } });
    await database().blob.deleteMany({ where: bytes });
    const { results } = await storeRun(member, [{ ...change, bytes, measured: reading.measured }]);
    return results[0]!.id;
  }
  const take = (generationId: GenerationId, atMs: number | null) => takeFrameAction({ generationId, atMs });

  test("is an image of its member, the same for the same instant, and another for another", async () => {
    const generationId = await storeFilm();
    const [first, again, last] = [
      await take(generationId, 10),
      await take(generationId, 40),
      await take(generationId, null),
    ];
    if (!first.ok || !again.ok || !last.ok) throw new Error("no frame");
    expect(first.asset).toMatchObject({ kind: "image", format: "png", state: "measuring" });
    expect(first.asset.name).toBe("a red kite – Some model, 0 s.png");
    expect(last.asset.name).toBe("a red kite – Some model, last frame.png");
    expect(again.asset.sha256).toBe(first.asset.sha256);
    expect(last.asset.sha256).not.toBe(first.asset.sha256);
    const { measured } = (await readMedia(blobPath(dataDir, member.id, last.asset.sha256))) as {
      measured?: object; // what is unreadable has none
    };
    expect(measured).toEqual({ widthPx: 320, heightPx: 180 });
  });

  test("that is the last is the provider's own, where it gave one", async () => {
    const generationId = await storeFilm();
    const own = await upload("their last frame.png");
    await database().asset.update({
      where: { id: own.id },
      data: { generationId, outputRole: "last-frame" },
    });
    expect(await take(generationId, null)).toMatchObject({ ok: true, asset: { id: own.id } });
    expect(await take(generationId, 0)).toMatchObject({ ok: true, asset: { kind: "image" } });
  });

  test("is none while the result is being read, nor of one that was deleted", async () => {
    const generationId = await storeFilm({ isMeasuring: true });
    expect(await take(generationId, 0)).toEqual({ ok: false, reason: "not-ready" });
    await database().generation.update({ where: { id: generationId }, data: { deletedAt: new Date() } });
    expect(await take(generationId, 0)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("the runs of a prompt", () => {
  test("are counted from the first, newest first, and only one's own are there", async () => {
    const promptId = await storePrompt(member);
    const runIds = [];
    for (const text of ["one", "two", "three"]) runIds.push(await runOf(words(text), promptId));
    const marks = await listRunMarks(member, promptId);
    expect(marks.map(({ id, number }) => [id, number])).toEqual([
      [runIds[2], 3],
      [runIds[1], 2],
      [runIds[0], 1],
    ]);
    const runs = await listRuns(member, [runIds[0]!, runIds[2]!]);
    expect(runs.map(({ snapshot }) => snapshot.prompt)).toEqual([words("one"), words("three")]);
    const other = await storeMember();
    expect(await listRunMarks(other, promptId)).toEqual([]);
    expect(await listRuns(other, [runIds[0]!])).toEqual([]);
  });
});

test("a run leads back to its draft for as long as that is there, and to its prompt's runs after that too", async () => {
  const promptId = await storePrompt(member);
  const runId = await runOf(words("one"), promptId);
  expect(await findRun(member, runId)).toMatchObject({ promptId, hasDraft: true });
  await deleteOwn(member, "prompt", promptId);
  expect(await findRun(member, runId)).toMatchObject({ promptId, hasDraft: false });
  expect(await findRun(member, await runOf(words("one")))).toMatchObject({ promptId: null, hasDraft: false });
});

test("a hash finds one's own living file and nobody else's", async () => {
  const [hero, gone, theirs] = [
    await upload("hero.png"),
    await upload("gone.png"),
    await upload("theirs.png", await storeMember()),
  ];
  await deleteAsset(member, gone.id);
  const hashes = [hero.sha256, gone.sha256, theirs.sha256, "f".repeat(64)];
  expect(await findAssetsByHash(member, hashes)).toMatchObject([{ id: hero.id, name: "hero.png" }]);
});
