import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GalleryCommentId, GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import { approveComments, deleteComments, restoreComments } from "./responses.ts";
import { listGalleries } from "./galleries.ts";
import { read, storeGallery } from "./testing/store-gallery.ts";

testDatabase();

let member: Member;
beforeAll(async () => {
  member = await storeMember();
});

async function say(galleryId: GalleryId, text: string, isApproved = false, itemId: string | null = null) {
  const id = createId<GalleryCommentId>();
  const approvedAt = isApproved ? new Date() : null;
  await database().galleryComment.create({
    data: { id, galleryId, itemId, name: "Grace", text, approvedAt },
  });
  return id;
}

const textsIn = async (id: GalleryId) =>
  (await read(member, id)).responses.comments.map(({ text, isApproved }) => `${text} ${isApproved}`);

describe("visitors' words", () => {
  test("come to the gallery's member with what they have drawn", async () => {
    const { id, view } = await storeGallery(member);
    const commentId = await say(id, "here", false, view.document.items[0]!.id);
    await database().galleryComment.update({
      where: { id: commentId },
      data: { atMs: 40, drawing: sampleDrawing },
    });
    expect((await read(member, id)).responses.comments).toMatchObject([
      { text: "here", drawing: sampleDrawing },
    ]);
  });

  test("that wait for approval stand first, then the newest", async () => {
    const { id, view } = await storeGallery(member);
    await say(id, "old", true);
    const waiting = await say(id, "waiting", false, view.document.items[0]!.id);
    await say(id, "new", true);
    expect((await read(member, id)).responses.commentCount).toBe(3);
    expect(await textsIn(id)).toEqual(["waiting false", "new true", "old true"]);
    expect((await listGalleries(member)).find((gallery) => gallery.id === id)?.waitingCount).toBe(1);
    await approveComments(member, [waiting], true);
    expect(await textsIn(id)).toContain("waiting true");
    expect((await listGalleries(member)).find((gallery) => gallery.id === id)?.waitingCount).toBe(0);
    await approveComments(member, [waiting], false);
    expect((await textsIn(id))[0]).toBe("waiting false");
  });

  test("are approved, hidden, deleted and restored together, all or none", async () => {
    const { id } = await storeGallery(member);
    const waiting = [await say(id, "one"), await say(id, "two")];
    await approveComments(member, waiting, true);
    expect((await textsIn(id)).toSorted()).toEqual(["one true", "two true"]);
    await approveComments(member, waiting, false);
    expect((await textsIn(id)).toSorted()).toEqual(["one false", "two false"]);
    await expect(deleteComments(member, [...waiting, createId<GalleryCommentId>()])).rejects.toThrow(
      "not-found",
    );
    expect(await textsIn(id)).toHaveLength(2);
    await deleteComments(member, waiting);
    expect(await textsIn(id)).toEqual([]);
    await restoreComments(member, waiting);
    expect(await textsIn(id)).toHaveLength(2);
  });

  test("that were deleted are gone, and back as they were when that is taken back", async () => {
    const { id } = await storeGallery(member);
    const comment = await say(id, "hello", true);
    await deleteComments(member, [comment]);
    expect(await textsIn(id)).toEqual([]);
    await expect(approveComments(member, [comment], true)).rejects.toThrow("not-found");
    await restoreComments(member, [comment]);
    expect(await textsIn(id)).toEqual(["hello true"]);
  });

  test("are approved, deleted and restored by the gallery's member alone", async () => {
    const other = await storeMember();
    const { id } = await storeGallery(member);
    const comment = await say(id, "hello");
    for (const attempt of [
      () => approveComments(other, [comment], true),
      () => deleteComments(other, [comment]),
      () => restoreComments(other, [comment]),
      () => approveComments(member, [createId<GalleryCommentId>()], true),
      () => approveComments(member, [comment, createId<GalleryCommentId>()], true),
    ]) {
      await expect(attempt()).rejects.toThrow("not-found");
    }
    expect(await textsIn(id)).toEqual(["hello false"]);
  });
});

test("blind votes are counted per pair", async () => {
  const { id, view } = await storeGallery(member, [{}, {}, {}]);
  const [a, b, c] = view.document.items.map((item) => item.id).toSorted();
  const vote = (firstItemId: string, secondItemId: string, better: string) =>
    database().galleryVote.create({
      data: { id: createId(), galleryId: id, firstItemId, secondItemId, better, visitorHash: createId() },
    });
  for (const better of ["first", "first", "second", "neither"]) await vote(a!, b!, better);
  await vote(b!, c!, "second");
  const { votes } = (await read(member, id)).responses;
  expect(votes).toHaveLength(2);
  expect(votes).toContainEqual({ firstItemId: a, secondItemId: b, first: 2, second: 1, neither: 1 });
  expect(votes).toContainEqual({ firstItemId: b, secondItemId: c, first: 0, second: 1, neither: 0 });
});

test("the list of galleries has the latest changed first, with its first four pictures", async () => {
  const lister = await storeMember();
  const poster = { derivatives: [{ kind: "poster", contentType: "image/webp" }] };
  const { run } = await storeGallery(lister, [{}, ...Array.from({ length: 6 }, () => poster)]);
  const empty = await storeGallery(lister, []);
  const [first, second] = await listGalleries(lister);
  expect(first).toMatchObject({ id: empty.id, itemCount: 0, covers: [], viewCount: 0 });
  expect(second).toMatchObject({
    title: "Kites",
    itemCount: 7,
    covers: run.results.slice(1, 5).map(({ assetId }) => assetId),
    sharing: { linkedAt: null },
  });
});
