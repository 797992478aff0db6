import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { type Derivative, placed } from "./read-media.ts";
import { runMediaJob } from "./run-media-job.ts";

/**
 * Makes what is shown of a file in its place and takes longer, in a limited child process, into a folder that the caller made and
 * will remove:
 * - `preview`: WebP of at most 1600 px, for images that browsers do not draw (TIFF, HEIC, JPEG XL and so on) or that are larger.
 * - `waveform`: JSON `{"durationMs", "peaks"}`, 1000 numbers from 0 to 1, of a sound or a video's sound.
 *
 * And says how loud the sound is: LUFS, integrated after EBU R 128; null where there is none or it is silent. The file must have been
 * read by `readMedia` before. Nothing when the child fails or runs over the deadline: a missing preview is no reason to lose a file.
 */
export async function makeDerivatives(
  path: string,
  file: { format: Format; measured: Measured },
  folder: string,
  options: { deadlineMs?: number } = {},
): Promise<{ made: Derivative[]; loudnessLufs: number | null }> {
  const { format, measured } = file;
  const done = await runMediaJob(
    { wanted: "show", path, format, measured, folder },
    options.deadlineMs ?? 60_000,
  );
  if ("unreadable" in done) return { made: [], loudnessLufs: null };
  return { made: placed(done, folder), loudnessLufs: done.loudnessLufs ?? null };
}
