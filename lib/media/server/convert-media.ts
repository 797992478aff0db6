import { basename, join } from "node:path";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";
import { convertingSeconds, runMediaJob } from "./run-media-job.ts";

/** A file that an edit has made, in the folder that was given; or why it could not be made: `tooLarge` where it cannot have so few bytes and still look well. */
export type Converted =
  | { path: string; format: Format }
  | { unreadable: UnreadableReason }
  | { tooLarge: true };

/**
 * Makes of a file what an edit says, in a limited child process, into a folder that the caller made and will remove. The file must have
 * been read by `readMedia` before. The same bytes come of the same edit of the same file on one machine. What takes longer than its length allows, two hours of a processor at most, is `too-slow`. Says how far it is: a share from
 * 0 to 1, first when its turn comes, then at most every 200 ms. Throws for a full disk (`ENOSPC`) and, as soon as the signal says so, its
 * reason; the child is dead then.
 */
export async function convertMedia(
  path: string,
  file: { format: Format; measured: Measured },
  edit: Edit,
  options: { folder: string; signal?: AbortSignal; onProgress?: (share: number) => void },
): Promise<Converted> {
  const { format, measured } = file;
  const { folder, signal, onProgress } = options;
  const job = { wanted: "converting", path, format, measured, folder, edit } as const;
  const done = await runMediaJob(job, deadlineOf(measured), signal, onProgress);
  if ("unreadable" in done) return done;
  if (done.converted === null) return { tooLarge: true };
  if (done.converted === undefined) return { unreadable: "damaged" };
  // The name comes from a child that has read somebody's bytes: only its last part counts.
  return { path: join(folder, basename(done.converted)), format: edit.format };
}

const leastMs = 120_000;
/** Processor time that a second of film may take, and one of usual pixels beyond that: many times what it takes here, with several tries. */
const slowestPace = { sound: 10, usualPictures: 60 };
const usualPixelsPerSecond = 1920 * 1080 * 30;

/** Less than the child's own bound by what it needs for its start. */
const mostMs = (convertingSeconds - 60) * 1000;

/** How much processor time making something of a film, sound or image may take. */
export function deadlineOf({ durationMs = 0, widthPx = 0, heightPx = 0, fps = 30 }: Measured): number {
  const pictures = (widthPx * heightPx * fps) / usualPixelsPerSecond;
  return Math.min(mostMs, leastMs + durationMs * (slowestPace.sound + slowestPace.usualPictures * pictures));
}
