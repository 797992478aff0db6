import {
  Input,
  type InputFormat,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  QTFF,
  type Source,
  WAVE,
  WEBM,
} from "mediabunny";
import type { Format } from "#lib/domain/media/format.ts";
import { Unreadable } from "./reading.ts";

// It warns of encodings that it does not know, which are read here all the same.
Logging.level = LogLevel.Errors;

/** Demuxers by allow-list: a format is read by its own and by no other. */
const demuxers: Partial<Record<Format, InputFormat[]>> = {
  mp4: [MP4],
  m4a: [MP4],
  mov: [QTFF],
  webm: [WEBM],
  weba: [WEBM],
  mkv: [MATROSKA],
  mka: [MATROSKA],
  mp3: [MP3],
  wav: [WAVE],
};

/** Opens a video or sound, wherever its bytes are. Dispose of it, or say `using`. Throws `Unreadable` for images. */
export function openContainer(source: Source, format: Format): Input {
  const formats = demuxers[format];
  if (!formats) throw new Unreadable("format");
  return new Input({ source, formats });
}
