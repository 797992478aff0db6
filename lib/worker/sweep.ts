import { sweepStrips } from "#lib/data/blob/filmstrips.ts";
import { sweepMeasuring } from "#lib/data/blob/measuring.ts";
import { sweepCleaning } from "#lib/data/blob/older-copies.ts";
import { sweepConversions } from "#lib/data/conversion/making.ts";
import { sweepDue } from "#lib/data/generation/looks.ts";
import { sweepUnreadRequests } from "#lib/data/generation/unread-requests.ts";
import { sweepRemovals } from "#lib/data/removal/removals.ts";
import { tidy } from "#lib/data/tidy.ts";
import { collectOrphans } from "./blocking-submission.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { reconcileBytes, releaseBytes, releaseReplaced } from "./release-bytes.ts";
import { recordSpooled } from "./record-money.ts";

const everyMs = 15_000;
const tidyEveryMs = 10 * 60_000;
const reconcileEveryMs = 24 * 60 * 60_000;
/** A younger record is still in the hands of the worker that wrote it. */
const spoolAgeMs = 15_000;

/**
 * Every 15 s: what is due and lost its job gets a new one, and what a dead worker has spooled is recorded. Every ten
 * minutes, what has had its time is taken away, bytes of deleted files too; once a day, disk and database are compared.
 */
export function startSweep(context: Context): { stop(): void } {
  let isSweeping = false;
  let tidiedAt = 0;
  let reconciledAt = 0;
  const sweep = async () => {
    if (isSweeping) return;
    isSweeping = true;
    try {
      await recordSpooled(context, spoolAgeMs);
      await collectOrphans(context);
      const count = await sweepDue(context.worker);
      if (count > 0) log.info({ count }, "generations without a job were enqueued");
      const unread = await sweepMeasuring(context.worker);
      if (unread > 0) log.info({ count: unread }, "files without a job were enqueued to be read");
      const unmade = await sweepConversions(context.worker);
      if (unmade > 0) log.info({ count: unmade }, "conversions without a job were enqueued");
      const uncleaned = await sweepCleaning(context.worker);
      if (uncleaned > 0)
        log.info({ count: uncleaned }, "files of an older studio were enqueued to be cleaned again");
      const unstripped = await sweepStrips(context.worker);
      if (unstripped > 0) log.info({ count: unstripped }, "films without a filmstrip were enqueued");
      const removals = await sweepRemovals(context.worker);
      if (removals > 0) log.info({ count: removals }, "members who leave were enqueued again");
      if (await sweepUnreadRequests(context.worker))
        log.info("what older generations were sent is being read from their requests");
      if (Date.now() - tidiedAt > tidyEveryMs) {
        tidiedAt = Date.now();
        await tidy(context.worker);
        await releaseBytes(context);
        await releaseReplaced(context);
      }
      if (Date.now() - reconciledAt > reconcileEveryMs) {
        reconciledAt = Date.now();
        const { files, rows } = await reconcileBytes(context);
        if (files + rows > 0) log.warn({ files, rows }, "disk and database did not agree");
      }
    } catch (error) {
      log.warn({ error }, "the sweep failed and will be tried again");
    } finally {
      isSweeping = false;
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), everyMs);
  return { stop: () => clearInterval(timer) };
}
