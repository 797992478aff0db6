import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import { runLimited } from "./run-limited.ts";

const madeSchema = z.strictObject({
  kind: z.enum(["poster", "preview", "waveform", "sendable"]),
  fileName: z.string(),
  contentType: z.string(),
  widthPx: z.optional(z.int()),
  heightPx: z.optional(z.int()),
});
const answerSchema = z.object({ ok: z.array(madeSchema) });
export type MadeFile = z.infer<typeof madeSchema>;

/** A file made from another, under a name of its own in the folder that was given. */
export type Derivative = Omit<MadeFile, "fileName"> & { path: string };

const limits = { memoryBytes: 2_000_000_000, fileBytes: 300_000_000 };

/**
 * Makes what is shown and sent in a file's place, in a limited child process, into a folder that the caller made and will remove:
 * - `poster`: WebP of at most 960 px, of an image or of a video's first picture.
 * - `preview`: WebP of at most 1600 px, for images that browsers do not show (TIFF, BMP) or that are larger.
 * - `waveform`: JSON `{"durationMs", "peaks"}`, 1000 numbers from 0 to 1, of a sound or a video's sound.
 * - `sendable`: a JPEG, PNG, WebP or TIFF without EXIF, GPS and other words, standing upright, in the same format; made only
 *   where there is something to take out. A JPEG that stands upright keeps its pixels bit for bit.
 *
 * The file must have been read by `readMedia` before. Empty when the child fails or runs over the deadline: a missing poster is
 * no reason to lose a file.
 */
export async function makeDerivatives(
  path: string,
  file: { format: Format; measured: Measured },
  folder: string,
  options: { deadlineMs?: number } = {},
): Promise<Derivative[]> {
  const { deadlineMs = 60_000 } = options;
  const entry = fileURLToPath(new URL("child/derive.ts", import.meta.url));
  const end = await runLimited(entry, { path, ...file, folder }, { ...limits, deadlineMs });
  if (end.ended !== "answered") return [];
  const answer = answerSchema.safeParse(end.answer);
  if (!answer.success) return [];
  return answer.data.ok.map(({ fileName, ...made }) => ({ ...made, path: join(folder, basename(fileName)) }));
}
