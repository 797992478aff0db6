import { stat } from "node:fs/promises";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { isProxyMade } from "#lib/domain/media/shown-part.ts";
import { type Derivative, placed } from "./read-media.ts";
import { runMediaJob } from "./run-media-job.ts";

/** A machine that is so much slower than real time, or busier, gets no copies. */
const slowestPace = 30;
const leastMs = 60_000;

/**
 * Makes the comparing copy of a video in a limited child process, into a folder that the caller made and will remove: MP4 (H.264, AAC
 * where there is sound), upright, its short side at most 540 px, a key frame every half second, each picture at its own time, the
 * header first. The file must have been read by `readMedia` before.
 *
 * Null when the child fails or runs over the deadline, and when the copy came out smaller in neither pixels nor bytes, unless browsers
 * cannot play the file itself. Throws the signal's reason when that comes first.
 */
export async function makeCompareCopy(
  path: string,
  file: { format: Format; measured: Measured },
  folder: string,
  signal?: AbortSignal,
): Promise<Derivative | null> {
  const { format, measured } = file;
  const done = await runMediaJob(
    { wanted: "copying", path, format, measured, folder },
    leastMs + (measured.durationMs ?? 0) * slowestPace,
    signal,
  );
  const [copy] = "unreadable" in done ? [] : placed(done, folder);
  if (!copy || isProxyMade(format, measured)) return copy ?? null;
  const [{ size: copyBytes }, { size: fileBytes }] = await Promise.all([stat(copy.path), stat(path)]);
  return copyBytes < fileBytes || pixelsOf(copy) < pixelsOf(measured) ? copy : null;
}

function pixelsOf({ widthPx, heightPx }: { widthPx?: number; heightPx?: number }): number {
  return (widthPx ?? 0) * (heightPx ?? 0);
}
