import { AV_NOPTS_VALUE, AV_PKT_FLAG_DISCARD, AVSEEK_FLAG_BACKWARD } from "node-av/constants";
import { type FormatContext, Packet } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { holdsSound } from "#lib/domain/media/holds-sound.ts";
import { openByFfmpeg } from "#lib/media/server/child/open-by-ffmpeg.ts";
import { runFilterGraph, secondsOf, soundSource } from "#lib/media/server/render/filter-graph.ts";
import { lookAtPictures, type PictureFacts } from "#lib/media/server/render/seen-pictures.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** A file that something is made of, in a folder for that. */
export type FilmJob = { path: string; format: Format; measured: Measured; folder: string };

export type SoundFacts = { firstSeconds: number; sampleRate: number; channels: number };

/** What must be known of a film or sound before it can be encoded. Times are those of its container. */
export type FilmFacts = {
  pictures: PictureFacts | null;
  sound: SoundFacts | null;
  /** When its last picture comes, and its last sound ends, by the container. */
  lastPictureSeconds: number;
  lastSoundSeconds: number;
};

/** Looks at the first picture, the first sound and the ends of a film or sound. Throws for tracks that are measured and cannot be decoded. */
export async function lookAtFilm({ path, format, measured }: FilmJob): Promise<FilmFacts> {
  const hasPictures = formats[format].kind === "video";
  const hasSound = !hasPictures || holdsSound(measured);
  return {
    pictures: hasPictures ? await lookAtPictures(path, format) : null,
    sound: hasSound ? await lookAtSound(path, format) : null,
    ...(await readEnds(path, format)),
  };
}

async function lookAtSound(path: string, format: Format): Promise<SoundFacts> {
  for await (const frame of runFilterGraph(`${soundSource(path, format)},abuffersink@out`))
    return { firstSeconds: secondsOf(frame), sampleRate: frame.sampleRate, channels: frame.channels };
  throw new Unreadable("damaged");
}

/** Longer than any film. */
const endOfTime = 1n << 61n;

/** By the packets and not by what is decoded of them: a decoder that meets what it cannot read may end in silence. */
async function readEnds(path: string, format: Format) {
  using film = await openByFfmpeg(path, format);
  const { context, video, audio } = film;
  const isAtEnd = (await context.seekFrame(-1, endOfTime, AVSEEK_FLAG_BACKWARD)) >= 0;
  let ends = await readOn(context);
  const isFound = [video, audio].every((track) => !track || ends.has(track.index));
  if (isAtEnd && !isFound) {
    await context.seekFrame(-1, 0n, AVSEEK_FLAG_BACKWARD);
    ends = await readOn(context);
  }
  return {
    lastPictureSeconds: (video && ends.get(video.index)?.begin) ?? 0,
    lastSoundSeconds: (audio && ends.get(audio.index)?.end) ?? 0,
  };
}

async function readOn(container: FormatContext): Promise<Map<number, { begin: number; end: number }>> {
  using packet = new Packet();
  packet.alloc();
  const units = container.streams.map(({ timeBase }) => timeBase.num / timeBase.den);
  const ends = new Map<number, { begin: number; end: number }>();
  while ((await container.readFrame(packet)) >= 0) {
    const { streamIndex, pts, dts, duration } = packet;
    const unit = units[streamIndex] ?? 0;
    const begin = Number(pts === AV_NOPTS_VALUE ? dts : pts) * unit; // an AVI has only the latter
    const last = ends.get(streamIndex);
    // What an edit list hides is read along and not shown.
    if (begin >= 0 && !packet.hasFlags(AV_PKT_FLAG_DISCARD) && begin >= (last?.begin ?? 0))
      ends.set(streamIndex, { begin, end: begin + Number(duration) * unit });
    packet.unref();
  }
  return ends;
}
