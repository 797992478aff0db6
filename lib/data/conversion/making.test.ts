import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { tidy } from "#lib/data/tidy.ts";
import type { ConversionId } from "#lib/domain/base/id.ts";
import { mintMember, mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Conversion } from "#lib/domain/media/conversion.ts";
import { cancelConversion, findConversions } from "./conversions.ts";
import {
  beginConversion,
  failConversion,
  finishConversion,
  isConversionWanted,
  type Making,
  recordConversionProgress,
  sweepConversions,
} from "./making.ts";
import { ask, jobsOf, put, storeRead } from "./testing/store-read.ts";

testDatabase();

const worker = mintWorker();
let member: Member;

beforeEach(async () => {
  await database().$executeRaw`DELETE FROM pgboss.job`;
  await database().conversion.deleteMany();
  member = await storeMember();
});

const isSound = async () => expect(await brokenInvariants(worker)).toEqual([]);

describe("a conversion", () => {
  const state = async ({ id }: { id: ConversionId }) => (await findConversions(member, [id]))[0]?.state;
  const begin = async (asked: Conversion): Promise<Making> => (await beginConversion(worker, asked.id))!;

  test("that is canceled is heard of by its worker, leaves nothing, and can be asked for again", async () => {
    const parent = await storeRead(member);
    const asked = await ask(member, parent);
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
    expect(await ask(member, parent)).toMatchObject({ id: asked.id, state: "waiting" });
    // The worker that was told to cancel it does not take the new one for its own.
    expect(await isConversionWanted(worker, making)).toBe(false);
    const next = await begin(asked);
    expect(await isConversionWanted(worker, making)).toBe(false);
    expect(await isConversionWanted(worker, next)).toBe(true);
    await isSound();
  });

  test("is somebody else's to nobody, also where they know its id", async () => {
    const asked = await ask(member, await storeRead(member));
    const other = await storeMember();
    expect(await findConversions(other, [asked.id])).toEqual([]);
    await expect(cancelConversion(other, asked.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await state(asked)).toBe("waiting");
  });

  test("is begun by one worker, and by another once that one is not heard of", async () => {
    const asked = await ask(member, await storeRead(member));
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
    const asked = await ask(member, await storeRead(member));
    expect(await sweepConversions(worker)).toBe(0);
    await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'convert'`;
    expect(await sweepConversions(worker)).toBe(1);
    expect(await jobsOf(asked)).toBe(1);
  });

  test("ends when its file is deleted, in the middle or before it was begun", async () => {
    const [first, second] = [await storeRead(member), await storeRead(member)];
    const [early, late] = [await ask(member, first), await ask(member, second)];
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
    const parent = await storeRead(member);
    const asked = await ask(member, parent);
    await failConversion(worker, await begin(asked), "too-large");
    expect(await findConversions(member, [asked.id])).toMatchObject([
      { state: "failed", trouble: "too-large" },
    ]);
    expect(await ask(member, parent)).toMatchObject({ id: asked.id, state: "waiting", trouble: null });
    await cancelConversion(member, asked.id);
    await tidy(worker);
    expect(await state(asked)).toBe("canceled");
    const longAgo = new Date(Date.now() - 48 * 60 * 60_000);
    await database().conversion.update({ where: { id: asked.id }, data: { askedAt: longAgo } });
    await tidy(worker);
    expect(await state(asked)).toBeUndefined();
  });

  test("that could not put its bytes down has changed nothing", async () => {
    const asked = await ask(member, await storeRead(member));
    const making = await begin(asked);
    const full = Object.assign(new Error("full"), { code: "ENOSPC" });
    await expect(finishConversion(worker, making, () => Promise.reject(full))).rejects.toBe(full);
    expect(await state(asked)).toBe("making");
    expect(await finishConversion(worker, making, async () => put())).toBe(true);
  });

  test("is canceled when its member leaves, and goes with what they made to whoever gets it", async () => {
    const { id } = await storeMember();
    await database().member.update({ where: { id }, data: { isOwner: true } });
    const asked = await ask(member, await storeRead(member));
    await removeMember(mintMember(id, true), member.id, null);
    expect(await state(asked)).toBe("canceled");
  });
});
