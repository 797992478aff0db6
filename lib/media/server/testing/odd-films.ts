import { readFile } from "node:fs/promises";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { madeOnce } from "#simulators/made-once.ts";
import { encodeByFfmpeg, type EncodedFilm } from "./encode-by-ffmpeg.ts";

/** A film or sound as people have them, and what is right of it. */
export type OddFilm = EncodedFilm & { format: Format; measured: Measured };

const seconds = 1;
const card = (size = "160x90", rate = "24") => `testsrc2=s=${size}:r=${rate}:d=${seconds}`;
const tone = (rate = 48_000, channels = 1) =>
  `sine=440:r=${rate}:d=${seconds},aformat=channel_layouts=${channels}c`;
const yuv = "format=yuv420p";
const aac = { graph: `${tone()},aformat=sample_fmts=fltp`, codec: "aac" };
const quiet = { "x265-params": "log-level=none" };

const sides = { widthPx: 160, heightPx: 90, fps: 24 };
const kept = { needsConverting: true } as const;
const silent = { hasSound: false };
const mono = { hasSound: true, channels: 1 };

const film = (
  muxer: string,
  format: Format,
  codec: string,
  measured: Measured,
  graph = `${card()},${yuv}`,
  options: Record<string, string> = {},
): OddFilm => ({
  muxer,
  format,
  pictures: { graph, codec, options },
  measured: { ...sides, ...silent, ...measured },
});
const sound = (
  muxer: string,
  format: Format,
  codec: string,
  measured: Measured,
  layout = "s16",
  options: Record<string, string> = {},
): OddFilm => ({
  muxer,
  format,
  sound: { graph: `${tone()},aformat=sample_fmts=${layout}`, codec },
  options,
  measured: { ...mono, ...measured },
});
const withSound = (one: OddFilm, sounding: EncodedFilm["sound"], audioCodec: string): OddFilm => ({
  ...one,
  sound: sounding!,
  measured: { ...one.measured, ...mono, audioCodec },
});

const hdr = (transfer: string) =>
  `${card()},format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=${transfer}:colorspace=bt2020nc:range=tv`;
const pcm = { graph: `${tone()},aformat=sample_fmts=s16`, codec: "pcm_s16le" };

const { fps: _, ...unevenFacts } = sides;
const unevenFilm = {
  muxer: "mp4",
  format: "mp4",
  measured: { ...unevenFacts, ...silent, videoCodec: "avc", isVariableRate: true },
} as const;

const turned = (
  muxer: string,
  format: Format,
  codec: string,
  matrix: readonly [number, number, number, number],
): OddFilm => ({
  muxer,
  format,
  pictures: { graph: `${card()},${yuv}`, codec, matrix },
  measured: { ...silent, ...kept, videoCodec: "mpeg4", widthPx: 90, heightPx: 160, fps: 24 },
});

