import { createHash, randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import type { AssetId, BlobId, GenerationId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";

export type Belongings = {
  /** Every asset with what its bytes are. */
  files: { assetId: AssetId; bytes: Buffer; posterSha256: string }[];
  done: GenerationId;
  unconfirmed: GenerationId;
};

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A file that was read, with its poster, as storage and database hold it. */
export async function storeOwnedFile(
  member: Member,
  bytes: Buffer,
  made: { generationId?: GenerationId; state?: string } = {},
): Promise<Belongings["files"][number]> {
  const { dataDir } = readConfig();
  const sha256 = sha256Of(bytes);
  const poster = Buffer.from(`poster of ${sha256}`);
  const posterSha256 = sha256Of(poster);
  await put(blobPath(dataDir, member.id, sha256), bytes);
  await put(derivativePath(dataDir, posterSha256), poster);
  const posterRow = {
    kind: "poster",
    version: 1,
    contentType: "image/webp",
    sha256: posterSha256,
    sizeBytes: 9,
  };
  const blobId = createId<BlobId>();
  await database().blob.create({
    data: {
      id: blobId,
      memberId: member.id,
      sha256,
      sizeBytes: bytes.length,
      format: "mp4",
      state: made.state ?? "ready",
      derivatives: { create: { id: createId(), ...posterRow } },
    },
  });
  const assetId = createId<AssetId>();
  const { generationId } = made;
  await database().asset.create({
    data: {
      id: assetId,
      memberId: member.id,
      blobId,
      name: "clip.mp4",
      kind: "video",
      ...(generationId && { generationId, outputRole: "result" }),
    },
  });
  return { assetId, bytes, posterSha256 };
}

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** One of everything that somebody can have: a draft, uploads (one of these bytes), what an edit made of one, a result, one that nobody knows the end of, a gallery. */
export async function storeBelongings(member: Member, shared: Buffer): Promise<Belongings> {
  const client = database();
  const own = await storeOwnedFile(member, randomBytes(500));
  const second = await storeOwnedFile(member, shared);
  const sharedBlob = await client.asset.findUniqueOrThrow({ where: { id: second.assetId } });
  const made = await storeOwnedFile(member, randomBytes(300));
  const edit = { version: 1, format: "mp4" };
  const ofOwn = { parentId: own.assetId, edit };
  const parentSha256 = sha256Of(own.bytes);
  await client.asset.update({ where: { id: made.assetId }, data: { ...ofOwn, parentSha256 } });
  const ended = { state: "done", progress: 1, assetId: made.assetId };
  await client.conversion.create({
    data: { ...ofOwn, ...ended, id: createId(), memberId: member.id, editHash: "0" },
  });
  await storePrompt(member, words("a red kite"));
  const done = await storeGeneration(member, { status: "done" });
  await client.attempt.update({ where: { id: done.attemptId }, data: { endedAt: new Date() } });
  const result = await storeOwnedFile(member, randomBytes(700), { generationId: done.id });
  const unconfirmed = await storeGeneration(member, { status: "unconfirmed" });
  const media = { assetId: second.assetId, blobId: sharedBlob.blobId, sha256: sha256Of(shared) };
  await client.generation.update({
    where: { id: unconfirmed.id },
    data: { media: { [createId<ReferenceId>()]: media } },
  });
  const key = { id: createId<string>(), providerId: "oxen", source: "saved", lastFour: "6789" };
  await client.providerKey.create({ data: { ...key, memberId: member.id, sealed: new Uint8Array(8) } });
  const old = new Date(Date.now() - 60 * 60_000); // nobody answers that late
  await client.attempt.update({
    where: { id: unconfirmed.attemptId },
    data: { providerKeyId: key.id, createdAt: old },
  });
  const ofDone = { memberId: member.id, generationId: done.id };
  await client.verdict.create({ data: { ...ofDone, choice: "keep" } });
  await client.note.create({ data: { ...ofDone, id: createId(), atMs: 0, text: "the hat" } });
  await client.blindComparison.create({
    data: {
      id: createId(),
      runId: done.runId,
      memberId: member.id,
      clips: { create: { id: createId(), generationId: done.id, place: 0 } },
    },
  });
  await client.gallery.create({
    data: {
      id: createId(),
      memberId: member.id,
      title: "Kites",
      tokenHash: createId<string>(),
      linkedAt: new Date(),
      items: { create: { id: createId(), generationId: done.id, place: 0 } },
    },
  });
  await client.webhook.create({
    data: {
      memberId: member.id,
      url: "https://hooks.example/triptych",
      sealedSecret: new Uint8Array(8),
      events: { create: { id: createId(), body: "{}" } },
    },
  });
  return { files: [own, second, result, made], done: done.id, unconfirmed: unconfirmed.id };
}
