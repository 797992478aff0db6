import { beforeEach, describe, expect, test, vi } from "vitest";
import { findAssets } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { releaseBlob } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { createBoss } from "#lib/data/jobs.ts";
import { storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AssetId, BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { type Conversion, openConversionsMax } from "#lib/domain/media/conversion.ts";
import { askConversion, cancelConversion, findConversions } from "./conversions.ts";
import { beginConversion, finishConversion, sweepConversions } from "./making.ts";
import { ask, jobsOf, nextHash, put, storeRead, toJpeg } from "./testing/store-read.ts";

testDatabase();

const worker = mintWorker();
let member: Member;

beforeEach(async () => {
  await database().$executeRaw`DELETE FROM pgboss.job`;
  await database().conversion.deleteMany();
  member = await storeMember();
});

/** Makes it, as the worker does. */
async function make({ id }: Conversion, sha256?: string): Promise<Asset> {
  const making = await beginConversion(worker, id);
  expect(await finishConversion(worker, making!, async () => put(sha256))).toBe(true);
  const [{ asset }] = (await findConversions(member, [id])) as [Conversion];
  return asset!; // it is done
}

const fileDies = async (id: AssetId) => {
  const { blobId } = await database().asset.update({
    where: { id },
    data: { deletedAt: new Date(Date.now() - 60 * 60_000) },
  });
  expect(await releaseBlob(worker, blobId as BlobId, async () => true)).toBe(true); // the column holds nothing else
};

const isSound = async () => expect(await brokenInvariants(worker)).toEqual([]);

describe("what an edit makes of a file", () => {
  test("is an asset of its own, ready to be used, that names its parent, the bytes and the edit", async () => {
    const parent = await storeRead(member);
    const asked = await ask(member, parent);
    expect(asked).toMatchObject({ state: "waiting", progress: 0, trouble: null, asset: null });
    const asset = await make(asked);
    expect(asset).toMatchObject({
      name: "hero.jpg",
      kind: "image",
      format: "jpeg",
      state: "ready",
      made: { from: parent.id, sha256: parent.sha256, edit: toJpeg },
    });
    expect(await ask(member, parent)).toMatchObject({ id: asked.id, state: "done", progress: 1, asset });
    expect(await findAssets(member, [parent.id])).toEqual([parent]);
    await isSound();
  });

  test("is made once, whoever asks at the same moment", async () => {
    const parent = await storeRead(member);
    const asked = await Promise.all([
      ask(member, parent),
      ask(member, parent),
      ask(member, parent),
      ask(member, parent),
    ]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await jobsOf(asked[0]!)).toBe(1);
  });

  test("is there at once under another name of the same bytes, as that one's own", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    const twin = await storeRead(member, "again.heic", { sha256: parent.sha256 });
    const { state, asset } = await ask(member, twin);
    expect(state).toBe("done");
    expect(asset).toMatchObject({ name: "again.jpg", sha256: made.sha256, made: { from: twin.id } });
    expect(asset!.id).not.toBe(made.id);
    await isSound();
  });

  test("waits while the same is made of the same bytes under another name, and is then there", async () => {
    const parent = await storeRead(member);
    const twin = await storeRead(member, "again.heic", { sha256: parent.sha256 });
    const [first, second] = [await ask(member, parent), await ask(member, twin)];
    const making = await beginConversion(worker, first.id);
    expect(await beginConversion(worker, second.id)).toBeNull();
    expect(await findConversions(member, [second.id])).toMatchObject([{ state: "waiting" }]);
    await finishConversion(worker, making!, async () => put());
    expect(await beginConversion(worker, second.id)).toBeNull();
    expect(await findConversions(member, [second.id])).toMatchObject([
      { state: "done", asset: { name: "again.jpg" } },
    ]);
    await isSound();
  });

  test("is another thing by another edit, and another member's own", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    expect(await ask(member, parent, { ...toJpeg, shortSidePx: 16 })).toMatchObject({ state: "waiting" });
    const other = await storeMember();
    const theirs = await storeRead(other, "hero.heic", { sha256: parent.sha256 });
    const asked = await askConversion(other, { assetId: theirs.id, edit: toJpeg });
    expect(asked).toMatchObject({ state: "waiting", asset: null });
    for (const assetId of [parent.id, made.id])
      await expect(askConversion(other, { assetId, edit: toJpeg })).rejects.toMatchObject({
        code: "not-found",
      });
  });

  test("is made again under its own id where its bytes are gone and the file is there", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    const { id: assetId, kind, name } = made;
    const reference = { id: createId<ReferenceId>(), assetId, kind, name, role: null };
    await storePrompt(member, words("a kite", [reference]));
    await fileDies(made.id);
    expect(await findAssets(member, [made.id])).toMatchObject([
      { state: "missing", made: { from: parent.id } },
    ]);
    const again = await ask(member, parent);
    expect(again).toMatchObject({ state: "waiting", asset: null });
    expect(await make(again)).toMatchObject({ id: made.id, state: "ready", name: "hero.jpg" });
    await isSound();
  });

  test("comes back as it was where it was deleted a moment ago", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    await database().asset.update({ where: { id: made.id }, data: { deletedAt: new Date() } });
    expect(await ask(member, parent)).toMatchObject({
      state: "done",
      asset: { id: made.id, state: "ready" },
    });
  });

  test("keeps its parent's row when the parent's bytes go", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    await fileDies(parent.id);
    expect(await findAssets(member, [made.id, parent.id])).toMatchObject([
      { state: "ready", made: { from: parent.id } },
      { state: "missing" },
    ]);
    await expect(ask(member, parent)).rejects.toMatchObject({ code: "not-found" });
    await isSound();
  });
});

