import type { CleanFormat } from "#lib/domain/media/format.ts";
import type { ByteSource } from "#lib/media/bytes.ts";
import { cleanIso } from "./clean-iso.ts";
import { cleanMp3 } from "./clean-mp3.ts";
import { cleanWav } from "./clean-wav.ts";
import { cleanWebm } from "./clean-webm.ts";
import type { Edit } from "./edit.ts";

/**
 * What is to be taken out of a video or sound before it may be sent, in order, by format. Throws `Unreadable` or a
 * `RangeError` where the file does not say where its pictures and sounds lie.
 */
export const cleaners = {
  mp4: cleanIso,
  mov: cleanIso,
  m4a: cleanIso,
  webm: cleanWebm,
  weba: cleanWebm,
  mp3: cleanMp3,
  wav: cleanWav,
} as const satisfies Record<CleanFormat<"video" | "audio">, (source: ByteSource) => Promise<Edit[]>>;
