import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { mintVisitor } from "#lib/domain/base/scope-mint.ts";
import type { Member, Visitor } from "#lib/domain/base/scope.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { sampleDrawing, sampleSent } from "#lib/domain/testing/samples.ts";
import { addComment, saveHeart, saveVote } from "./responses.ts";
import { findGalleryPage } from "./find-gallery-page.ts";
import { findRemix } from "./find-remix.ts";
import { listBareItems } from "./bare-items.ts";
import { type StoredGallery, storeOpenGallery, gallerySecrets } from "./testing/store-open-gallery.ts";

testDatabase();

let member: Member;
let gallery: StoredGallery;
let visitor: Visitor;
const missing = new AppError("not-found");
const nameOfModel = (modelId: string) => `Name of ${modelId}`;
const find = () => findGalleryPage(visitor, nameOfModel);
const page = async (): Promise<GalleryPageView> => (await find())!;
const choose = (data: Parameters<ReturnType<typeof database>["gallery"]["update"]>[0]["data"]) =>
  database().gallery.update({ where: { id: gallery.id }, data });
const chooseOf = (place: number, data: object) =>
  database().galleryItem.update({ where: { id: gallery.items[place]!.id }, data });

beforeEach(async () => {
  member = await storeMember();
  gallery = await storeOpenGallery(member, null, [
    { derivatives: [{ kind: "poster", contentType: "image/webp" }] },
    { loudnessLufs: -14.04 },
  ]);
  visitor = mintVisitor(gallery.id);
});

describe("a gallery's page", () => {
  test("has the clips in their order with what is shown of them", async () => {
    const { items, title } = await page();
    expect(title).toBe("Kites");
    expect(items.map(({ id }) => id)).toEqual(gallery.items.map(({ id }) => id));
    expect(items[0]).toMatchObject({
      number: 1,
      caption: "Kite 1",
      hasPoster: true,
      modelName: "Name of siray/hidden-model",
      prompt: [
        { type: "text", text: "the words of the prompt " },
        { type: "reference", id: gallery.shown.id, label: "Image 1" },
        { type: "text", text: " and " },
        { type: "slot", kind: "image" },
      ],
      references: [{ id: gallery.shown.id, kind: "image", label: "Image 1", hasPoster: false }],
      settings: expect.arrayContaining([
        { name: "Seed", value: String(gallerySecrets.seed) },
        { name: "Negative prompt", value: gallerySecrets.negativePrompt },
      ]),
      canRemix: true,
    });
    expect(items[1]).toMatchObject({ number: 2, hasPoster: false, loudnessLufs: -14 });
  });

  test("says of settings what the model was sent, not what was asked for", async () => {
    await updateGeneration({
      sent: { ...sampleSent, settings: { ...sampleSent.settings, durationMs: 4000 } },
    });
    const durations = (await page()).items.map(({ settings }) => settings?.[0]?.value);
    expect(durations).toEqual(["4 s", "5 s"]);
  });

  test("shows no settings of a clip until somebody has read what it was sent", async () => {
    await updateGeneration({ sent: Prisma.DbNull });
    expect((await page()).items.map(({ settings }) => settings === null)).toEqual([true, false]);
  });

  test("tells of nothing that its member hides, whatever is hidden where", async () => {
    const choice = fc.constantFrom(true, false, null);
    const arbitrary = fc.record({
      whole: fc.record({
        showsPrompts: fc.boolean(),
        showsModels: fc.boolean(),
        showsSettings: fc.boolean(),
      }),
      own: fc.record({ showsPrompt: choice, showsModel: choice, showsSettings: choice }),
      showsReference: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ whole, own, showsReference }) => {
        await choose(whole);
        for (const place of [0, 1])
          await chooseOf(place, { ...own, shownReferences: showsReference ? [gallery.shown.id] : [] });
        const text = JSON.stringify(await page());
        const shows = (secret: string | number) => text.includes(String(secret));
        const showsPrompt = own.showsPrompt ?? whole.showsPrompts;
        const showsSettings = own.showsSettings ?? whole.showsSettings;
        expect(shows(gallerySecrets.prompt)).toBe(showsPrompt);
        expect(shows(gallerySecrets.modelId)).toBe(own.showsModel ?? whole.showsModels);
        expect(shows(gallerySecrets.seed)).toBe(showsSettings);
        expect(shows(gallerySecrets.negativePrompt)).toBe(showsSettings && showsPrompt);
        expect(shows(gallery.shown.id)).toBe(showsReference);
        const never = [
          ...[gallerySecrets.shownName, gallerySecrets.hiddenName, gallerySecrets.otherModelId],
          ...[gallery.hidden.id, gallery.hidden.assetId, gallery.shown.assetId, member.id, gallery.id],
          ...gallery.items.flatMap(({ generationId, assetId }) => [generationId, assetId]),
        ];
        for (const secret of never) expect(shows(secret), secret).toBe(false);
      }),
      { numRuns: runsAt(5) },
    );
  });

  test.each([
    ["was taken out", () => chooseOf(0, { removedAt: new Date() })],
    ["was deleted from the history", () => updateGeneration({ deletedAt: new Date() })],
    ["is being made again", () => updateGeneration({ status: "running" })],
    ["was deleted", () => updateAsset({ deletedAt: new Date() })],
    ["has lost its bytes", () => updateAsset({ blob: { update: { state: "gone" } } })],
    ["cannot be read", () => updateAsset({ blob: { update: { state: "unreadable" } } })],
    ["has become somebody else's", async () => updateGeneration({ memberId: (await storeMember()).id })],
  ])("leaves out what %s", async (_what, change) => {
    await change();
    expect((await page()).items.map(({ id, number }) => [id, number])).toEqual([[gallery.items[1]!.id, 1]]);
    expect((await listBareItems(visitor)).map(({ id }) => id)).toEqual([gallery.items[1]!.id]);
    await expect(saveHeart(visitor, heart())).rejects.toThrow(missing);
    expect(await findRemix(visitor, gallery.items[0]!.id)).toBeNull();
  });

  test("shows a reference whose file was deleted as a slot", async () => {
    await database().asset.update({
      where: { id: gallery.shown.assetId },
      data: { deletedAt: new Date() },
    });
    const [item] = (await page()).items;
    expect(item?.references).toEqual([]);
    expect(item?.prompt?.filter(({ type }) => type === "slot")).toHaveLength(2);
    expect((await findRemix(visitor, gallery.items[0]!.id))?.shownReferences).toEqual([]);
  });

  test("is not there once the gallery was deleted", async () => {
    await choose({ deletedAt: new Date() });
    expect(await find()).toBeNull();
    expect(await listBareItems(visitor)).toEqual([]);
  });
});

