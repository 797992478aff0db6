import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { ensureKeyPair, seal } from "#lib/sealing/sealing.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";

/** A studio in which everything is well, and the ids of what is in it. */
export type SoundStudio = {
  dataDir: string;
  owner: Member;
  generationId: string;
  assetId: string;
  blobId: string;
  posterId: string;
  keyId: string;
  bytesPath: string;
  posterPath: string;
};

/** What nobody but its member may ever read. */
export const canaries = {
  email: "canary@studio.example",
  prompt: "canary-prompt",
  name: "canary-name",
  file: "canary-file.mp4",
  key: "canary-key-1234",
  note: "canary-note",
};

/** An owner with a draft, a result with its bytes and its poster, a note and a saved key; instead of whatever was there. */
export async function storeSoundStudio(): Promise<SoundStudio> {
  await database().$executeRawUnsafe("TRUNCATE member, provider_key, model_price CASCADE");
  await database().$executeRawUnsafe("DELETE FROM pgboss.job");
  const dataDir = mkdtempSync(join(tmpdir(), "triptych-doctor-"));
  process.env.DATA_DIR = dataDir;
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps

  const owner = await storeMember();
  const { email, name } = canaries;
  await database().member.update({ where: { id: owner.id }, data: { email, name, isOwner: true } });
  await database().prompt.create({
    data: { id: createId(), memberId: owner.id, document: words(canaries.prompt) },
  });
  const [film, poster] = ["a film", "its poster"];
  const { results } = await storeRun(
    owner,
    [
      {
        bytes: { sha256: sha256Of(film), sizeBytes: film.length },
        name: canaries.file,
        cost: { micro: 1_120_000, currency: "USD" },
        derivatives: [{ kind: "poster", contentType: "image/webp", sha256: sha256Of(poster) }],
      },
    ],
    { text: canaries.prompt },
  );
  const { id: generationId, assetId } = results[0]!; // as many as were asked for
  const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: assetId } });
  const made = await database().derivative.findFirstOrThrow({ where: { blobId } });
  await database().derivative.update({ where: { id: made.id }, data: { sizeBytes: poster.length } });
  const bytesPath = blobPath(dataDir, owner.id, sha256Of(film));
  const posterPath = derivativePath(dataDir, sha256Of(poster));
  put(bytesPath, film);
  put(posterPath, poster);
  await database().note.create({
    data: { id: createId(), generationId, memberId: owner.id, atMs: 0, text: canaries.note },
  });
  const keyId = createId();
  const { publicKey } = await ensureKeyPair(dataDir);
  const sealed = new Uint8Array(await seal(publicKey, canaries.key));
  const kept = { providerId: "oxen", source: "saved", sealed, lastFour: canaries.key.slice(-4) };
  await database().providerKey.create({ data: { id: keyId, ...kept } });
  return { dataDir, owner, generationId, assetId, blobId, posterId: made.id, keyId, bytesPath, posterPath };
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