export const oddFilms: Readonly<Record<string, OddFilm>> = {
  "H.264 and AAC in Matroska": withSound(
    film("matroska", "mkv", "libx264", { ...kept, videoCodec: "avc" }),
    aac,
    "aac",
  ),
  "HEVC of 10 bits in Matroska": film(
    "matroska",
    "mkv",
    "libx265",
    { ...kept, videoCodec: "hevc", bitDepth: 10 },
    `${card()},format=yuv420p10le`,
    quiet,
  ),
  "FFV1 in Matroska": film("matroska", "mkv", "ffv1", { ...kept, videoCodec: "ffv1" }),
  "ProRes in Matroska": film(
    "matroska",
    "mkv",
    "prores_ks",
    { ...kept, videoCodec: "prores", bitDepth: 10 },
    `${card()},format=yuv422p10le`,
  ),
  "MPEG-2 in Matroska": film("matroska", "mkv", "mpeg2video", { ...kept, videoCodec: "mpeg2video" }),
  "H.264 and FLAC in Matroska": withSound(
    film("matroska", "mkv", "libx264", { ...kept, videoCodec: "avc" }),
    { graph: `${tone()},aformat=sample_fmts=s16`, codec: "flac" },
    "flac",
  ),
  "wide pixels in Matroska": film(
    "matroska",
    "mkv",
    "libx264",
    { ...kept, videoCodec: "avc", widthPx: 320 },
    `${card()},${yuv},setsar=2`,
  ),
  "Opus in Matroska": sound("matroska", "mka", "libopus", { ...kept, audioCodec: "opus" }),
  "FLAC in Matroska": sound("matroska", "mka", "flac", { ...kept, audioCodec: "flac" }),
  "MPEG-4 and MP3 in AVI": withSound(
    film("avi", "avi", "mpeg4", { ...kept, videoCodec: "mpeg4" }),
    { graph: `${tone()},aformat=sample_fmts=s16p`, codec: "libmp3lame" },
    "mp3",
  ),
  "Motion JPEG and PCM in AVI": withSound(
    film("avi", "avi", "mjpeg", { ...kept, videoCodec: "mjpeg" }, `${card()},format=yuvj420p`),
    pcm,
    "pcm-s16",
  ),
  "H.264 in AVI": film("avi", "avi", "libx264", { ...kept, videoCodec: "avc" }, `${card()},${yuv}`, {
    bf: "0",
  }),
  "DV-like rates in AVI": film(
    "avi",
    "avi",
    "mpeg4",
    { ...kept, videoCodec: "mpeg4", fps: 29.97 },
    `${card("160x90", "30000/1001")},${yuv}`,
  ),
  "HuffYUV in AVI": film(
    "avi",
    "avi",
    "huffyuv",
    { ...kept, videoCodec: "huffyuv" },
    `${card()},format=yuv422p`,
  ),
  FLAC: sound("flac", "flac", "flac", { ...kept, audioCodec: "flac" }),
  "FLAC of 24 bits": sound("flac", "flac", "flac", { ...kept, audioCodec: "flac" }, "s32"),
  "Vorbis in Ogg": sound("ogg", "ogg", "libvorbis", { ...kept, audioCodec: "vorbis" }, "fltp"),
  "Opus in Ogg": sound("ogg", "ogg", "libopus", { ...kept, audioCodec: "opus" }),
  "FLAC in Ogg": sound("ogg", "ogg", "flac", { ...kept, audioCodec: "flac" }),
  AIFF: sound("aiff", "aiff", "pcm_s16be", { ...kept, audioCodec: "pcm-s16be" }),
  "AIFF of 24 bits": sound("aiff", "aiff", "pcm_s24be", { ...kept, audioCodec: "pcm-s24be" }, "s32"),
  "AIFC of bytes in the other order": sound("aiff", "aiff", "pcm_s16le", { ...kept, audioCodec: "pcm-s16" }),
  "AIFC of floats": sound("aiff", "aiff", "pcm_f32be", { ...kept, audioCodec: "pcm-f32be" }, "flt"),
  "bare AAC": sound("adts", "aac", "aac", { ...kept, audioCodec: "aac" }, "fltp"),
  "ALAC in M4A": sound("ipod", "m4a", "alac", { ...kept, audioCodec: "alac" }, "s16p"),
  "ALAC in M4A whose header comes first": sound(
    "ipod",
    "m4a",
    "alac",
    { ...kept, audioCodec: "alac" },
    "s16p",
    { movflags: "+faststart" },
  ),
  "ADPCM in WAV": sound("wav", "wav", "adpcm_ima_wav", { ...kept, audioCodec: "adpcm_ima_wav" }, "s16p"),
  "Microsoft's ADPCM in WAV": sound("wav", "wav", "adpcm_ms", { ...kept, audioCodec: "adpcm_ms" }),
  "MP3 in WAV": sound("wav", "wav", "libmp3lame", { ...kept, audioCodec: "mp3" }, "s16p"),
  "AC-3 in WAV": sound("wav", "wav", "ac3", { ...kept, audioCodec: "ac3" }, "fltp"),
  RF64: sound("wav", "wav", "pcm_s16le", { ...kept, audioCodec: "pcm-s16" }, "s16", { rf64: "always" }),
  "A-law in WAV": sound("wav", "wav", "pcm_alaw", { audioCodec: "alaw" }),
  "six channels in WAV": {
    ...sound("wav", "wav", "pcm_s16le", { audioCodec: "pcm-s16", channels: 6 }),
    sound: { graph: `${tone()},aformat=sample_fmts=s16:channel_layouts=5.1`, codec: "pcm_s16le" },
  },
  "MPEG-4 in MP4": film("mp4", "mp4", "mpeg4", { ...kept, videoCodec: "mpeg4" }),
  "H.264 and ALAC in MOV": withSound(
    film("mov", "mov", "libx264", { ...kept, videoCodec: "avc" }),
    { graph: `${tone()},aformat=sample_fmts=s16p`, codec: "alac" },
    "alac",
  ),
  "Motion JPEG in MOV": film(
    "mov",
    "mov",
    "mjpeg",
    { ...kept, videoCodec: "mjpeg" },
    `${card()},format=yuvj420p`,
  ),
  "DNxHR in MOV": film(
    "mov",
    "mov",
    "dnxhd",
    { ...kept, videoCodec: "dnxhr", widthPx: 320, heightPx: 180 },
    `${card("320x180")},format=yuv422p`,
    { profile: "dnxhr_sq" },
  ),
  "QuickTime Animation in MOV": film(
    "mov",
    "mov",
    "qtrle",
    { ...kept, videoCodec: "qtrle" },
    `${card()},format=rgb24`,
  ),
  "ProRes and PCM in MOV": withSound(
    film("mov", "mov", "prores_ks", { videoCodec: "prores", bitDepth: 10 }, `${card()},format=yuv422p10le`),
    pcm,
    "pcm-s16",
  ),
  "ProRes 4444 with transparency": film(
    "mov",
    "mov",
    "prores_ks",
    { videoCodec: "prores", bitDepth: 12, hasAlpha: true },
    `${card()},format=yuva444p10le`,
    { profile: "4444" },
  ),
  "HEVC in MP4": film("mp4", "mp4", "libx265", { videoCodec: "hevc" }, `${card()},${yuv}`, quiet),
  "HDR10 in MP4": film(
    "mp4",
    "mp4",
    "libx265",
    { videoCodec: "hevc", bitDepth: 10, hdr: "pq", colours: "wide" },
    hdr("smpte2084"),
    quiet,
  ),
  "HLG in MOV": film(
    "mov",
    "mov",
    "libx265",
    { videoCodec: "hevc", bitDepth: 10, hdr: "hlg", colours: "wide" },
    hdr("arib-std-b67"),
    quiet,
  ),
  "AV1 in MP4": film("mp4", "mp4", "libsvtav1", { videoCodec: "av1" }),
  "H.264 of 10 bits": film(
    "mp4",
    "mp4",
    "libx264",
    { videoCodec: "avc", bitDepth: 10 },
    `${card()},format=yuv420p10le`,
  ),
  "H.264 of 4:4:4": film("mp4", "mp4", "libx264", { videoCodec: "avc" }, `${card()},format=yuv444p`),
  "fields in MP4": {
    ...film("mp4", "mp4", "libx264", { videoCodec: "avc", isInterlaced: true, heightPx: 96, fps: 25 }),
    pictures: {
      graph: `${card("160x96", "50")},tinterlace=interleave_top,setfield=tff,${yuv}`,
      codec: "libx264",
      isInterlaced: true,
    },
  },
  "fields in AVI": {
    ...film("avi", "avi", "mpeg2video", {
      ...kept,
      videoCodec: "mpeg2video",
      isInterlaced: true,
      heightPx: 96,
      fps: 25,
    }),
    pictures: {
      graph: `${card("160x96", "50")},tinterlace=interleave_top,setfield=tff,${yuv}`,
      codec: "mpeg2video",
      isInterlaced: true,
    },
  },
  "wide pixels in MP4": film(
    "mp4",
    "mp4",
    "libx264",
    { videoCodec: "avc", widthPx: 213 },
    `${card()},${yuv},setsar=4/3`,
  ),
  "tall pixels in MOV": film(
    "mov",
    "mov",
    "libx264",
    { videoCodec: "avc", heightPx: 180 },
    `${card()},${yuv},setsar=1/2`,
  ),
  "MPEG-4 lying on its side in MP4": turned("mp4", "mp4", "mpeg4", [0, 1, -1, 0]),
  "MPEG-4 on its side and mirrored in MOV": turned("mov", "mov", "mpeg4", [0, 1, 1, 0]),
  "MPEG-4 lying on its side in Matroska": turned("matroska", "mkv", "mpeg4", [0, 1, -1, 0]),
  "an odd rate": film(
    "mp4",
    "mp4",
    "libx264",
    { videoCodec: "avc", fps: 23.976 },
    `${card("160x90", "24000/1001")},${yuv}`,
  ),
  "an uneven rate": {
    ...unevenFilm,
    pictures: {
      graph: `${card("160x90", "30")},settb=1/90000,setpts=PTS+mod(N\\,3)*700,${yuv}`,
      codec: "libx264",
      options: { bf: "0" },
    },
  },
  "transparent WebM": film(
    "webm",
    "webm",
    "libvpx-vp9",
    { videoCodec: "vp9", hasAlpha: true },
    `${card()},format=yuva420p`,
    { "auto-alt-ref": "0" },
  ),
};
/** The bytes of one of them. */
export async function createOddFilm(name: string): Promise<Buffer> {
  const { muxer, pictures, sound: sounding, options } = oddFilms[name]!; // a name of the table
  const encoded = {
    muxer,
    ...(pictures && { pictures }),
    ...(sounding && { sound: sounding }),
    ...(options && { options }),
  };
  const make = (path: string) => encodeByFfmpeg(path, encoded);
  return readFile(await madeOnce(import.meta.filename, [name, encoded], make));
}
