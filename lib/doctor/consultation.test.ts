import { existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { derivativePath } from "#lib/storage/paths.ts";
import { consultation } from "./consultation.ts";
import { canaries, type SoundStudio, storeSoundStudio } from "./testing/sound-studio.ts";

testDatabase();
const worker = mintWorker();
const later = new Date(Date.now() + 3.5 * 3_600_000);
const before = new Date(Date.now() - 3 * 24 * 3_600_000);
let studio: SoundStudio;

/** What the database itself refuses is planted as well: a restored dump or an older version may hold it. */
beforeAll(async () => {
  for (const statement of [
    "DROP INDEX attempt_provider_id_operation_key",
    "ALTER TABLE generation DROP CONSTRAINT generation_cost_check",
    "ALTER TABLE model_price DROP CONSTRAINT model_price_per_second_micro_check",
    "ALTER TABLE asset DROP CONSTRAINT asset_blob_id_fkey",
  ])
    await database().$executeRawUnsafe(statement);
});
beforeEach(async () => {
  studio = await storeSoundStudio();
});
afterEach(() => rmSync(studio.dataDir, { recursive: true, force: true }));

async function consult(
  wanted: { deep?: boolean; repair?: boolean; json?: boolean; halfCopies?: string[] } = {},
): Promise<{ isWell: boolean; lines: string[] }> {
  const lines: string[] = [];
  const isWell = await consultation(worker, {
    ...{ deep: false, repair: false, json: false, halfCopies: [] },
    ...wanted,
    studio: { version: "1.2.3", commit: null, dataDir: studio.dataDir, isRunning: false, versions: {} },
    say: (line) => lines.push(line),
  });
  return { isWell, lines };
}

/** The broken invariants with what breaks them. */
async function broken(wanted: { deep?: boolean } = {}): Promise<Record<string, string[]>> {
  const { lines } = await consult({ ...wanted, json: true });
  const report = JSON.parse(lines.join("\n")) as { invariants: { invariant: string; ids: string[] }[] };
  return Object.fromEntries(
    report.invariants.filter(({ ids }) => ids.length > 0).map(({ invariant, ids }) => [invariant, ids]),
  );
}

const change = (statement: string, ...values: unknown[]) =>
  database().$executeRawUnsafe(statement, ...values);

/** A planted violation: what is planted, and the id by which it is named. */
type Planted = () => Promise<string>;

/** A conversion of the studio's file that stands in this way. */
async function plantConversion(given: {
  state: string;
  assetId?: string;
  begun?: number;
  heardAt?: Date;
  askedAt?: Date;
}): Promise<string> {
  const { owner, assetId } = studio;
  const of = { memberId: owner.id, parentId: assetId, edit: { version: 1, format: "mp4" }, editHash: "0" };
  return (await database().conversion.create({ data: { id: createId(), ...of, ...given } })).id;
}

const planted: Record<string, Planted> = {
  "a done generation has its result": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "failed" });
    await change("UPDATE generation SET status = 'done' WHERE id = $1::uuid", id);
    return id;
  },
  "a generation that is not done has no result": async () => {
    await change("UPDATE generation SET status = 'canceled' WHERE id = $1::uuid", studio.generationId);
    return studio.generationId;
  },
  "an operation stands under one attempt": async () => {
    const stored = [
      await storeGeneration(studio.owner, { status: "failed", operation: "op" }),
      await storeGeneration(studio.owner, { status: "failed", operation: "op" }),
    ];
    return stored.map(({ attemptId }) => attemptId).toSorted()[0]!;
  },
  "a submitting generation has an open attempt": async () => {
    const given = { status: "submitting", attemptState: "refused", dueAt: later } as const;
    return (await storeGeneration(studio.owner, given)).id;
  },
  "an open attempt belongs to a submitting generation": async () =>
    (await storeGeneration(studio.owner, { status: "failed", attemptState: "open" })).attemptId,
  "a generation has at most one open attempt": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "submitting", dueAt: later });
    await database().attempt.create({ data: { id: createId(), generationId: id, providerId: "oxen" } });
    return id;
  },
  "a running generation has an operation": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "running", dueAt: later });
    await change("UPDATE attempt SET operation = NULL WHERE generation_id = $1::uuid", id);
    return id;
  },
  "a saving generation knows what to save": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "saving", dueAt: later });
    await change("UPDATE generation SET pending_outputs = NULL WHERE id = $1::uuid", id);
    return id;
  },
  "a generation that can move is due at some time": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "running" });
    await change("UPDATE generation SET due_at = NULL WHERE id = $1::uuid", id);
    return id;
  },
  "a generation that has ended is not due": async () => {
    await change("UPDATE generation SET due_at = now() WHERE id = $1::uuid", studio.generationId);
    return studio.generationId;
  },
  "a failed generation says why": async () => {
    const { id } = await storeGeneration(studio.owner, { status: "failed" });
    await change("UPDATE generation SET failure = NULL WHERE id = $1::uuid", id);
    return id;
  },
  "what belongs together belongs to one member": async () => {
    const { id } = await storeMember();
    await change("UPDATE note SET member_id = $1::uuid", id);
    const note = await database().note.findFirstOrThrow();
    return note.id;
  },
  "whoever has left is reached by nothing": async () => {
    const { id } = await storeMember();
    await change("UPDATE member SET removed_at = now() WHERE id = $1::uuid", id);
    const session = { id: createId(), userId: id, token: "t", expiresAt: later };
    await database().session.create({ data: session });
    return id;
  },
  "a verdict says something": async () => {
    const { generationId, owner } = studio;
    await database().verdict.create({ data: { generationId, memberId: owner.id } });
    return generationId;
  },
  "a studio with members has an owner": async () => {
    await change("UPDATE member SET is_owner = false");
    return studio.owner.id;
  },
  "an asset has a file": async () => {
    const { owner, assetId } = studio;
    const id = createId();
    await change(
      "INSERT INTO asset (id, member_id, blob_id, name, kind) SELECT $1::uuid, $2::uuid, $1::uuid, name, kind FROM asset WHERE id = $3::uuid",
      ...[id, owner.id, assetId],
    );
    return id;
  },
  "a file belongs to an asset": async () => {
    const id = createId();
    await change(
      "INSERT INTO blob (id, member_id, sha256, size_bytes, format, state) VALUES ($1::uuid, $2::uuid, 'a', 1, 'mp4', 'gone')",
      ...[id, studio.owner.id],
    );
    return id;
  },
  "a file that nobody deleted has not lost its bytes": async () => {
    await change("UPDATE blob SET state = 'gone'");
    return studio.blobId;
  },
  "a cost has an amount and a currency": async () => {
    await change("UPDATE generation SET cost_currency = NULL");
    return studio.generationId;
  },
  "a generation costs what its attempts were charged": async () => {
    await change("UPDATE attempt SET cost_micro = cost_micro + 1");
    return studio.generationId;
  },
  "a price has an amount and a currency": async () => {
    await change("INSERT INTO model_price VALUES ('oxen/some-model', 0, 'USD')");
    return "oxen/some-model";
  },
  "a key that was saved is kept sealed": async () => {
    await change("UPDATE provider_key SET sealed = NULL");
    return studio.keyId;
  },
  "a generation that is due has a job": async () =>
    (await storeGeneration(studio.owner, { status: "running", dueAt: before })).id,
  "a file that is to be read has a job": async () => {
    await change("UPDATE blob SET state = 'measuring', created_at = $1::timestamptz", before);
    return studio.blobId;
  },
  "somebody who is leaving has a job": async () => {
    const { id } = await storeMember();
    await change("UPDATE member SET removed_at = $1::timestamptz WHERE id = $2::uuid", before, id);
    return id;
  },
  "a job names something that is there": async () => {
    await database().$transaction((transaction) =>
      enqueue(transaction, "poll", { generationId: createId<GenerationId>() }),
    );
    await change("UPDATE pgboss.job SET created_on = $1::timestamptz", before);
    const [job] = await database().$queryRaw<{ id: string }[]>`SELECT id FROM pgboss.job`;
    return job!.id;
  },
  "a model's variations in a run have numbers of their own": async () => {
    const { results } = await storeRun(studio.owner, [{ status: "failed" }, { status: "failed" }]);
    await change("UPDATE generation SET variation = 1");
    return results.map(({ id }) => id).toSorted()[0]!;
  },
  "a further output stands beside what was paid for it": async () => {
    const status = "canceled";
    const { results } = await storeRun(studio.owner, [
      ...[{ status }, { status, output: 2 }, { status, modelId: "siray/other" }],
    ] as const);
    const [paid, further, other] = results;
    await change(
      "UPDATE generation SET output_of_id = $1::uuid WHERE output_of_id = $2::uuid",
      other!.id,
      paid!.id,
    );
    return further!.id;
  },
  "a conversion that is done has made an asset of its parent by its edit": () =>
    plantConversion({ state: "done", assetId: studio.assetId }),
  "a conversion that is being made has a worker": () => plantConversion({ state: "making", heardAt: later }),
  "a conversion that waits has a job": () => plantConversion({ state: "waiting", askedAt: before }),
  "a file is made of a file's own bytes": async () => {
    const { owner, assetId, blobId } = studio;
    const made = { parentId: assetId, parentSha256: "f".repeat(64), edit: { version: 1 } };
    const file = { memberId: owner.id, blobId, name: "kite.mp4", kind: "video" };
    return (await database().asset.create({ data: { id: createId(), ...file, ...made } })).id;
  },
  "a file's bytes are in their place": async () => {
    rmSync(studio.bytesPath);
    return studio.blobId;
  },
  "a file is as large as its row says": async () => {
    writeFileSync(studio.bytesPath, "a longer film");
    return studio.blobId;
  },
  "what was made of a file is in its place": async () => {
    rmSync(studio.posterPath);
    return studio.posterId;
  },
  "what was made of a file is what its row says": async () => {
    writeFileSync(studio.posterPath, "cut");
    return studio.posterId;
  },
  "bytes on the disk have a row": async () => {
    const sha256 = "0".repeat(64);
    writeFileSync(derivativePath(studio.dataDir, sha256), "of nobody");
    utimesSync(derivativePath(studio.dataDir, sha256), before, before);
    return `derivatives/${sha256}`;
  },
  "a saved key can be opened": async () => {
    await change("UPDATE provider_key SET sealed = $1", Buffer.alloc(64));
    return studio.keyId;
  },
};

