import {
  EncodedPacketSink,
  type Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { frameRate } from "./frame-rate.ts";
import { Unreadable } from "./reading.ts";

/** The tracks that a film or sound is judged by. */
export type FilmTracks = { video: InputVideoTrack | null; audio: InputAudioTrack | null; all: InputTrack[] };

/** Finds what a format must hold. Pictures inside a sound's format are its cover. Throws `Unreadable` where it is missing. */
export async function findTracks(input: Input, format: Format): Promise<FilmTracks> {
  const wantsPictures = formats[format].kind === "video";
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (wantsPictures ? !video : !audio) throw new Unreadable("no-content");
  const all = [video, audio].filter((track) => track !== null);
  for (const track of all) await requireKnownCodec(track, wantsPictures ? "codec" : "sound-codec");
  return { video: wantsPictures ? video : null, audio, all };
}

/** Encodings of which the demuxers read the name alone, as containers write it and as people say it. */
const unknownCodecs: Readonly<Record<string, string>> = {
  alac: "ALAC",
  samr: "AMR",
  sawb: "AMR",
  ima4: "ADPCM",
  QDM2: "QDesign Music",
  "ac-4": "AC-4",
  mp4v: "MPEG-4 Visual",
  jpeg: "Motion JPEG",
  mjpa: "Motion JPEG",
  mjpb: "Motion JPEG",
  "rle ": "QuickTime Animation",
  "png ": "PNG",
  SVQ1: "Sorenson Video",
  SVQ3: "Sorenson Video",
  h263: "H.263",
  s263: "H.263",
  "dvc ": "DV",
  dvcp: "DV",
  AVdn: "DNxHD",
  AVdh: "DNxHR",
  CFHD: "CineForm",
  vvc1: "H.266",
  vvi1: "H.266",
};

/** Throws `Unreadable` for a track that no decoder here is made for, with the encoding's name where it has one. */
async function requireKnownCodec(track: InputTrack, reason: "codec" | "sound-codec"): Promise<void> {
  if ((await track.getCodec()) !== null) return;
  const codec = unknownCodecs[String(await track.getInternalCodecId())];
  throw new Unreadable(reason, codec === undefined ? {} : { codec });
}

/** From the first picture or sound to the end of the last. */
export async function readDuration(input: Input, tracks: InputTrack[]): Promise<{ durationMs: number }> {
  return asDuration((await input.computeDuration(tracks)) - (await readZero(input, tracks)));
}

/** When the first picture or sound comes, in the container's seconds. What an edit list hides before zero doesn't count. */
export async function readZero(input: Input, tracks: InputTrack[]): Promise<number> {
  return Math.max(0, await input.getFirstTimestamp(tracks));
}

/** Whole milliseconds; anything but a length of time means that the file is damaged. */
export function asDuration(seconds: number): { durationMs: number } {
  const durationMs = Math.round(seconds * 1000);
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0) throw new Unreadable("damaged");
  return { durationMs };
}

/** Pixels as displayed: turned as the file says, and square. Throws `Unreadable` where they are too many to decode. */
export async function readPixels(track: InputVideoTrack): Promise<{ widthPx: number; heightPx: number }> {
  const widthPx = Math.round(await track.getDisplayWidth());
  const heightPx = Math.round(await track.getDisplayHeight());
  const codedPixels = (await track.getCodedWidth()) * (await track.getCodedHeight());
  if (Math.max(codedPixels, widthPx * heightPx) > maxPixels)
    throw new Unreadable("too-many-pixels", { pixels: { widthPx, heightPx } });
  return { widthPx, heightPx };
}

/** Frames per second, judged by the first so many pictures, and how many there were. */
export async function readFps(
  track: InputVideoTrack,
  maxPictures: number,
): Promise<{ fps?: number; probed: number }> {
  const times: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    if (times.length >= maxPictures) break;
    times.push(packet.timestamp);
  }
  return { ...frameRate(times, 1 / (await track.getTimeResolution())), probed: times.length };
}

/** The tracks' encodings (as `avc`, `hevc`, `vp9`, `aac`, `mp3`, `pcm-s16`), and whether there is sound. */
export async function readCodecs({ video, audio }: FilmTracks): Promise<Measured> {
  const videoCodec = await video?.getCodec();
  const audioCodec = await audio?.getCodec();
  return {
    ...(videoCodec ? { videoCodec } : {}),
    ...(audioCodec ? { audioCodec } : {}),
    hasSound: audio !== null,
  };
}
