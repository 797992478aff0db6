import { basename, join } from "node:path";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import type { Kind } from "#lib/domain/kind.ts";
import type { UnreadableReason } from "#lib/domain/unreadable.ts";
import type { MadeFile } from "./media-job.ts";
import { runMediaJob } from "./run-media-job.ts";

/** A file made from another, under a name of its own in the folder that was given. */
export type Derivative = Omit<MadeFile, "fileName"> & { path: string };

export type ReadMedia = { format: Format; kind: Kind; measured: Measured; made: Derivative[] };

/**
 * Reads a file of any name in a limited child process: format by content, pixels as displayed, duration in
 * milliseconds, frame rate, codecs (as `avc`, `hevc`, `vp9`, `aac`, `mp3`, `pcm-s16`). The first picture and sound are really decoded, an
 * image wholly. A file that takes longer than the deadline, kills its decoder or contradicts itself is unreadable; a
 * missing file too. Takes 0.05 to 0.5 s.
 *
 * Into `folder`, which the caller made and will remove, it also puts what must be there before a file can be used:
 * - `sendable`: a JPEG, PNG, WebP or TIFF without EXIF, GPS and other words, standing upright, in the same format; made only
 *   where there is something to take out. A JPEG that stands upright keeps its pixels bit for bit. Where it cannot be made the
 *   file is unreadable: the original must never be sent instead.
 * - `poster`: WebP of at most 960 px, of an image or of a video's first picture. Left out where it cannot be made.
 */
export async function readMedia(
  path: string,
  options: { deadlineMs?: number; folder?: string } = {},
): Promise<ReadMedia | { unreadable: UnreadableReason }> {
  const { deadlineMs = 20_000, folder } = options;
  const done = await runMediaJob({ wanted: "reading", path, ...(folder ? { folder } : {}) }, deadlineMs);
  return "unreadable" in done ? done : { ...done, made: placed(done.made, folder ?? "") };
}

/** Where made files stand. Their names come from a child that has read somebody's bytes: only the last part counts. */
export function placed(made: readonly MadeFile[], folder: string): Derivative[] {
  return made.map(({ fileName, ...file }) => ({ ...file, path: join(folder, basename(fileName)) }));
}
