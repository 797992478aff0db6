import { registerMediabunnyServer } from "@mediabunny/server";
import {
  AudioSampleSink,
  EncodedPacketSink,
  type Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from "mediabunny";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import { isCut } from "#lib/media/is-cut.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { Unreadable } from "#lib/media/unreadable.ts";
import { decodeFirstFrame } from "./decode-first-frame.ts";
import { maxPixels } from "./limited-sharp.ts";
import { openFilm } from "./open-film.ts";

registerMediabunnyServer();

/** Packets by which a frame rate is judged: some minutes, so that a change of pace in the middle is seen. */
const judgedPackets = 10_000;

/** Reads a video or sound file: its tracks, its end, and the first picture or the first sound of each, decoded. */
export async function readFilm(path: string, format: Format): Promise<Measured> {
  {
    await using source = await openFileSource(path);
    if (await isCut(source, format)) throw new Unreadable("damaged");
  }
  using input = openFilm(path, format);
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const wantsPictures = format === "mp4" || format === "mov" || format === "webm";
  if (wantsPictures ? !video : !audio) throw new Unreadable("no-content");
  const tracks = [video, audio].filter((track) => track !== null);
  await Promise.all(tracks.map(requireWholeTrack));
  return {
    ...(await readDuration(input, tracks)),
    ...(video && wantsPictures ? await readPictures(video) : {}),
    ...(audio ? await readSound(audio) : {}),
    hasSound: audio !== null,
  };
}

/** A track whose last packet cannot be read was cut, whatever its header says. */
async function requireWholeTrack(track: InputTrack): Promise<void> {
  if ((await track.getCodec()) === null) throw new Unreadable("codec");
  const last = await new EncodedPacketSink(track).getPacket(Infinity);
  if (!last) throw new Unreadable("damaged");
}

async function readDuration(input: Input, tracks: InputTrack[]): Promise<{ durationMs: number }> {
  const start = Math.max(0, await input.getFirstTimestamp(tracks));
  const durationMs = Math.round(((await input.computeDuration(tracks)) - start) * 1000);
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0) throw new Unreadable("damaged");
  return { durationMs };
}

async function readPictures(track: InputVideoTrack): Promise<Measured> {
  const widthPx = await track.getDisplayWidth();
  const heightPx = await track.getDisplayHeight();
  const codedPixels = (await track.getCodedWidth()) * (await track.getCodedHeight());
  if (Math.max(codedPixels, widthPx * heightPx) > maxPixels) throw new Unreadable("too-many-pixels");
  if (!(await track.canDecode())) throw new Unreadable("codec");
  (await decodeFirstFrame(track)).close();
  const metrics = await track.computeFrameRateMetrics({ targetPacketCount: judgedPackets });
  const rate = metrics.frameRateIsConstant ? metrics.underlyingFrameRate : null;
  const fps = Math.round((rate ?? metrics.averageFrameRate) * 1000) / 1000;
  const videoCodec = await track.getCodec();
  return {
    widthPx: Math.round(widthPx),
    heightPx: Math.round(heightPx),
    ...(Number.isFinite(fps) && fps > 0 && metrics.probedPacketCount > 1 ? { fps } : {}),
    ...(videoCodec ? { videoCodec } : {}),
  };
}

async function readSound(track: InputAudioTrack): Promise<Measured> {
  if (!(await track.canDecode())) throw new Unreadable("codec");
  const sample = await new AudioSampleSink(track).samples().next();
  if (sample.done) throw new Unreadable("damaged");
  sample.value.close();
  const audioCodec = await track.getCodec();
  return audioCodec ? { audioCodec } : {};
}
