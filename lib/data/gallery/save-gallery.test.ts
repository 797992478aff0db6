import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { type GalleryDocument, newItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { GalleryItemId, GenerationId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findGallery } from "./galleries.ts";
import { saveGallery } from "./save-gallery.ts";
import { read, storeGallery } from "./testing/store-gallery.ts";

testDatabase();

let member: Member;
let other: Member;
beforeAll(async () => {
  member = await storeMember();
  other = await storeMember();
});

const item = (generationId: GenerationId, id = createId<GalleryItemId>()) => ({
  ...newItemChoices,
  id,
  generationId,
});

describe("what was saved", () => {
  test("is read back field by field, in its order", async () => {
    const { id, view } = await storeGallery(member, [{}, {}, {}], { kinds: ["image", "audio"] });
    const [first, second, third] = view.document.items;
    const references = view.results[0]!.references.map((reference) => reference.id);
    const document: GalleryDocument = {
      title: "Spring",
      introduction: "Wind,\n\nand kites.",
      layout: "side-by-side",
      showsPrompts: true,
      showsModels: true,
      showsSettings: false,
      allowsDownloads: true,
      allowsHearts: true,
      allowsComments: true,
      approvesComments: false,
      allowsVotes: true,
      votesWithDrafts: true,
      allowsRemix: true,
      allowsEmbedding: true,
      items: [
        { ...third!, caption: "The last one first", showsPrompt: false, shownReferences: references },
        { ...first!, showsModel: true, showsSettings: null },
        second!,
      ],
    };
    const saved = await saveGallery(member, { id, document, fromVersion: view.version });
    expect(saved).toEqual({ ok: true, version: view.version + 1 });
    const after = await read(member, id);
    expect(after.document).toEqual(document);
    expect(after.results.map((result) => result.generationId)).toEqual(
      document.items.map((shown) => shown.generationId),
    );
  });

  test("says what each result is, and which of its references are still there", async () => {
    const { view } = await storeGallery(
      member,
      [{ derivatives: [{ kind: "poster", contentType: "image/webp" }] }],
      {
        kinds: ["image", "image"],
      },
    );
    expect(view.results[0]).toMatchObject({
      excerpt: "a red kite",
      modelId: "oxen/some-model",
      hasPoster: true,
      widthPx: 1280,
      heightPx: 720,
      durationMs: 5000,
      references: [
        { kind: "image", label: "Image 1", assetId: null },
        { kind: "image", label: "Image 2", assetId: null },
      ],
    });
  });
});

describe("a save over an older version", () => {
  test("changes nothing, and brings what was saved meanwhile", async () => {
    const { id, view } = await storeGallery(member);
    const theirs = { ...view.document, title: "By another tab" };
    await saveGallery(member, { id, document: theirs, fromVersion: view.version });
    const mine = { ...view.document, title: "By this one", items: [] };
    const answer = await saveGallery(member, { id, document: mine, fromVersion: view.version });
    expect(answer).toMatchObject({
      ok: false,
      reason: "changed-elsewhere",
      gallery: { version: view.version + 1, document: theirs },
    });
    expect((await read(member, id)).document).toEqual(theirs);
  });

  test("of two at once lets one through", async () => {
    const { id, view } = await storeGallery(member);
    const answers = await Promise.all(
      ["One", "Two"].map((title) =>
        saveGallery(member, { id, document: { ...view.document, title }, fromVersion: view.version }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("what is refused as a whole", () => {
  test("someone else's result, one that is not there, and one that is not done", async () => {
    const { id, view } = await storeGallery(member);
    const theirs = await storeRun(other, [{}]);
    const running = await storeRun(member, [{ status: "running" }]);
    for (const generationId of [theirs.results[0]!.id, createId<GenerationId>(), running.results[0]!.id]) {
      const document = { ...view.document, title: "No", items: [...view.document.items, item(generationId)] };
      await expect(saveGallery(member, { id, document, fromVersion: view.version })).rejects.toThrow(
        "not-found",
      );
    }
    expect(await read(member, id)).toEqual(view);
  });

  test("an item's id that belongs to another gallery", async () => {
    const { id, view } = await storeGallery(member);
    const elsewhere = await storeGallery(other);
    const stolen = elsewhere.view.document.items[0]!;
    for (const generationId of [stolen.generationId, view.document.items[0]!.generationId]) {
      const document = { ...view.document, items: [item(generationId, stolen.id)] };
      await expect(saveGallery(member, { id, document, fromVersion: view.version })).rejects.toThrow(
        "not-found",
      );
    }
    expect(await read(member, id)).toEqual(view);
    expect(await read(other, elsewhere.id)).toEqual(elsewhere.view);
  });

  test("someone else's gallery, as if there were none", async () => {
    const { id, view } = await storeGallery(member);
    const save = { id, document: view.document, fromVersion: view.version };
    await expect(saveGallery(other, save)).rejects.toThrow("not-found");
    expect(await findGallery(other, id)).toBeNull();
  });
});

test("a reference that is none of the item's own prompt is never shown", async () => {
  const { id, view } = await storeGallery(member, [{}], { kinds: ["image"] });
  const elsewhere = await storeGallery(member, [{}], { kinds: ["image"] });
  const [own] = view.results[0]!.references;
  const strange = [elsewhere.view.results[0]!.references[0]!.id, createId<ReferenceId>()];
  const items = [{ ...view.document.items[0]!, shownReferences: [...strange, own!.id] }];
  await saveGallery(member, { id, document: { ...view.document, items }, fromVersion: view.version });
  expect((await read(member, id)).document.items[0]?.shownReferences).toEqual([own!.id]);
});

describe("an item that is taken out", () => {
  const leaveHeart = (itemId: GalleryItemId) =>
    database().galleryHeart.create({ data: { itemId, visitorHash: "a" } });

  test("has its hearts and words again when it is put back", async () => {
    const { id, view } = await storeGallery(member);
    const [first, second] = view.document.items;
    await leaveHeart(first!.id);
    const comment = { id: createId<string>(), galleryId: id, itemId: first!.id, name: "Grace", text: "Oh" };
    await database().galleryComment.create({ data: comment });
    await saveGallery(member, {
      id,
      document: { ...view.document, items: [second!] },
      fromVersion: view.version,
    });
    const without = await read(member, id);
    expect(without.responses).toMatchObject({ hearts: [], comments: [], commentCount: 0 });
    await saveGallery(member, { id, document: view.document, fromVersion: without.version });
    const after = await read(member, id);
    expect(after.document).toEqual(view.document);
    expect(after.responses).toMatchObject({
      hearts: [{ itemId: first!.id, count: 1 }],
      comments: [{ name: "Grace" }],
    });
  });

  test("comes without them when it is chosen anew", async () => {
    const { id, view } = await storeGallery(member);
    const [first, second] = view.document.items;
    await leaveHeart(first!.id);
    const anew = item(first!.generationId);
    const document = { ...view.document, items: [second!, anew] };
    await saveGallery(member, { id, document, fromVersion: view.version });
    const after = await read(member, id);
    expect(after.document).toEqual(document);
    expect(after.responses.hearts).toEqual([]);
  });
});

test("a result that was deleted since stays in its place, without a video", async () => {
  const { id, view, run } = await storeGallery(member, [{}, {}]);
  await database().generation.update({ where: { id: run.results[0]!.id }, data: { deletedAt: new Date() } });
  await database().asset.update({ where: { id: run.results[1]!.assetId }, data: { deletedAt: new Date() } });
  const after = await read(member, id);
  expect(after.document).toEqual(view.document);
  expect(after.results.map(({ assetId }) => assetId)).toEqual([null, null]);
  const document = { ...view.document, title: "Still to be saved" };
  expect(await saveGallery(member, { id, document, fromVersion: view.version })).toMatchObject({ ok: true });
});
