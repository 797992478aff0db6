import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import { type Derivative, placed } from "./read-media.ts";
import { runMediaJob } from "./run-media-job.ts";

/**
 * Makes what is shown of a file in its place and takes longer, in a limited child process, into a folder that the caller made and
 * will remove:
 * - `preview`: WebP of at most 1600 px, for images that browsers do not show (TIFF, BMP) or that are larger.
 * - `waveform`: JSON `{"durationMs", "peaks"}`, 1000 numbers from 0 to 1, of a sound or a video's sound.
 *
 * The file must have been read by `readMedia` before. Empty when the child fails or runs over the deadline: a missing preview is
 * no reason to lose a file.
 */
export async function makeDerivatives(
  path: string,
  file: { format: Format; measured: Measured },
  folder: string,
  options: { deadlineMs?: number } = {},
): Promise<Derivative[]> {
  const { format, measured } = file;
  const done = await runMediaJob(
    { wanted: "show", path, format, measured, folder },
    options.deadlineMs ?? 60_000,
  );
  return "unreadable" in done ? [] : placed(done.made, folder);
}
