import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, formats, type Kind } from "#lib/domain/media/format.ts";
import { derivatives } from "#lib/domain/media/derivative.ts";
import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";
import type { MadeFile } from "./media-job.ts";
import { runMediaJob } from "./run-media-job.ts";

/** A file made from another, under a name of its own in the folder that was given. */
export type Derivative = Omit<MadeFile, "fileName"> & { path: string; contentType: string };

export type ReadMedia = { format: Format; kind: Kind; measured: Measured; made: Derivative[] };

/**
 * Reads a file of any name in a limited child process: format by content, pixels as displayed, duration in
 * milliseconds, frame rate, codecs (as `avc`, `vp9`, `aac`, `pcm-s16`; FFmpeg's names, as `mpeg4`, of what no other demuxer here reads). The first picture and sound are really decoded, an
 * image wholly. A file that takes more processor time than the deadline, kills its decoder or contradicts itself is unreadable; a
 * missing file too. Takes 0.05 to 0.5 s. Throws the signal's reason as soon as it says so.
 *
 * Into `folder`, which the caller made and will remove, it also puts what must be there before a file can be used:
 * - `sendable`: the file without place, camera and other words, in the same format; made only where there is something to take
 *   out. An image stands upright in it and is sRGB; one that did and was before keeps its pixels bit for bit. A video or sound keeps its pictures
 *   and sounds bit for bit and loses all other tracks; how a video is turned stays in its header (turning the pictures would mean
 *   encoding them anew), where players and decoders look for it: our own measures are those of the turned pictures. Only what
 *   an edit list hides a part of is encoded anew, without that. Where the copy
 *   cannot be made the file is unreadable: the original must never be sent instead. Throws when there is no room for it. What
 *   `needsConverting` has none: nothing of it leaves but what an edit makes of it.
 * - `poster`: WebP of at most 960 px, of an image or of a video's first picture. Left out where it cannot be made.
 */
export async function readMedia(
  path: string,
  options: { deadlineMs?: number; folder?: string; signal?: AbortSignal } = {},
): Promise<ReadMedia | { unreadable: UnreadableReason }> {
  const { deadlineMs = 20_000, folder, signal } = options;
  const done = await runMediaJob(
    { wanted: "reading", path, ...(folder ? { folder } : {}) },
    deadlineMs,
    signal,
  );
  if ("unreadable" in done) return done;
  if (!folder || done.kind === "image" || done.measured.needsConverting)
    return { ...done, made: placed(done, folder ?? "") };
  const { format, kind, measured } = done;
  const { size } = await stat(path);
  const cleaned =
    measured.hiddenMs || measured.hiddenLaterMs
      ? await runMediaJob({ wanted: "recutting", path, format, measured, folder }, recuttingMs, signal)
      : await runMediaJob(
          { wanted: "cleaning", path, format, measured, folder },
          deadlineMs + size / slowestBytesPerMs,
          signal,
        );
  if ("unreadable" in cleaned) return { unreadable: "not-cleanable" };
  const made = [...done.made, ...cleaned.made];
  return { format, kind, measured: cleaned.measured, made: placed({ format, made }, folder) };
}

/** Most of what a job that reads a file may take. */
const recuttingMs = 10 * 60_000;

/** A disk that is slower or busier than this is in trouble. */
const slowestBytesPerMs = 10_000;

/** Where the files stand that were made of one of a format. Their names come from a child that has read somebody's bytes: only the last part counts. */
export function placed(
  { format, made }: { format: Format; made: readonly MadeFile[] },
  folder: string,
): Derivative[] {
  return made.map(({ fileName, ...file }) => ({
    ...file,
    path: join(folder, basename(fileName)),
    contentType: derivatives[file.kind].contentType ?? formats[format].contentType,
  }));
}
