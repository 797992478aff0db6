import {
  EncodedPacketSink,
  type Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, formats, isConvertedFormat } from "#lib/domain/media/format.ts";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { codecOfFourSigns, codecOfMatroskaId } from "./codec-names.ts";
import { frameRate } from "./frame-rate.ts";
import { asDuration, Unreadable } from "./reading.ts";

/** The tracks that a film or sound is judged by. */
export type FilmTracks = { video: InputVideoTrack | null; audio: InputAudioTrack | null; all: InputTrack[] };

/** Finds what a format must hold. Pictures inside a sound's format are its cover. Throws `Unreadable` where it is missing. */
export async function findTracks(input: Input, format: Format): Promise<FilmTracks> {
  const wantsPictures = formats[format].kind === "video";
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (wantsPictures ? !video : !audio) throw new Unreadable("no-content");
  const all = [wantsPictures ? video : null, audio].filter((track) => track !== null);
  return { video: wantsPictures ? video : null, audio, all };
}

/** From the first picture or sound to the end of the last. */
export async function readDuration(input: Input, tracks: InputTrack[]): Promise<{ durationMs: number }> {
  return asDuration((await input.computeDuration(tracks)) - (await readZero(input, tracks)));
}

/** When the first picture or sound comes, in the container's seconds. What an edit list hides before zero doesn't count. */
export async function readZero(input: Input, tracks: InputTrack[]): Promise<number> {
  return Math.max(0, await input.getFirstTimestamp(tracks));
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
): Promise<Pick<Measured, "fps" | "isVariableRate"> & { probed: number }> {
  const times: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    if (times.length >= maxPictures) break;
    times.push(packet.timestamp);
  }
  return { ...frameRate(times, 1 / (await track.getTimeResolution())), probed: times.length };
}

/**
 * The tracks' encodings (as `avc`, `hevc`, `aac`, `pcm-s16`; those that no demuxer here knows as people call them, and nothing where
 * they have no name), whether there is sound, and of how many channels; and whether all that must be converted.
 */
export async function readCodecs({ video, audio, all }: FilmTracks, format: Format): Promise<Measured> {
  const videoCodec = video && (await nameOf(video, format));
  const audioCodec = audio && (await nameOf(audio, format));
  const channels = (await audio?.getNumberOfChannels()) ?? 0;
  const isKnown = await Promise.all(all.map(async (track) => (await track.getCodec()) !== null));
  return {
    ...(videoCodec ? { videoCodec } : {}),
    ...(audioCodec ? { audioCodec } : {}),
    hasSound: audio !== null,
    ...(channels > 0 ? { channels } : {}),
    ...(isConvertedFormat(format) || isKnown.includes(false) ? { needsConverting: true as const } : {}),
  };
}

async function nameOf(track: InputTrack, format: Format): Promise<string | undefined> {
  const codec = await track.getCodec();
  if (codec !== null) return codec;
  const id = await track.getInternalCodecId();
  if (typeof id !== "string") return undefined;
  return format === "mkv" || format === "mka" ? codecOfMatroskaId(id) : codecOfFourSigns(id);
}