describe("a heart", () => {
  test("counts once per visitor, and is taken back", async () => {
    expect(await saveHeart(visitor, heart())).toBe(1);
    expect(await saveHeart(visitor, heart())).toBe(1);
    expect(await saveHeart(visitor, { ...heart(), visitorHash: "b" })).toBe(2);
    expect((await page()).items[0]?.heartCount).toBe(2);
    expect(await saveHeart(visitor, { ...heart(), isGiven: false })).toBe(1);
  });

  test("is neither taken nor shown where hearts are not allowed", async () => {
    await saveHeart(visitor, heart());
    await choose({ allowsHearts: false });
    await expect(saveHeart(visitor, heart())).rejects.toThrow(missing);
    expect((await page()).items[0]?.heartCount).toBe(0);
  });
});

describe("a comment", () => {
  const comment = { name: "Grace", text: "The hat", atMs: 1200 };

  test("is seen at once where nobody reads it first", async () => {
    const itemId = gallery.items[0]!.id;
    const answer = await addComment(visitor, { itemId, ...comment });
    await addComment(visitor, { itemId: null, ...comment, atMs: null });
    expect(answer).toMatchObject({ ok: true, isSeen: true, comment });
    const { items, comments } = await page();
    expect(items[0]?.comments).toMatchObject([comment]);
    expect(comments).toMatchObject([{ name: "Grace", atMs: null }]);
  });

  test("shows what it has drawn on its frame, but for what a later studio has", async () => {
    const itemId = gallery.items[0]!.id;
    const answer = await addComment(visitor, { itemId, ...comment, drawing: sampleDrawing });
    expect(answer).toMatchObject({ ok: true, comment: { drawing: sampleDrawing } });
    const seen = async () => (await page()).items[0]?.comments;
    expect(await seen()).toMatchObject([{ ...comment, drawing: sampleDrawing }]);
    await database().galleryComment.updateMany({ data: { drawing: { version: 2 } } });
    expect((await seen())?.map(({ text, drawing: shown }) => [text, shown])).toEqual([
      [comment.text, undefined],
    ]);
  });

  test("waits for its reader where that is wished, and goes with its deletion", async () => {
    await choose({ approvesComments: true });
    const itemId = gallery.items[0]!.id;
    const answer = await addComment(visitor, { itemId, ...comment });
    expect(answer).toMatchObject({ ok: true, isSeen: false });
    expect((await page()).items[0]?.comments).toEqual([]);
    await database().galleryComment.updateMany({ data: { approvedAt: new Date() } });
    expect((await page()).items[0]?.comments).toHaveLength(1);
    await database().galleryComment.updateMany({ data: { deletedAt: new Date() } });
    expect((await page()).items[0]?.comments).toEqual([]);
  });

  test("is neither taken nor shown where comments are not allowed", async () => {
    const itemId = gallery.items[0]!.id;
    await addComment(visitor, { itemId, ...comment });
    await choose({ allowsComments: false });
    await expect(addComment(visitor, { itemId, ...comment })).rejects.toThrow(missing);
    expect((await page()).items[0]?.comments).toEqual([]);
  });

  test("belongs to no clip of another gallery", async () => {
    const other = await storeOpenGallery(member, null);
    const itemId = other.items[0]!.id;
    await expect(addComment(visitor, { itemId, ...comment })).rejects.toThrow(missing);
  });

  test("lies in its clip, whatever time is sent with it", async () => {
    const late = { itemId: gallery.items[0]!.id, ...comment, atMs: 86_400_000 };
    expect(await addComment(visitor, late)).toMatchObject({ comment: { atMs: 5000 } });
  });

  test("is refused once there are too many", async () => {
    await database().$executeRaw`
      INSERT INTO gallery_comment (id, gallery_id, name, text)
      SELECT gen_random_uuid(), ${gallery.id}::uuid, 'Grace', 'again' FROM generate_series(1, 5000)`;
    expect(await addComment(visitor, { itemId: null, ...comment, atMs: null })).toEqual({
      ok: false,
      reason: "full",
    });
  });
});

