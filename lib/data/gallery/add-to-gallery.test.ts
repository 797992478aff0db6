import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { galleryItemsMax } from "#lib/domain/gallery/gallery.ts";
import type { GalleryId, GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { addToGallery } from "./add-to-gallery.ts";
import { listResults } from "./gallery-results.ts";
import { saveGallery } from "./save-gallery.ts";
import { read, storeGallery } from "./testing/store-gallery.ts";

testDatabase();

let member: Member;
let other: Member;
beforeAll(async () => {
  member = await storeMember();
  other = await storeMember();
});

const resultsIn = async (id: GalleryId) =>
  (await read(member, id)).document.items.map((item) => item.generationId);

describe("adding to a gallery", () => {
  test("puts results at the end, in the order in which they were chosen, each once", async () => {
    const { id, run, view } = await storeGallery(member);
    const more = await storeRun(member, [{}, {}]);
    const [first, second] = more.results.map((result) => result.id);
    const added = await addToGallery(member, { galleryId: id }, [
      second!,
      first!,
      second!,
      run.results[0]!.id,
    ]);
    expect(added).toEqual({ ok: true, galleryId: id, title: "Kites", added: 2, already: 1, left: 0 });
    expect(await resultsIn(id)).toEqual([...run.results.map((result) => result.id), second, first]);
    expect((await read(member, id)).version).toBe(view.version + 1);
  });

  test("changes nothing where all of it stands there, so that no other tab is disturbed", async () => {
    const { id, run, view } = await storeGallery(member);
    await addToGallery(member, { galleryId: id }, [run.results[0]!.id]);
    expect((await read(member, id)).version).toBe(view.version);
  });

  test("leaves out what has no video to show, and says how many", async () => {
    const run = await storeRun(member, [{}, { status: "failed" }, {}, {}]);
    const [, , deleted, withoutFile] = run.results;
    await database().generation.update({ where: { id: deleted!.id }, data: { deletedAt: new Date() } });
    await database().asset.update({ where: { id: withoutFile!.assetId }, data: { deletedAt: new Date() } });
    const ids = run.results.map(({ id }) => id);
    const added = await addToGallery(member, { galleryId: null, title: "New" }, ids);
    expect(added).toMatchObject({ ok: true, title: "New", added: 1, already: 0, left: 3 });
  });

  test("brings back what was taken out, with the hearts it had", async () => {
    const { id, view } = await storeGallery(member);
    const [first, second] = view.document.items;
    await database().galleryHeart.create({ data: { itemId: first!.id, visitorHash: "a" } });
    await saveGallery(member, {
      id,
      document: { ...view.document, items: [second!] },
      fromVersion: view.version,
    });
    await addToGallery(member, { galleryId: id }, [first!.generationId]);
    const after = await read(member, id);
    expect(after.document.items).toEqual([second, first]);
    expect(after.responses.hearts).toEqual([{ itemId: first!.id, count: 1 }]);
  });

  test("adds nothing where not all of it fits", async () => {
    const { id } = await storeGallery(member, []);
    const many = await storeRun(
      member,
      Array.from({ length: galleryItemsMax + 1 }, () => ({})),
    );
    const ids = many.results.map((result) => result.id);
    expect(await addToGallery(member, { galleryId: id }, ids)).toEqual({ ok: false, reason: "too-many" });
    expect(await resultsIn(id)).toEqual([]);
    expect(await addToGallery(member, { galleryId: id }, ids.slice(1))).toMatchObject({
      added: galleryItemsMax,
    });
    expect(await addToGallery(member, { galleryId: id }, [ids[0]!])).toEqual({
      ok: false,
      reason: "too-many",
    });
  });

  test("two additions at once both arrive", async () => {
    const { id, run } = await storeGallery(member, [{}]);
    const more = await storeRun(member, [{}, {}]);
    await Promise.all(more.results.map((result) => addToGallery(member, { galleryId: id }, [result.id])));
    expect((await resultsIn(id)).toSorted()).toEqual(
      [...run.results, ...more.results].map((result) => result.id).toSorted(),
    );
  });

  test("takes neither someone else's results nor their gallery", async () => {
    const { id } = await storeGallery(member, []);
    const theirs = await storeRun(other, [{}]);
    const own = await storeRun(member, [{}]);
    const galleries = await database().gallery.count();
    for (const target of [{ galleryId: id }, { galleryId: null, title: "Mine" }]) {
      for (const strange of [theirs.results[0]!.id, createId<GenerationId>()]) {
        const adding = addToGallery(member, target, [own.results[0]!.id, strange]);
        await expect(adding).rejects.toThrow("not-found");
      }
    }
    await expect(addToGallery(other, { galleryId: id }, [theirs.results[0]!.id])).rejects.toThrow(
      "not-found",
    );
    expect(await resultsIn(id)).toEqual([]);
    expect(await database().gallery.count()).toBe(galleries);
  });
});

describe("the results to choose from", () => {
  test("are the member's own that can be shown, newest first, a page at a time", async () => {
    const chooser = await storeMember();
    await storeRun(other, [{}]);
    const wanted: GenerationId[] = [];
    for (let hour = 0; hour < 5; hour++) {
      const createdAt = new Date(Date.UTC(2026, 10, 1, hour));
      const run = await storeRun(chooser, [{}, { status: "failed" }, { status: "running" }], { createdAt });
      wanted.unshift(run.results[0]!.id);
    }
    const first = await listResults(chooser, { limit: 3 });
    const second = await listResults(chooser, { limit: 3, before: first.next! });
    expect([...first.items, ...second.items].map((result) => result.generationId)).toEqual(wanted);
    expect(second.next).toBeNull();
  });

  test("can be asked for by the words of their prompts, also without spaces between them", async () => {
    const chooser = await storeMember();
    const kite = await storeRun(chooser, [{}], { text: "A red kite over the sea" });
    const cat = await storeRun(chooser, [{}], { text: "一只猫在屋顶上" });
    const found = async (words: string) =>
      (await listResults(chooser, { limit: 9, words })).items.map((result) => result.generationId);
    expect(await found("kite")).toEqual([kite.results[0]!.id]);
    expect(await found("屋顶")).toEqual([cat.results[0]!.id]);
    expect(await found("whale")).toEqual([]);
    expect(await found(" ")).toHaveLength(2);
  });
});
