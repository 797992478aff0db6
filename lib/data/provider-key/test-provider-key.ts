import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { keyTestStates } from "#lib/domain/provider-key-view.ts";
import type { Member, Worker } from "#lib/domain/scope.ts";
import { usableKeys } from "./usable-keys.ts";

/** Asks the worker whether a key works; any key that the member may use. Throws "not-found". */
export async function requestKeyTest(member: Member, id: string): Promise<void> {
  const usable = await usableKeys(member);
  await database().$transaction(async (transaction) => {
    const { count } = await transaction.providerKey.updateMany({
      where: { id, ...usable },
      data: { testState: "testing", testedAt: null },
    });
    if (count === 0) throw new AppError("not-found");
    await enqueue(transaction, "test-key", { providerKeyId: id });
  });
}

/** What came out of a Test; null when nobody can tell. */
export async function recordKeyTest(
  _worker: Worker,
  id: string,
  testState: Exclude<(typeof keyTestStates)[number], "testing"> | null,
): Promise<void> {
  await database().providerKey.updateMany({ where: { id }, data: { testState, testedAt: new Date() } });
}
