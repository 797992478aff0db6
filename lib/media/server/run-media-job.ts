import { join } from "node:path";
import * as z from "zod/mini";
import { type UnreadableReason, unreadableReasons } from "#lib/domain/media/unreadable.ts";
import { uploadMaxBytes } from "#lib/domain/media/upload-limits.ts";
import { createLimitedPool } from "./limited-pool.ts";
import { type MediaJob, type MediaJobDone, mediaJobDoneSchema } from "./media-job.ts";

const answerSchema = z.union([
  z.strictObject({ ok: mediaJobDoneSchema }),
  z.strictObject({ unreadable: z.enum(unreadableReasons) }),
  z.strictObject({ noSpace: z.literal(true) }),
]);

/** Beneath the folder that the studio runs in: an action is bundled, and its own address says nothing of where this stands. */
const entry = join(process.cwd(), "lib/media/server/child/work.ts");

/** After which a file keeps no other waiting any longer: nearly all are read in less. */
const patienceMs = 5000;

/** Two at a time: decoding takes a whole core, and what is shown in the meantime needs one too. */
const pool = createLimitedPool({
  entry,
  size: 2,
  limits: { processorSeconds: 150, memoryBytes: 2_000_000_000, fileBytes: 300_000_000 },
  jobsPerChild: 40,
  idleMs: 5000,
  patienceMs,
});

/** Copies may be as large as what may be uploaded; making one takes hardly any processor time, but the disk's. */
const cleaningPool = createLimitedPool({
  entry,
  size: 2,
  limits: { processorSeconds: 300, memoryBytes: 2_000_000_000, fileBytes: uploadMaxBytes.video + 1_000_000 },
  jobsPerChild: 10,
  idleMs: 5000,
  patienceMs,
});

/** Nobody waits for a comparing copy or a filmstrip, so they make way for everything else that this machine has to do. */
const patientPool = createLimitedPool({
  entry,
  size: 1,
  limits: { processorSeconds: 1800, memoryBytes: 2_000_000_000, fileBytes: 1_000_000_000, niceness: 10 },
  jobsPerChild: 10,
  idleMs: 5000,
});

/** An upload waits for it: encoding takes about as long as the film lasts. */
const recuttingPool = createLimitedPool({
  entry,
  size: 1,
  limits: { processorSeconds: 1800, memoryBytes: 2_000_000_000, fileBytes: uploadMaxBytes.video },
  jobsPerChild: 10,
  idleMs: 5000,
});

/** The processor time of a conversion's child. Deadlines, which go by the length of the film, stay below it: a child that dies of it would say nothing. */
export const convertingSeconds = 7200;

/**
 * People wait for it, one after the other. Each in a child of its own: what others have used of its time is not taken from it, and one
 * that dies after an hour is not begun a second time.
 */
const convertingPool = createLimitedPool({
  entry,
  size: 1,
  limits: {
    processorSeconds: convertingSeconds,
    memoryBytes: 3_000_000_000,
    fileBytes: uploadMaxBytes.video,
  },
  jobsPerChild: 1,
  idleMs: 5000,
});

const pools = {
  reading: pool,
  show: pool,
  recutting: recuttingPool,
  cleaning: cleaningPool,
  copying: patientPool,
  strip: patientPool,
  frame: pool,
  converting: convertingPool,
};

/**
 * Has a limited child do one job with one file. A conversion says by `onProgress` how far it is, from 0 to 1. Throws for a full disk and, as soon as the signal says so, its reason; never for
 * what the file made it do.
 */
export async function runMediaJob(
  job: MediaJob,
  deadlineMs: number,
  signal?: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<MediaJobDone | { unreadable: UnreadableReason }> {
  const end = await pools[job.wanted].run(job, deadlineMs, signal, onProgress);
  if (end.ended === "stopped") throw signal?.reason;
  if (end.ended === "late") return { unreadable: "too-slow" };
  if (end.ended === "crashed") return { unreadable: "damaged" };
  const answer = answerSchema.safeParse(end.answer);
  if (!answer.success) return { unreadable: "damaged" };
  if ("noSpace" in answer.data)
    throw Object.assign(new Error("There is not enough space on the disk for a file's copy"), {
      code: "ENOSPC",
    });
  return "ok" in answer.data ? answer.data.ok : answer.data;
}
