import { basename, join } from "node:path";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { runMediaJob } from "./run-media-job.ts";

const deadlineMs = 60_000;

/**
 * Takes one picture of a video as PNG, in a limited child process, into a folder that the caller made and will remove: the picture that
 * a player shows at `atMs` (before the first one the first, after the last one the last), or the last one where that is null. Upright,
 * as large as it is shown, no pixel guessed. The file must have been read by `readMedia` before. Gives its path and from when on it is seen, or null where the
 * child fails or runs over the deadline.
 */
export async function takeFrame(
  path: string,
  video: { format: Format; measured: Measured },
  { atMs, folder }: { atMs: number | null; folder: string },
): Promise<{ path: string; beginMs: number } | null> {
  const { format, measured } = video;
  const done = await runMediaJob({ wanted: "frame", path, format, measured, folder, atMs }, deadlineMs);
  if ("unreadable" in done || !done.frame) return null;
  const { fileName, beginMs } = done.frame;
  return { path: join(folder, basename(fileName)), beginMs };
}
