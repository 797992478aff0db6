import { expect, test } from "vitest";
import { recordDerivatives } from "#lib/data/blob/measuring.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { findPlayables } from "./playables.ts";
import { registerUpload } from "./uploads.ts";

testDatabase();

let count = 0;

/** A film of the member's, read in full where nothing else is said. */
async function film(member: Member, state: "measuring" | "ready" = "ready") {
  count += 1;
  const { id } = await registerUpload(member, {
    name: "walk.mp4",
    format: "mp4",
    sizeBytes: 10,
    sha256: count.toString(16).padStart(64, "0"),
    location: "disk",
  });
  const measured = { widthPx: 1280, heightPx: 720, durationMs: 5000, fps: 24 };
  await database().asset.update({
    where: { id },
    data: { blob: { update: { state, measured, frameTimes: [0, 40, 85] } } },
  });
  return id;
}

test("what showing a file takes is told of one's own that are read and still here", async () => {
  const member = await storeMember();
  const [read, unread, deleted] = [await film(member), await film(member, "measuring"), await film(member)];
  const foreign = await film(await storeMember());
  await database().asset.update({ where: { id: deleted }, data: { deletedAt: new Date() } });
  const found = await findPlayables(member, [read, unread, deleted, foreign]);
  expect(Object.keys(found)).toEqual([read]);
  expect(found[read]).toMatchObject({ durationMs: 5000, fps: 24, frameTimesMs: [0, 40, 85], hasCopy: false });
});

test("whether something is still being made of a file is told, so that nobody waits for what isn't", async () => {
  const member = await storeMember();
  const [waiting, given] = [await film(member), await film(member)];
  const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: given } });
  await database().$executeRaw`DELETE FROM pgboss.job WHERE singleton_key = ${blobId}`;
  const found = await findPlayables(member, [waiting, given]);
  expect([found[waiting]?.isBeingPrepared, found[given]?.isBeingPrepared]).toEqual([true, false]);
});

test("what a browser can't play is shown by its proxy once that is made", async () => {
  const member = await storeMember();
  const [played, prores] = [await film(member), await film(member)];
  const { blobId } = await database().asset.update({
    where: { id: prores },
    data: { blob: { update: { format: "mov", measured: { videoCodec: "prores" } } } },
  });
  const shown = async () => {
    const found = await findPlayables(member, [played, prores]);
    return [found[played]?.shownBy, found[prores]?.shownBy];
  };
  expect(await shown()).toEqual(["file", null]);
  await recordDerivatives(
    mintWorker(),
    blobId as BlobId, // the column holds nothing else
    [{ kind: "compare", contentType: "video/mp4", sha256: "c".repeat(64), sizeBytes: 9 }],
  );
  expect(await shown()).toEqual(["file", "compare"]);
});
