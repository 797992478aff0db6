import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { type AssetId, modelIdSchema, providerIdOf, type ReferenceId } from "#lib/domain/base/id.ts";
import { galleryDocumentSchema, newGallery } from "#lib/domain/gallery/gallery.ts";
import { commentSchema } from "#lib/domain/gallery/visitor.ts";
import { type Asset, assetSchema } from "#lib/domain/media/asset.ts";
import { formats } from "#lib/domain/media/format.ts";
import { tagSchema } from "#lib/domain/history/tag.ts";
import { noteSchema, verdictSchema } from "#lib/domain/judgement/verdict.ts";
import { promptSchema } from "#lib/domain/prompt/prompt.ts";
import { memorySource } from "#lib/media/bytes.ts";
import { readHeader } from "#lib/media/read-header.ts";
import { findModel, providers } from "#lib/providers/catalog.ts";
import { compileAll, documentOf, filesOf, promptOf } from "./compose.ts";
import {
  type DemoPrompt,
  type DemoRun,
  type FileKey,
  files,
  galleries,
  models,
  prompts,
  runs,
} from "./tables.ts";
import { scenes } from "./upload-files.ts";

const assets = new Map<FileKey, Asset>();
const allRuns: [string, DemoRun][] = Object.entries(runs);

beforeAll(async () => {
  for (const [key, { path, name }] of Object.entries(files)) {
    const bytes = await readFile(join(scenes, path));
    const { reading } = await readHeader(memorySource(bytes));
    if ("unreadable" in reading) throw new Error(`${path}: ${reading.unreadable}`);
    const asset = {
      id: createId<AssetId>(),
      name,
      kind: formats[reading.format].kind,
      format: reading.format,
      sizeBytes: bytes.length,
      sha256: "0".repeat(64),
      state: "ready",
      measured: reading.measured,
    };
    assets.set(key as FileKey, assetSchema.parse(asset)); // a key of that table
  }
});

function documentFor(prompt: DemoPrompt) {
  return documentOf(prompt, (file, role) => {
    const { id: assetId, kind, name } = assets.get(file)!; // all were read
    return { id: createId<ReferenceId>(), assetId, kind, name, role };
  });
}

const options = {
  find: findModel,
  routes: Object.fromEntries(providers.map(({ id }) => [id, "link" as const])),
  withKey: new Set(providers.map(({ id }) => id)),
};

test.each(allRuns)("the run %s is sent whole: no model is left out of it", (_, run) => {
  const document = documentFor(promptOf(run));
  const byId = new Map([...assets.values()].map((asset) => [asset.id, asset]));
  const generations = compileAll(document, byId, options);
  const takes = Object.entries(run.takes).flatMap(([modelId, of]) =>
    of.map((__, index) => [modelId, index + 1]),
  );
  expect(generations.map(({ modelId, variation }) => [modelId, variation])).toEqual(takes);
});

test("every prompt is a document that the studio can store", () => {
  for (const prompt of Object.values(prompts))
    expect(promptSchema.safeParse(documentFor(prompt)).error).toBeUndefined();
});

test("a run names no file that its prompt does not have now", () => {
  for (const [, run] of allRuns)
    expect(filesOf(prompts[run.prompt].text)).toEqual(expect.arrayContaining(filesOf(promptOf(run).text)));
});

describe("what does not simply end as done", () => {
  const withEnding = allRuns.filter(([, { takes }]) =>
    Object.values(takes)
      .flat()
      .some(({ ends }) => ends),
  );

  test("is told by words that only its own run has", () => {
    for (const [key, { words = "" }] of withEnding) {
      expect(words).not.toBe("");
      expect(allRuns.filter(([, run]) => promptOf(run).text.includes(words)).map(([name]) => name)).toEqual([
        key,
      ]);
    }
  });

  test("shows every state and every reason at which a person may have to do something", () => {
    const shown = withEnding.flatMap(([, { takes }]) =>
      Object.values(takes)
        .flat()
        .map(({ ends }) => ends),
    );
    expect(new Set(shown.filter(Boolean))).toEqual(
      new Set([
        "queued",
        "running",
        "saving",
        "unconfirmed",
        "canceled",
        "moderation",
        "balance",
        "input",
        "lost",
      ]),
    );
  });
});

test("every provider is asked, and every model has a price and a usual wait", () => {
  const asked = new Set(allRuns.flatMap(([, { takes }]) => Object.keys(takes)));
  expect(new Set([...asked].map(providerIdOf))).toEqual(new Set(providers.map(({ id }) => id)));
  for (const modelId of asked) {
    expect(models[modelId]?.perSecond === null).toBe(
      findModel(modelIdSchema.parse(modelId))?.model.billing === "free",
    );
  }
});

test("verdicts, notes and tags are such as the pages would take", () => {
  for (const take of allRuns.flatMap(([, { takes }]) => Object.values(takes).flat())) {
    const verdict = { choice: take.choice ?? null, stars: take.stars ?? null };
    expect(verdictSchema.safeParse(verdict).error).toBeUndefined();
    for (const [atMs, text] of take.notes ?? [])
      expect(noteSchema.safeParse({ id: createId(), atMs, text }).error).toBeUndefined();
    for (const tag of take.tags ?? []) expect(tagSchema.parse(tag)).toBe(tag);
  }
});

test("galleries hold results that are done, and visitors speak of clips that are there", () => {
  for (const { title, items, visitors, ...settings } of galleries) {
    for (const { run, model } of items) {
      const { takes }: DemoRun = runs[run];
      expect([run, model, takes[model]?.[0]?.ends]).toEqual([run, model, undefined]);
      expect(takes).toHaveProperty([model]);
    }
    expect(galleryDocumentSchema.safeParse({ ...newGallery(title), ...settings }).error).toBeUndefined();
    const { hearts = [], votes = [], comments = [] } = visitors ?? {};
    const places = [...hearts.keys(), ...votes.flatMap(([better, other]) => [better, other])];
    expect(Math.max(-1, ...places, ...comments.map(({ item }) => item ?? 0))).toBeLessThan(items.length);
    for (const { name, text, atMs, item } of comments)
      expect(
        commentSchema.safeParse({ itemId: item === null ? null : createId(), name, text, atMs }).error,
      ).toBeUndefined();
  }
});
