import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { measuredSchema } from "#lib/domain/asset.ts";
import { formatSchema } from "#lib/domain/format.ts";
import { kindSchema } from "#lib/domain/kind.ts";
import { type UnreadableReason, unreadableReasons } from "#lib/media/unreadable.ts";
import { runLimited } from "./run-limited.ts";

const readSchema = z.strictObject({ format: formatSchema, kind: kindSchema, measured: measuredSchema });
const answerSchema = z.union([
  z.strictObject({ ok: readSchema }),
  z.strictObject({ unreadable: z.enum(unreadableReasons) }),
]);

export type ReadMedia = z.infer<typeof readSchema>;

const limits = { memoryBytes: 1_500_000_000, fileBytes: 0 };

/**
 * Reads a file of any name in a limited child process: format by content, pixels as displayed, duration in
 * milliseconds, frame rate, codecs (as `avc`, `hevc`, `vp9`, `aac`, `mp3`, `pcm-s16`). The first picture and sound are really decoded, an
 * image wholly. A file that takes longer than the deadline, kills its decoder or contradicts itself is unreadable; a
 * missing file too. Takes 0.1 to 0.5 s.
 */
export async function readMedia(
  path: string,
  options: { deadlineMs?: number } = {},
): Promise<ReadMedia | { unreadable: UnreadableReason }> {
  const { deadlineMs = 20_000 } = options;
  const end = await runLimited(
    fileURLToPath(new URL("child/read.ts", import.meta.url)),
    { path },
    {
      ...limits,
      deadlineMs,
    },
  );
  if (end.ended === "late") return { unreadable: "too-slow" };
  if (end.ended === "crashed") return { unreadable: "damaged" };
  const answer = answerSchema.safeParse(end.answer);
  if (!answer.success) return { unreadable: "damaged" };
  return "ok" in answer.data ? answer.data.ok : answer.data;
}