describe("the doctor", () => {
  test("finds nothing in a sound studio, and every invariant has a planted violation below", async () => {
    const { isWell, lines } = await consult();
    expect(isWell).toBe(true);
    const told = lines.flatMap((line) => /^ {2}ok {6}(.*)$/.exec(line)?.[1] ?? []);
    expect(told.toSorted()).toEqual(Object.keys(planted).toSorted());
    expect(lines.at(-1)).toBe(`All ${told.length} invariants hold.`);
    expect(await broken({ deep: true })).toEqual({});
  });

  test.each(Object.entries(planted))("finds and names what breaks: %s", async (invariant, plant) => {
    const id = await plant();
    expect(await broken()).toEqual({ [invariant]: [id] });
  });

  test("reads every byte when it looks deep", async () => {
    writeFileSync(studio.bytesPath, "A FILM");
    writeFileSync(studio.posterPath, "ITS POSTER");
    expect(await broken()).toEqual({});
    expect(await broken({ deep: true })).toEqual({
      "a file's bytes are the ones that came": [studio.blobId],
      "what was made of a file is what its row says": [studio.posterId],
    });
  });

  test("prints a violation with its ids, and says that not all is well", async () => {
    rmSync(studio.bytesPath);
    const { isWell, lines } = await consult();
    expect(isWell).toBe(false);
    const at = lines.indexOf("  BROKEN  a file's bytes are in their place: 1");
    expect(lines[at + 1]?.trim()).toBe(studio.blobId);
    expect(lines.at(-1)).toBe(`1 of ${Object.keys(planted).length} invariants broken.`);
  });

  test("says what every generation that is not at rest waits for", async () => {
    await storeGeneration(studio.owner, { status: "running", dueAt: later });
    await storeGeneration(studio.owner, { status: "unconfirmed" });
    await storeGeneration(studio.owner, { status: "saving", dueAt: before });
    await storeGeneration(studio.owner, { status: "queued", dueAt: later, modelId: "siray/some-model" });
    await change("INSERT INTO provider_pause VALUES ('siray', $1::timestamptz)", later);
    const { lines } = await consult();
    const waits = lines.filter((line) => line.includes("/some-model"));
    const cells = waits.map((line) => line.trim().split(/ {2,}/).slice(1));
    expect(cells.toSorted(([a = ""], [b = ""]) => a.localeCompare(b))).toEqual([
      ["queued", "siray/some-model", expect.any(String), "3 h", "the end of a rate limit"],
      ["running", "oxen/some-model", expect.any(String), "3 h", "its provider"],
      ["saving", "oxen/some-model", expect.any(String), "now", "its results to be stored"],
      ["unconfirmed", "oxen/some-model", expect.any(String), "–", "its member to decide"],
    ]);
    await change("DELETE FROM provider_pause");
  });

  test("repairs what can lose nothing when it is asked to, says it before and after, and only tells of it before", async () => {
    const { id } = await storeGeneration(studio.owner, { status: "running", dueAt: before });
    rmSync(studio.posterPath);
    const stale = join(studio.dataDir, "incoming", "left.temporary");
    mkdirSync(join(studio.dataDir, "incoming"));
    writeFileSync(stale, "");
    utimesSync(stale, before, before);
    const half = join(studio.dataDir, "database-copies", "half.unfinished");
    mkdirSync(half, { recursive: true });

    const told = [
      "rows without a job get one: 1",
      "lost posters, previews, waveforms, comparing copies and filmstrips are made again: 1",
      "unfinished files older than a day are removed: 1",
      "half copies of the database are removed: 1",
    ];
    const dry = await consult({ halfCopies: [half] });
    expect(dry.lines.filter((line) => told.includes(line.trim())).map((line) => line.trim())).toEqual(told);
    expect(Object.keys(await broken())).toHaveLength(2);
    expect([existsSync(stale), existsSync(half)]).toEqual([true, true]);

    const { isWell, lines } = await consult({ repair: true, halfCopies: [half] });
    for (const what of told) {
      expect(lines).toContain(`Repairing: ${what} …`);
      expect(lines).toContain(`Done:      ${what}`);
    }
    expect(isWell).toBe(true);
    expect([existsSync(stale), existsSync(half)]).toEqual([false, false]);
    const jobs = await database().$queryRaw<{ name: string; key: string }[]>`
      SELECT name, singleton_key AS key FROM pgboss.job ORDER BY name`;
    expect(jobs).toEqual([
      { name: "measure", key: studio.blobId },
      { name: "poll", key: id },
    ]);
    expect(lines).not.toContain("Would be done by npm run doctor -- --repair:");
  });

  test("never has a copy without place and camera made again by forgetting that there was one", async () => {
    await change("UPDATE derivative SET kind = 'sendable'");
    rmSync(studio.posterPath);
    const { isWell } = await consult({ repair: true });
    expect(isWell).toBe(false);
    expect(await database().derivative.count()).toBe(1);
  });

  test("takes what the disk does not give for broken and not for lost, and makes nothing anew", async () => {
    for (const path of [studio.posterPath, studio.bytesPath]) {
      rmSync(path);
      symlinkSync(path, path); // opens for nobody, not even for root
    }
    const { lines } = await consult({ repair: true });
    expect(lines).toContain(`  BROKEN  a file's bytes are in their place: 1`);
    expect(lines).toContain(`  BROKEN  what was made of a file is what its row says: 1`);
    expect(await database().derivative.count()).toBe(1);
  });

  test("tells nobody's words, names, addresses or keys, whatever is broken", async () => {
    const { id } = await storeGeneration(studio.owner, { status: "running", dueAt: before });
    await change("UPDATE generation SET revised_prompt = $1 WHERE id = $2::uuid", canaries.prompt, id);
    await change("UPDATE model_price SET currency = 'usd'");
    rmSync(studio.bytesPath);
    const all = [
      ...(await consult()).lines,
      ...(await consult({ json: true, deep: true })).lines,
      ...(await consult({ repair: true })).lines,
    ].join("\n");
    expect(all).toContain(studio.blobId);
    for (const secret of Object.values(canaries)) expect(all).not.toContain(secret);
    expect(all).not.toContain("canary");
  });
});
