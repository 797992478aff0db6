import "#lib/media/server/codecs.ts";
import {
  AudioSampleSink,
  EncodedPacketSink,
  type Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, isConvertedFormat } from "#lib/domain/media/format.ts";
import {
  findTracks,
  readCodecs,
  readDuration,
  readFps,
  readPixels,
  readZero,
} from "#lib/media/film-facts.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { asDuration, Unreadable } from "#lib/media/reading.ts";
import { requireWhole } from "#lib/media/require-whole.ts";
import { readOddWav } from "#lib/media/wav-header.ts";
import { readLook } from "./film-look.ts";
import { decodeFirstFrame, openFilm } from "./open-film.ts";
import { readByFfmpeg } from "./read-by-ffmpeg.ts";
import { readShownStretches, type Stretch } from "./shown-stretches.ts";

/** Packets by which a frame rate is judged: some minutes, so that a change of pace in the middle is seen. */
const judgedPackets = 10_000;

/** Reads a video or sound file: its tracks, its end, and the first picture or the first sound of each, decoded. */
export async function readFilm(path: string, format: Format): Promise<Measured> {
  if ((await isOdd(path, format)) || isConvertedFormat(format)) return readByFfmpeg(path, format);
  using input = openFilm(path, format);
  const tracks = await findTracks(input, format);
  const { video, audio } = tracks;
  const areKnown = await Promise.all(
    tracks.all.map(async (track) => (await track.getCodec()) !== null && (await track.canDecode())),
  );
  if (areKnown.includes(false)) return readByFfmpeg(path, format);
  await Promise.all(tracks.all.map(requireWholeTrack));
  const measured = {
    ...(await readLength(input, tracks.all, format)),
    ...(video ? await readPictures(video) : {}),
    ...(await readCodecs(tracks, format)),
    ...(await readHidden(path, format, tracks.all)),
    ...(await readLook(path, format)),
  };
  if (audio) await requireSound(audio);
  return measured;
}

/** Requires that a file is no cut one, and says whether it is of a kind that the demuxer does not read. */
async function isOdd(path: string, format: Format): Promise<boolean> {
  await using source = await openFileSource(path);
  await requireWhole(source, format);
  return format === "wav" && (await readOddWav(source)) !== null;
}

/** A WebM's header tells how long its sound is without what its encoder needs before the start; times of packets do not. */
async function readLength(
  input: Input,
  tracks: InputTrack[],
  format: Format,
): Promise<{ durationMs: number }> {
  const told = format === "weba" ? await input.getDurationFromMetadata(tracks) : null;
  if (told === null) return readDuration(input, tracks);
  return asDuration(told - (await readZero(input, tracks)));
}

/** A track whose last packet cannot be read was cut, whatever its header says. */
async function requireWholeTrack(track: InputTrack): Promise<void> {
  const last = await new EncodedPacketSink(track).getPacket(Infinity);
  if (!last) throw new Unreadable("damaged");
}

async function readPictures(track: InputVideoTrack): Promise<Measured> {
  const pixels = await readPixels(track);
  (await decodeFirstFrame(track)).close();
  const { probed: _, ...rate } = await readFps(track, judgedPackets);
  return { ...pixels, ...rate };
}

async function requireSound(track: InputAudioTrack): Promise<void> {
  const sample = await new AudioSampleSink(track).samples().next();
  if (sample.done) throw new Unreadable("damaged");
  sample.value.close();
}

/** Encoders of sound need a start of their own, which edit lists hide: at most 2 048 samples, 22 050 a second. */
const primingSeconds = 0.1;

/** What the edit lists of a film or sound hide: whole pictures, or sound that is more than an encoder's own. */
async function readHidden(
  path: string,
  format: Format,
  tracks: readonly InputTrack[],
): Promise<Pick<Measured, "hiddenMs" | "hiddenLaterMs">> {
  if (format !== "mp4" && format !== "mov" && format !== "m4a") return {};
  await using source = await openFileSource(path);
  const shown = await readShownStretches(source);
  const hidden = await Promise.all(tracks.map((track) => hiddenOf(track, shown.get(track.id))));
  const hiddenMs = Math.round(Math.max(...hidden.map(({ before }) => before)) * 1000);
  const hiddenLaterMs = Math.round(Math.max(...hidden.map(({ later }) => later)) * 1000);
  return { ...(hiddenMs > 0 && { hiddenMs }), ...(hiddenLaterMs > 0 && { hiddenLaterMs }) };
}

/** How many seconds of a track are hidden before its start, and between what is shown of it or after its end. */
async function hiddenOf(
  track: InputTrack,
  shown: readonly Stretch[] = [{ from: 0, to: Infinity }],
): Promise<{ before: number; later: number }> {
  const packets = new EncodedPacketSink(track);
  const first = await packets.getFirstPacket({ metadataOnly: true });
  const last = await packets.getPacket(Infinity, { metadataOnly: true });
  if (!first || !last) return { before: 0, later: 0 };
  const least = track.type === "audio" ? primingSeconds : first.duration;
  const orNone = (seconds: number) => (seconds > 0 && seconds >= least - roundingSeconds ? seconds : 0);
  const before = orNone((shown[0]?.from ?? 0) - first.timestamp);
  let later = 0;
  let to = shown[0]?.to ?? Infinity;
  for (const stretch of shown) {
    later += orNone(stretch.from - to);
    to = Math.max(to, stretch.to);
  }
  return { before, later: later + orNone(last.timestamp + last.duration - to) };
}

/** Lengths in edit lists are often rounded to milliseconds. */
const roundingSeconds = 0.001;
