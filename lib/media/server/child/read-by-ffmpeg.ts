import { AV_NOPTS_VALUE, AVERROR_EOF, AVSEEK_FLAG_BACKWARD } from "node-av/constants";
import { FFmpegError, Packet, type Rational, type Stream } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { frameRate } from "#lib/media/frame-rate.ts";
import { asDuration, Unreadable } from "#lib/media/reading.ts";
import { FirstFrames, isQuarterTurned, lookOf } from "./film-look.ts";
import { nameOfCodec, type OpenedFilm, openByFfmpeg } from "./open-by-ffmpeg.ts";

/** Pictures by which a frame rate is judged. */
const judgedPictures = 10_000;
/** What is read from the beginning on: all of a sound, and of a long film the first minutes. */
const readBytes = 250_000_000;
/** How long before its end a film is entered to see that it has one, in microseconds. */
const beforeEnd = 10_000_000n;
/** Pictures that must be decoded, where there are so many: whether they are of two fields is told by several. */
const decodedPictures = 3;

/**
 * Reads a film or sound with FFmpeg, for what the studio's demuxer does not read: its tracks, its end, and the first picture and
 * sound, decoded. Throws `Unreadable`.
 */
export async function readByFfmpeg(path: string, format: Format): Promise<Measured> {
  using film = await open(path, format);
  const { video, audio } = film;
  const seen = await readPackets(film).catch((error: unknown) => {
    throw error instanceof FFmpegError ? new Unreadable("damaged", { cause: error }) : error;
  });
  const span = asDuration(seen.endSeconds - Math.max(0, seen.startSeconds));
  requireToldLength(film, seen.endSeconds, format);
  return {
    ...(video ? sidesOf(video) : {}),
    ...span,
    ...(video ? frameRate(seen.pictureTimes, roundedTo(video, format)) : {}),
    ...(video ? { videoCodec: nameOfCodec(video) } : {}),
    ...(audio ? { audioCodec: nameOfCodec(audio) } : {}),
    hasSound: audio !== null,
    ...(audio && audio.codecpar.channels > 0 && { channels: audio.codecpar.channels }),
    ...lookOf(film, { format, isInterlaced: seen.isInterlaced }),
    needsConverting: true,
  };
}

async function open(path: string, format: Format): Promise<OpenedFilm> {
  return openByFfmpeg(path, format).catch((error: unknown) => {
    throw error instanceof FFmpegError ? new Unreadable("damaged", { cause: error }) : error;
  });
}

/** Pixels as displayed: square and turned. */
function sidesOf(stream: Stream): { widthPx: number; heightPx: number } {
  const { width, height } = stream.codecpar;
  const { num, den } = [stream.sampleAspectRatio, stream.codecpar.sampleAspectRatio].find(
    (one) => one.num > 0 && one.den > 0,
  ) ?? { num: 1, den: 1 };
  const [widthPx, heightPx] = [
    num > den ? Math.round((width * num) / den) : width,
    num < den ? Math.round((height * den) / num) : height,
  ];
  if (widthPx <= 0 || heightPx <= 0) throw new Unreadable("damaged");
  return isQuarterTurned(stream) ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
}

/** What times of pictures are rounded to, in seconds; an AVI counts them by its rate and rounds nothing. */
function roundedTo({ timeBase }: Stream, format: Format): number {
  return format === "avi" ? 1e-6 : unitOf(timeBase);
}

const unitOf = ({ num, den }: Rational) => num / den;

type Seen = { startSeconds: number; endSeconds: number; pictureTimes: number[]; isInterlaced: boolean };

/** Goes through a film's packets, decodes the first ones, and goes to the end. Throws `Unreadable` where nothing can be decoded. */
async function readPackets(film: OpenedFilm): Promise<Seen> {
  const { context, video, audio } = film;
  const seen: Seen = { startSeconds: Infinity, endSeconds: 0, pictureTimes: [], isInterlaced: false };
  const pictures = video && (await FirstFrames.open(video, "codec"));
  const sounds = audio && (await FirstFrames.open(audio, video ? "codec" : "sound-codec"));
  using packet = new Packet();
  packet.alloc();
  try {
    let bytes = 0;
    let isOver = false;
    while (!isOver && (bytes < readBytes || !video)) {
      isOver = (await next(film, packet)) === null;
      if (isOver) break;
      bytes += packet.size;
      const isPicture = packet.streamIndex === video?.index;
      note(packet, film, seen, true);
      if (isPicture && pictures && pictures.frames < decodedPictures) await pictures.add(packet);
      if (!isPicture && sounds && packet.streamIndex === audio?.index && sounds.frames === 0)
        await sounds.add(packet);
      packet.unref();
    }
    if (pictures && pictures.frames < decodedPictures) await pictures.add(null);
    if (sounds?.frames === 0) await sounds.add(null);
    if (pictures?.frames === 0 || sounds?.frames === 0) throw new Unreadable("damaged");
    seen.isInterlaced = pictures?.isInterlaced ?? false;
    if (!isOver) await readEnd(film, packet, seen);
    return seen;
  } finally {
    pictures?.close();
    sounds?.close();
    context.flushSync();
  }
}

/** The next packet; null at the end. Throws where it cannot be read. */
async function next({ context }: OpenedFilm, packet: Packet): Promise<Packet | null> {
  const code = await context.readFrame(packet);
  if (code === AVERROR_EOF) return null;
  FFmpegError.throwIfError(code, "reading a packet");
  return packet;
}

/** A packet of the judged tracks, by when it begins and ends. */
function note(packet: Packet, { video, audio }: OpenedFilm, seen: Seen, isFromStart: boolean): void {
  const stream = [video, audio].find((track) => track?.index === packet.streamIndex);
  const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts;
  if (!stream || time === AV_NOPTS_VALUE) return;
  const unit = unitOf(stream.timeBase);
  const begins = Number(time) * unit;
  seen.startSeconds = Math.min(seen.startSeconds, begins);
  seen.endSeconds = Math.max(seen.endSeconds, begins + Number(packet.duration) * unit);
  if (stream === video && isFromStart && seen.pictureTimes.length < judgedPictures)
    seen.pictureTimes.push(begins);
}

async function readEnd(film: OpenedFilm, packet: Packet, seen: Seen): Promise<void> {
  const { context } = film;
  const target = context.duration - beforeEnd;
  const found = target > 0n ? await context.seekFrame(-1, target, AVSEEK_FLAG_BACKWARD) : -1;
  FFmpegError.throwIfError(found, "going to a film's end");
  const before = seen.endSeconds;
  while (await next(film, packet)) {
    note(packet, film, seen, false);
    packet.unref();
  }
  if (seen.endSeconds <= before) throw new Unreadable("damaged");
}

/** What tells its own length, and from whose header that is not guessed. */
const telling = new Set<Format>(["flac", "avi", "wav", "aiff"]);
/** A film or sound whose header says more than this is missing was cut. */
const tolerated = { share: 0.02, seconds: 0.5 };

function requireToldLength({ context }: OpenedFilm, endSeconds: number, format: Format): void {
  if (!telling.has(format) || context.duration === AV_NOPTS_VALUE) return;
  const missing = Number(context.duration) / 1e6 - endSeconds;
  if (missing > tolerated.seconds && missing > endSeconds * tolerated.share) throw new Unreadable("damaged");
}