describe("a member who asks for much", () => {
  const fill = async () => {
    const parent = await storeRead(member);
    const edits = Array.from({ length: openConversionsMax }, (_, at) => ({
      ...toJpeg,
      shortSidePx: 16 + at,
    }));
    for (const edit of edits) await ask(member, parent, edit);
    return parent;
  };

  test("can have so many waiting and no more, until one of them has ended", async () => {
    const parent = await fill();
    expect(await askConversion(member, { assetId: parent.id, edit: toJpeg })).toBe("too-many");
    const known = await ask(member, parent, { ...toJpeg, shortSidePx: 16 });
    expect(known).toMatchObject({ state: "waiting" });
    await cancelConversion(member, known.id);
    const last = await Promise.all(
      [100, 101].map((shortSidePx) =>
        askConversion(member, { assetId: parent.id, edit: { ...toJpeg, shortSidePx } }),
      ),
    );
    expect(last.filter((one) => one === "too-many")).toHaveLength(1);
  });

  test("has what is made already all the same", async () => {
    const parent = await storeRead(member);
    const made = await make(await ask(member, parent));
    await fill();
    const twin = await storeRead(member, "again.heic", { sha256: parent.sha256 });
    expect(await ask(member, twin)).toMatchObject({ state: "done", asset: { sha256: made.sha256 } });
  });

  test.each(["as they were asked for", "as they are enqueued again"])(
    "lets others have theirs after one of its own, %s",
    async (how) => {
      await fill();
      const other = await storeMember();
      const theirs = await ask(other, await storeRead(other));
      if (how.includes("again")) {
        await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'convert'`;
        await sweepConversions(worker);
      }
      const boss = createBoss();
      await boss.start();
      const jobs = await boss.fetch<{ conversionId: string }>("convert", { batchSize: 2 });
      await boss.stop({ graceful: false });
      expect(jobs.map(({ data }) => data.conversionId)).toContain(theirs.id);
    },
  );
});

test("a conversion is dated by the database, whatever this machine's clock says", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2020-01-01") });
  const { id } = await ask(member, await storeRead(member));
  vi.useRealTimers();
  const { askedAt } = await database().conversion.findUniqueOrThrow({ where: { id } });
  expect(askedAt.getFullYear()).toBeGreaterThan(2020);
});

describe("what there can't be", () => {
  test.each([
    ["a film of an image", "heic", {}, { format: "mp4" }],
    ["a silent image", "heic", {}, { format: "jpeg", isSilent: true }],
    ["an image of a film without a moment", "mov", {}, { format: "png" }],
    ["a picture of a sound", "flac", {}, { format: "png", stillAt: 0 }],
    ["the sound of a film that has none", "mov", { hasSound: false }, { format: "mp3" }],
  ] as const)("%s is refused", async (_what, format, measured, edit) => {
    const { id } = await storeRead(member, "file", { format, measured });
    expect(await askConversion(member, { assetId: id, edit: { version: 1, ...edit } })).toBe("unsuited");
  });

  test("a file that is still being read is waited for by whoever asks", async () => {
    const bytes = { format: "heic", sizeBytes: 10, sha256: nextHash(), location: "disk" } as const;
    const { id } = await registerUpload(member, { ...bytes, name: "hero.heic" });
    expect(await askConversion(member, { assetId: id, edit: toJpeg })).toBe("not-ready");
  });
});
