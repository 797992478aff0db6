import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { type Derivative, placed } from "./read-media.ts";
import { runMediaJob } from "./run-media-job.ts";

/** It makes way for everything else that the machine does, and is tried once: a busy hour is to cost no film its strip. */
const deadlineMs = 3 * 60_000;

/**
 * Makes the filmstrip of a video in a limited child process, into a folder that the caller made and will remove: one WebP of 20
 * pictures side by side, each at most 256 × 108 px; picture i is seen at (i + ½) / 20 of the film's length. The file must have been
 * read by `readMedia` before.
 *
 * `frameTimesMs` says when each picture begins, counted from the film's zero as players do, to the microsecond; null where its frame
 * rate says as much, and of more than 4 000 pictures. Nothing when the child fails or runs over the deadline. Throws the
 * signal's reason when that comes first.
 */
export async function makeFilmstrip(
  path: string,
  video: { format: Format; measured: Measured },
  folder: string,
  signal?: AbortSignal,
): Promise<{ strip: Derivative | null; frameTimesMs: number[] | null }> {
  const { format, measured } = video;
  const done = await runMediaJob({ wanted: "strip", path, format, measured, folder }, deadlineMs, signal);
  if ("unreadable" in done) return { strip: null, frameTimesMs: null };
  return { strip: placed(done, folder)[0] ?? null, frameTimesMs: done.frameTimesMs ?? null };
}
