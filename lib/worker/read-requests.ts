import { listUnreadRequests, recordReadRequests } from "#lib/data/generation/unread-requests.ts";
import { rebuildSent } from "#lib/providers/rebuild-sent.ts";
import type { Context } from "./context.ts";

const pageSize = 100;

/** Reads what was sent back from a page of requests that are older than what is kept of them, and has the next page read. */
export async function readRequests({ worker }: Pick<Context, "worker">): Promise<void> {
  const page = await listUnreadRequests(worker, pageSize);
  const read = await Promise.all(
    page.map(async ({ id, referenceIds, ...stored }) => ({
      id,
      sent: await rebuildSent(stored, referenceIds),
    })),
  );
  if (read.length > 0) await recordReadRequests(worker, read);
}
