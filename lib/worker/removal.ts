import {
  findRemoval,
  finishRemoval,
  forgetDeleted,
  type Removal,
  snoozeRemoval,
} from "#lib/data/removal/removals.ts";
import { handOver, listBytesOfRemoved } from "#lib/data/removal/hand-over.ts";
import { deleteRunsOfRemoved, listRunsOfRemoved, purgeBlobs } from "#lib/data/removal/purge.ts";
import { wipeRemovedKeys } from "#lib/data/provider/keys.ts";
import type { BlobId, MemberId } from "#lib/domain/base/id.ts";
import { removeMemberBytes, removeMemberFolders } from "#lib/storage/remove-bytes.ts";
import { shareBytes } from "#lib/storage/share-bytes.ts";
import { forgetSubmission } from "./blocking-submission.ts";
import type { Context } from "./context.ts";
import { attemptFolder } from "./keep-outputs.ts";
import { log } from "./log.ts";
import { removeFile } from "./remove-file.ts";
import { clearSpool } from "./spool.ts";

/** How soon somebody is looked at again whose results are waited for. */
const waitMs = 5000;
/** What was put down so lately may be in somebody's hands. */
const youngMs = 10 * 60_000;

type RemovalContext = Pick<Context, "worker" | "config" | "stopping">;

/**
 * Takes somebody away who was removed or has left: waits for what is open, hands over or deletes what they made, and then the member.
 * Every step can be done again from its beginning, so that a worker may die at any point.
 */
export async function continueRemoval(
  context: RemovalContext,
  memberId: MemberId,
  options: { youngMs?: number } = {},
): Promise<"gone" | "waiting"> {
  const removal = await findRemoval(context.worker, memberId);
  if (!removal) return "gone";
  if (removal.open === 0 && (await takeAway(context, removal, options.youngMs ?? youngMs))) {
    log.info({ memberId, handedToId: removal.handedToId }, "a member is gone");
    await forgetDeleted(context.worker);
    return "gone";
  }
  await snoozeRemoval(context.worker, memberId, waitMs);
  return "waiting";
}

/** False: something has to be waited for. */
async function takeAway(context: RemovalContext, removal: Removal, ageMs: number): Promise<boolean> {
  const { worker } = context;
  const { memberId, handedToId } = removal;
  if (handedToId) {
    // Most of the work, while everything still stands where it stood.
    await shareBytes(await listBytesOfRemoved(worker, memberId), handedToId);
    if (!(await handOver(worker, { memberId, handedToId }, shareBytes))) return false;
  } else await deleteRuns(context, memberId);
  const arePurged = await purgeFiles(context, memberId, ageMs);
  await wipeRemovedKeys(worker);
  if (!arePurged) return false;
  return finishRemoval(worker, memberId, () => removeMemberFolders(memberId, handedToId ? ageMs : 0));
}

async function deleteRuns({ worker, config, stopping }: RemovalContext, memberId: MemberId): Promise<void> {
  while (!stopping.aborted) {
    const { runIds, attemptIds } = await listRunsOfRemoved(worker, memberId);
    if (runIds.length === 0) return;
    for (const attemptId of attemptIds) {
      await removeFile(attemptFolder(config.dataDir, attemptId));
      await forgetSubmission({ config }, attemptId);
      await clearSpool(config.dataDir, attemptId);
    }
    await deleteRunsOfRemoved(worker, memberId, runIds);
  }
}

async function purgeFiles(
  { worker, stopping }: RemovalContext,
  memberId: MemberId,
  ageMs: number,
): Promise<boolean> {
  let areAllGone = true;
  for (let after: BlobId | null = null; !stopping.aborted;) {
    const some: Awaited<ReturnType<typeof purgeBlobs>> = await purgeBlobs(worker, memberId, after, (bytes) =>
      removeMemberBytes(bytes, ageMs),
    );
    areAllGone &&= some.areGone;
    if (some.last === null) return areAllGone;
    after = some.last;
  }
  return false;
}
