import type { Format } from "#lib/domain/media/format.ts";

/** The one demuxer that each format is opened with: no file is ever probed for others, such as playlists. */
const demuxers = {
  jpeg: "jpeg_pipe",
  png: "png_pipe",
  webp: "webp_pipe",
  gif: "gif",
  bmp: "bmp_pipe",
  tiff: "tiff_pipe",
  heic: "mov",
  avif: "mov",
  jxl: "jpegxl_pipe",
  mp4: "mov",
  mov: "mov",
  webm: "matroska",
  mp3: "mp3",
  wav: "wav",
  m4a: "mov",
  weba: "matroska",
  mkv: "matroska",
  mka: "matroska",
  avi: "avi",
  flac: "flac",
  ogg: "ogg",
  aiff: "aiff",
  aac: "aac",
} as const satisfies Record<Format, string>;

/** The name of the one demuxer that a file of a format is opened with. */
export const demuxerName = (format: Format): string => demuxers[format];

/** The options with which FFmpeg's `movie` and `amovie` open a file of a format: local, and by one demuxer only. */
export function sourceOptions(format: Format): string {
  return `f=${demuxers[format]}:format_opts=protocol_whitelist=file`;
}