describe("a vote", () => {
  test("is kept once per visitor and pair, whichever stood first", async () => {
    const [one, other] = gallery.items.map(({ id }) => id);
    await saveVote(visitor, { itemIds: [one!, other!], betterId: one!, visitorHash: "a" });
    await saveVote(visitor, { itemIds: [other!, one!], betterId: null, visitorHash: "a" });
    await saveVote(visitor, { itemIds: [other!, one!], betterId: other!, visitorHash: "b" });
    const votes = await database().galleryVote.findMany({
      where: { galleryId: gallery.id },
      orderBy: { visitorHash: "asc" },
    });
    expect(votes).toHaveLength(2);
    expect(votes[0]).toMatchObject({ better: "neither" });
    const second = votes[1]!;
    expect(second.better === "first" ? second.firstItemId : second.secondItemId).toBe(other);
  });

  test("is about two clips of this gallery, where votes are allowed", async () => {
    const one = gallery.items[0]!.id;
    const strange = (await storeOpenGallery(member, null)).items[0]!.id;
    await expect(
      saveVote(visitor, { itemIds: [one, strange], betterId: one, visitorHash: "a" }),
    ).rejects.toThrow(missing);
    await choose({ allowsVotes: false });
    const other = gallery.items[1]!.id;
    await expect(
      saveVote(visitor, { itemIds: [one, other], betterId: one, visitorHash: "a" }),
    ).rejects.toThrow(missing);
    expect(await listBareItems(visitor)).toEqual([]);
  });

  test("is about drafts, which cost nothing, only where the gallery says so", async () => {
    const [draft, other] = gallery.items;
    await updateGeneration({ billing: "free" });
    const vote = { itemIds: [draft!.id, other!.id] satisfies [string, string], betterId: null };
    expect((await listBareItems(visitor)).map(({ id }) => id)).toEqual([other!.id]);
    await expect(saveVote(visitor, { ...vote, visitorHash: "a" })).rejects.toThrow(missing);
    expect(await page()).toMatchObject({ allowsVotes: false, items: { length: 2 } });
    await choose({ votesWithDrafts: true });
    expect((await listBareItems(visitor)).map(({ id }) => id)).toEqual([draft!.id, other!.id]);
    await saveVote(visitor, { ...vote, visitorHash: "a" });
    expect((await page()).allowsVotes).toBe(true);
    await choose({ allowsVotes: false });
    expect((await page()).allowsVotes).toBe(false);
  });

  test("shows clips with nothing but what is seen and heard", async () => {
    const text = JSON.stringify(await listBareItems(visitor));
    expect(text).not.toMatch(/Kite|Name of|model|words/);
  });
});

describe("a remix", () => {
  test("names references by their numbers, and of the models only the one that made the clip", async () => {
    const remix = await findRemix(visitor, gallery.items[0]!.id);
    expect(remix?.shownReferences).toEqual([gallery.shown.id]);
    expect(remix?.prompt.modelIds).toEqual([gallerySecrets.modelId]);
    const text = JSON.stringify(remix);
    for (const secret of [gallerySecrets.shownName, gallerySecrets.hiddenName, gallerySecrets.otherModelId])
      expect(text).not.toContain(secret);
  });

  test("is given only where it is allowed and the prompt is shown", async () => {
    await chooseOf(0, { showsPrompt: false });
    expect(await findRemix(visitor, gallery.items[0]!.id)).toBeNull();
    expect(await findRemix(visitor, gallery.items[1]!.id)).not.toBeNull();
    await choose({ allowsRemix: false });
    expect(await findRemix(visitor, gallery.items[1]!.id)).toBeNull();
  });
});

const heart = () => ({ itemId: gallery.items[0]!.id, visitorHash: "a", isGiven: true });
const updateGeneration = (data: object) =>
  database().generation.update({ where: { id: gallery.items[0]!.generationId }, data });
const updateAsset = (data: object) =>
  database().asset.update({ where: { id: gallery.items[0]!.assetId }, data });
