import { beforeEach, describe, expect, test } from "vitest";
import { findAssets } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { releaseBlob } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { tidy } from "#lib/data/tidy.ts";
import type { AssetId, BlobId, ConversionId, ReferenceId } from "#lib/domain/base/id.ts";
import { mintMember, mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import type { Conversion } from "#lib/domain/media/conversion.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { askConversion, cancelConversion, findConversions } from "./conversions.ts";
import {
  beginConversion,
  failConversion,
  finishConversion,
  isConversionWanted,
  type Making,
  recordConversionProgress,
  sweepConversions,
} from "./making.ts";

testDatabase();

const worker = mintWorker();
const toJpeg: Edit = { version: 1, format: "jpeg" };
let member: Member;
let count = 0;

beforeEach(async () => {
  await database().$executeRaw`DELETE FROM pgboss.job`;
  await database().conversion.deleteMany();
  member = await storeMember();
});

const nextHash = () => (count += 1).toString(16).padStart(64, "0");

/** An upload that has been read. */
async function upload(
  name = "hero.heic",
  { sha256 = nextHash(), format = "heic" as Format, measured = {} as Measured, owner = member } = {},
): Promise<Asset> {
  const bytes = { format, sizeBytes: 10, sha256, location: "disk" } as const;
  const { id } = await registerUpload(owner, { ...bytes, name });
  const where = { memberId_sha256: { memberId: owner.id, sha256 } };
  await database().blob.update({ where, data: { state: "ready", measured } });
  const [asset] = await findAssets(owner, [id]);
  return asset!; // it was just stored
}

async function ask({ id }: { id: AssetId }, edit = toJpeg): Promise<Conversion> {
  const asked = await askConversion(member, { assetId: id, edit });
  if (typeof asked === "string") throw new Error(asked);
  return asked;
}

const jobsOf = async ({ id }: Conversion) => {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'convert' AND singleton_key = ${id}`;
  return row!.count; // a count always has a row
};

const put = (sha256 = nextHash()) => ({
  bytes: { format: "jpeg", sizeBytes: 5, sha256, location: "disk" } as const,
  measured: { widthPx: 4, heightPx: 3 },
  derivatives: [],
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
    const parent = await upload();
    const asked = await ask(parent);
    expect(asked).toMatchObject({ state: "waiting", progress: 0, trouble: null, asset: null });
    const asset = await make(asked);
    expect(asset).toMatchObject({
      name: "hero.jpg",
      kind: "image",
      format: "jpeg",
      state: "ready",
      made: { from: parent.id, sha256: parent.sha256, edit: toJpeg },
    });
    expect(await ask(parent)).toMatchObject({ id: asked.id, state: "done", progress: 1, asset });
    expect(await findAssets(member, [parent.id])).toEqual([parent]);
    await isSound();
  });

  test("is made once, whoever asks at the same moment", async () => {
    const parent = await upload();
    const asked = await Promise.all([ask(parent), ask(parent), ask(parent), ask(parent)]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await jobsOf(asked[0]!)).toBe(1);
  });

  test("is there at once under another name of the same bytes, as that one's own", async () => {
    const parent = await upload();
    const made = await make(await ask(parent));
    const twin = await upload("again.heic", { sha256: parent.sha256 });
    const { state, asset } = await ask(twin);
    expect(state).toBe("done");
    expect(asset).toMatchObject({ name: "again.jpg", sha256: made.sha256, made: { from: twin.id } });
    expect(asset!.id).not.toBe(made.id);
    await isSound();
  });

  test("waits while the same is made of the same bytes under another name, and is then there", async () => {
    const parent = await upload();
    const twin = await upload("again.heic", { sha256: parent.sha256 });
    const [first, second] = [await ask(parent), await ask(twin)];
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
    const parent = await upload();
    const made = await make(await ask(parent));
    expect(await ask(parent, { ...toJpeg, shortSidePx: 16 })).toMatchObject({ state: "waiting" });
    const other = await storeMember();
    const theirs = await upload("hero.heic", { sha256: parent.sha256, owner: other });
    const asked = await askConversion(other, { assetId: theirs.id, edit: toJpeg });
    expect(asked).toMatchObject({ state: "waiting", asset: null });
    for (const assetId of [parent.id, made.id])
      await expect(askConversion(other, { assetId, edit: toJpeg })).rejects.toMatchObject({
        code: "not-found",
      });
  });

  test("is made again under its own id where its bytes are gone and the file is there", async () => {
    const parent = await upload();
    const made = await make(await ask(parent));
    const { id: assetId, kind, name } = made;
    const reference = { id: createId<ReferenceId>(), assetId, kind, name, role: null };
    await storePrompt(member, words("a kite", [reference]));
    await fileDies(made.id);
    expect(await findAssets(member, [made.id])).toMatchObject([
      { state: "missing", made: { from: parent.id } },
    ]);
    const again = await ask(parent);
    expect(again).toMatchObject({ state: "waiting", asset: null });
    expect(await make(again)).toMatchObject({ id: made.id, state: "ready", name: "hero.jpg" });
    await isSound();
  });

  test("comes back as it was where it was deleted a moment ago", async () => {
    const parent = await upload();
    const made = await make(await ask(parent));
    await database().asset.update({ where: { id: made.id }, data: { deletedAt: new Date() } });
    expect(await ask(parent)).toMatchObject({ state: "done", asset: { id: made.id, state: "ready" } });
  });

  test("keeps its parent's row when the parent's bytes go", async () => {
    const parent = await upload();
    const made = await make(await ask(parent));
    await fileDies(parent.id);
    expect(await findAssets(member, [made.id, parent.id])).toMatchObject([
      { state: "ready", made: { from: parent.id } },
      { state: "missing" },
    ]);
    await expect(ask(parent)).rejects.toMatchObject({ code: "not-found" });
    await isSound();
  });
});

describe("what there can't be", () => {
  test.each([
    ["a film of an image", "heic", {}, { format: "mp4" }],
    ["a silent image", "heic", {}, { format: "jpeg", isSilent: true }],
    ["an image of a film without a moment", "mov", {}, { format: "png" }],
    ["a picture of a sound", "flac", {}, { format: "png", stillAt: 0 }],
    ["the sound of a film that has none", "mov", { hasSound: false }, { format: "mp3" }],
  ] as const)("%s is refused", async (_what, format, measured, edit) => {
    const { id } = await upload("file", { format, measured });
    expect(await askConversion(member, { assetId: id, edit: { version: 1, ...edit } })).toBe("unsuited");
  });

  test("a file that is still being read is waited for by whoever asks", async () => {
    const bytes = { format: "heic", sizeBytes: 10, sha256: nextHash(), location: "disk" } as const;
    const { id } = await registerUpload(member, { ...bytes, name: "hero.heic" });
    expect(await askConversion(member, { assetId: id, edit: toJpeg })).toBe("not-ready");
  });
});

describe("a conversion", () => {
  const state = async ({ id }: { id: ConversionId }) => (await findConversions(member, [id]))[0]?.state;
  const begin = async (asked: Conversion): Promise<Making> => (await beginConversion(worker, asked.id))!;

  test("that is canceled is heard of by its worker, leaves nothing, and can be asked for again", async () => {
    const parent = await upload();
    const asked = await ask(parent);
    const making = await begin(asked);
    expect(await recordConversionProgress(worker, making, 0.4)).toBe(true);
    expect(await findConversions(member, [asked.id])).toMatchObject([{ state: "making", progress: 0.4 }]);
    expect(await cancelConversion(member, asked.id)).toMatchObject({ state: "canceled", progress: 0 });
    expect(await recordConversionProgress(worker, making, 0.5)).toBe(false);
    let isPut = false;
    const late = finishConversion(worker, making, async () => ((isPut = true), put()));
    expect([await late, isPut]).toEqual([false, false]);
    await failConversion(worker, making, "damaged");
    expect(await state(asked)).toBe("canceled");
    expect(await database().asset.count({ where: { memberId: member.id } })).toBe(1);
    expect(await ask(parent)).toMatchObject({ id: asked.id, state: "waiting" });
    // The worker that was told to cancel it does not take the new one for its own.
    expect(await isConversionWanted(worker, making)).toBe(false);
    const next = await begin(asked);
    expect(await isConversionWanted(worker, making)).toBe(false);
    expect(await isConversionWanted(worker, next)).toBe(true);
    await isSound();
  });

  test("is somebody else's to nobody, also where they know its id", async () => {
    const asked = await ask(await upload());
    const other = await storeMember();
    expect(await findConversions(other, [asked.id])).toEqual([]);
    await expect(cancelConversion(other, asked.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await state(asked)).toBe("waiting");
  });

  test("is begun by one worker, and by another once that one is not heard of", async () => {
    const asked = await ask(await upload());
    const first = await begin(asked);
    expect(await beginConversion(worker, asked.id)).toBeNull();
    const longAgo = new Date(Date.now() - 60_000);
    await database().conversion.update({ where: { id: asked.id }, data: { heardAt: longAgo } });
    const second = await begin(asked);
    expect(second.begun).toBe(first.begun + 1);
    expect(await finishConversion(worker, first, async () => put())).toBe(false);
    expect(await finishConversion(worker, second, async () => put())).toBe(true);
    expect(await beginConversion(worker, asked.id)).toBeNull();
    await isSound();
  });

  test("that lost its job gets another, and one with a job no second", async () => {
    const asked = await ask(await upload());
    expect(await sweepConversions(worker)).toBe(0);
    await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'convert'`;
    expect(await sweepConversions(worker)).toBe(1);
    expect(await jobsOf(asked)).toBe(1);
  });

  test("ends when its file is deleted, in the middle or before it was begun", async () => {
    const [first, second] = [await upload(), await upload()];
    const [early, late] = [await ask(first), await ask(second)];
    const making = await begin(late);
    await database().asset.updateMany({ where: { memberId: member.id }, data: { deletedAt: new Date() } });
    expect(await isConversionWanted(worker, making)).toBe(false);
    expect(await finishConversion(worker, making, async () => put())).toBe(false);
    expect(await beginConversion(worker, early.id)).toBeNull();
    expect(await findConversions(member, [early.id])).toMatchObject([
      { state: "failed", trouble: "missing" },
    ]);
    await isSound();
  });

  test("says why it came to nothing, is tried again when it is asked for again, and forgotten after a day", async () => {
    const parent = await upload();
    const asked = await ask(parent);
    await failConversion(worker, await begin(asked), "too-large");
    expect(await findConversions(member, [asked.id])).toMatchObject([
      { state: "failed", trouble: "too-large" },
    ]);
    expect(await ask(parent)).toMatchObject({ id: asked.id, state: "waiting", trouble: null });
    await cancelConversion(member, asked.id);
    await tidy(worker);
    expect(await state(asked)).toBe("canceled");
    const longAgo = new Date(Date.now() - 48 * 60 * 60_000);
    await database().conversion.update({ where: { id: asked.id }, data: { askedAt: longAgo } });
    await tidy(worker);
    expect(await state(asked)).toBeUndefined();
  });

  test("that could not put its bytes down has changed nothing", async () => {
    const asked = await ask(await upload());
    const making = await begin(asked);
    const full = Object.assign(new Error("full"), { code: "ENOSPC" });
    await expect(finishConversion(worker, making, () => Promise.reject(full))).rejects.toBe(full);
    expect(await state(asked)).toBe("making");
    expect(await finishConversion(worker, making, async () => put())).toBe(true);
  });

  test("is canceled when its member leaves, and goes with what they made to whoever gets it", async () => {
    const { id } = await storeMember();
    await database().member.update({ where: { id }, data: { isOwner: true } });
    const asked = await ask(await upload());
    await removeMember(mintMember(id, true), member.id, null);
    expect(await state(asked)).toBe("canceled");
  });
});
