import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { makeGalleryLink } from "#lib/data/gallery/gallery-link.ts";
import { storeGallery } from "#lib/data/gallery/testing/store-gallery.ts";
import { answer } from "#lib/data/generation/money.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { findLink } from "#lib/data/public/links.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { sweepRemovals } from "#lib/data/removal/removals.ts";
import { storeGeneration, storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { derivativePath, uploadPath } from "#lib/storage/paths.ts";
import { log } from "./log.ts";
import {
  expectGone,
  expectReadable,
  ownedColumns,
  rowsOf,
  storeOwner,
  takeAway,
} from "./testing/removed-members.ts";
import { storeBelongings, storeOwnedFile } from "./testing/store-belongings.ts";

testDatabase();
log.level = "silent";
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "triptych-removal-"));

const worker = mintWorker();
describe("somebody who is removed", () => {
  test("has one of everything in these tests that can be somebody's", async () => {
    const removed = await storeMember();
    await storeBelongings(removed, randomBytes(300));
    const tables = (await ownedColumns()).map(({ name }) => name);
    // These three are taken away at once, and have a test of their own.
    const atOnce = new Set(["account", "invitation", "session"]);
    expect(Object.keys(await rowsOf(removed.id))).toEqual(tables.filter((name) => !atOnce.has(name)));
  });

  test("leaves no row and no byte where their work is deleted, and nobody else loses any", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const shared = randomBytes(300);
    const others = await storeOwnedFile(owner, shared);
    const { files, done } = await storeBelongings(removed, shared);
    const { dataDir } = readConfig();
    const attempt = await database().attempt.findFirstOrThrow({ where: { generationId: done } });
    const answers = ["attempts", "blocking-calls"].map((folder) => join(dataDir, folder, `${attempt.id}`));
    await mkdir(answers[0]!, { recursive: true });
    await mkdir(join(dataDir, "blocking-calls"), { recursive: true });
    await writeFile(`${answers[1]}.answer`, "{}");
    const uploads = [removed, owner].map(({ id: memberId }) =>
      uploadPath(dataDir, { memberId, uploadId: "a".repeat(64) }, "part"),
    );
    await mkdir(join(dataDir, "incoming"), { recursive: true });
    for (const path of uploads) await writeFile(path, "half of a film");
    expect(await removeMember(owner, removed.id, null)).toBeNull();
    expect(await takeAway(removed.id)).toBe("gone");
    await expectGone(removed.id);
    expect([existsSync(answers[0]!), existsSync(`${answers[1]}.answer`)]).toEqual([false, false]);
    expect(uploads.map((path) => existsSync(path))).toEqual([false, true]);
    for (const { posterSha256 } of files)
      expect(existsSync(derivativePath(readConfig().dataDir, posterSha256))).toBe(
        posterSha256 === others.posterSha256,
      );
    await expectReadable(owner, [others]);
    expect(await brokenInvariants(worker)).toEqual([]);
  });

  test("is waited for while something is being made from a file of theirs", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const { assetId } = await storeOwnedFile(removed, randomBytes(100));
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: assetId } });
    const target = { blobId: blobId as BlobId }; // the column holds nothing else
    await database().$transaction((transaction) => enqueue(transaction, "measure", target));
    const setState = (state: string) => database().$executeRaw`
      UPDATE pgboss.job SET state = ${state}::pgboss.job_state WHERE singleton_key = ${blobId}`;
    expect(await setState("active")).toBe(1);
    await removeMember(owner, removed.id, null);
    expect(await takeAway(removed.id)).toBe("waiting");
    await setState("completed");
    expect(await takeAway(removed.id)).toBe("gone");
    await expectGone(removed.id);
  });

  test("leaves no word in what the database knows of its tables", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    await storePrompt(removed, words("an unheard-of quagga"));
    await storePrompt(removed, words("an unheard-of quagga"));
    const known = async () => {
      const rows = await database().$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stats WHERE concat(most_common_vals, histogram_bounds) LIKE '%quagga%'`;
      return rows.length > 0;
    };
    await database().$executeRaw`ANALYZE`;
    expect(await known()).toBe(true);
    await removeMember(owner, removed.id, null);
    expect(await takeAway(removed.id)).toBe("gone");
    expect(await known()).toBe(false);
  });

  test("leaves everything to whom it is handed over, bytes included", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const shared = randomBytes(300);
    const others = await storeOwnedFile(owner, shared);
    const { files, done, unconfirmed } = await storeBelongings(removed, shared);
    // Where somebody was told of their runs ends with them.
    const tables = Object.keys(await rowsOf(removed.id)).filter((name) => !name.startsWith("webhook"));
    expect(await removeMember(owner, removed.id, owner.id)).toBeNull();
    expect(await takeAway(removed.id)).toBe("gone");
    await expectGone(removed.id);
    await expectReadable(owner, [...files, others]);
    expect(await brokenInvariants(worker)).toEqual([]);
    expect(Object.keys(await rowsOf(owner.id)), "none is missing in hand-over.ts").toEqual(tables);
    expect(await rowsOf(owner.id)).toMatchObject({
      prompt: 1,
      run: 2,
      generation: 2,
      verdict: 1,
      note: 1,
      blind_comparison: 1,
      gallery: 1,
      provider_key: 1,
    });
    // The same bytes are one blob again, and the request that may be sent once more still means them.
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: others.assetId } });
    const row = await database().generation.findUniqueOrThrow({ where: { id: unconfirmed } });
    expect(Object.values(row.media as object)).toMatchObject([{ blobId }]);
    // The key stays sealed for the attempt that may still be adopted, and pays for nothing new.
    const key = await database().providerKey.findFirstOrThrow({ where: { memberId: owner.id } });
    expect([key.sealed !== null, key.removedAt !== null]).toEqual([true, true]);
    expect(await database().generation.count({ where: { id: done, memberId: owner.id } })).toBe(1);
  });

  test("leaves no link that a late request of theirs has made", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const { id } = await storeGallery(removed);
    expect(await removeMember(owner, removed.id, owner.id)).toBeNull();
    const token = createId<string>();
    await makeGalleryLink({ member: removed, id }, token, () => new Uint8Array(40)); // let in before they were removed
    expect(await findLink(token)).toBeNull();
    expect(await takeAway(removed.id)).toBe("gone");
    expect(await findLink(token)).toBeNull();
    expect(await database().gallery.findUniqueOrThrow({ where: { id } })).toMatchObject({
      memberId: owner.id,
      sealedToken: null,
    });
  });

  test("is waited for while something is on its way, whatever is to become of it", async () => {
    const owner = await storeOwner();
    for (const handedToId of [null, owner.id]) {
      const removed = await storeMember();
      const { id } = await storeGeneration(removed, { status: "running" });
      const queued = await storeGeneration(removed, { status: "queued" });
      expect(await removeMember(owner, removed.id, handedToId)).toBeNull();
      expect(await takeAway(removed.id)).toBe("waiting");
      const statuses = await database().generation.findMany({
        where: { memberId: removed.id },
        orderBy: { id: "asc" },
        select: { id: true, status: true },
      });
      expect(statuses).toEqual([
        { id, status: "running" },
        { id: queued.id, status: "canceled" },
      ]);
      await database().generation.update({ where: { id }, data: { status: "done", dueAt: null } });
      await storeOwnedFile(removed, randomBytes(100), { generationId: id });
      expect(await takeAway(removed.id)).toBe("gone");
      await expectGone(removed.id);
      expect(await database().asset.count({ where: { generationId: id, memberId: owner.id } })).toBe(
        handedToId ? 1 : 0,
      );
    }
    expect(await brokenInvariants(worker)).toEqual([]);
  });

  test("is deleted only when nobody can answer any more what was given up", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const { attemptId } = await storeGeneration(removed, { status: "unconfirmed" });
    await removeMember(owner, removed.id, null);
    expect(await takeAway(removed.id)).toBe("waiting");
    const createdAt = new Date(Date.now() - 21 * 60_000);
    await database().attempt.update({ where: { id: attemptId }, data: { createdAt } });
    expect(await takeAway(removed.id)).toBe("gone");
  });

  test("keeps handed-over bytes in their old place for whoever is just reading them there", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const file = await storeOwnedFile(removed, randomBytes(100));
    const old = await locateFile((await findStoredFile(removed, file.assetId, null))!); // it was just made
    await utimes(old.path, new Date(0), new Date(0));
    await removeMember(owner, removed.id, owner.id);
    expect(await takeAway(removed.id, { youngMs: 60_000 })).toBe("waiting");
    await expectReadable(owner, [file]);
    expect(existsSync(old.path)).toBe(true);
    expect(await takeAway(removed.id)).toBe("gone");
    expect(existsSync(old.path)).toBe(false);
    await expectReadable(owner, [file]);
  });

  test("brings bytes back to somebody who had lost the same ones", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const bytes = randomBytes(200);
    const { assetId } = await storeOwnedFile(owner, bytes, { state: "gone" });
    const file = await storeOwnedFile(removed, bytes);
    await removeMember(owner, removed.id, owner.id);
    expect(await takeAway(removed.id)).toBe("gone");
    await expectReadable(owner, [file, { ...file, assetId }]);
    expect(await brokenInvariants(worker)).toEqual([]);
  });

  test("takes an answer along that comes in the very moment, or leaves it to be waited for", async () => {
    const owner = await storeOwner();
    for (let round = 0; round < 8; round += 1) {
      const removed = await storeMember();
      const { id, attemptId } = await storeGeneration(removed, { status: "unconfirmed" });
      await removeMember(owner, removed.id, owner.id);
      const [outcome] = await Promise.all([
        takeAway(removed.id),
        answer(worker, attemptId, { outputs: [] }).catch(() => answer(worker, attemptId, { outputs: [] })),
      ]);
      const row = await database().generation.findUniqueOrThrow({ where: { id } });
      expect(row).toMatchObject({ status: "saving", memberId: outcome === "gone" ? owner.id : removed.id });
      expect(await brokenInvariants(worker)).toEqual([]);
    }
  });

  test("leaves nothing of what a last request of theirs has put down meanwhile", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    await removeMember(owner, removed.id, null);
    const upload = { name: "late.png", format: "png", sizeBytes: 10, location: "disk" } as const;
    const late = Array.from({ length: 6 }, (_, index) =>
      registerUpload(removed, { ...upload, sha256: String(index).repeat(64) }),
    );
    await Promise.allSettled([takeAway(removed.id), ...late]);
    expect(await takeAway(removed.id)).toBe("gone");
    await expectGone(removed.id);
    await expect(registerUpload(removed, { ...upload, sha256: "9".repeat(64) })).rejects.toMatchObject({
      code: "P2003", // there is no such member
    });
  });

  test("is taken up again by the sweep where the job was lost", async () => {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    await removeMember(owner, removed.id, null);
    expect(await sweepRemovals(worker)).toBe(0);
    await database().$executeRaw`DELETE FROM pgboss.job WHERE singleton_key = ${removed.id}`;
    expect(await sweepRemovals(worker)).toBe(1);
    expect(await takeAway(removed.id)).toBe("gone");
    expect(await takeAway(removed.id)).toBe("gone");
  });
});
