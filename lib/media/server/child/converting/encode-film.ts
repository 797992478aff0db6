import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "node-av/lib";
import { endsEarly } from "#lib/domain/media/whole.ts";
import {
  pictureSource,
  runFilterGraph,
  secondsOf,
  soundSource,
} from "#lib/media/server/render/filter-graph.ts";
import { deinterlace, seenFilters } from "#lib/media/server/render/seen-pictures.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { FilmFacts, FilmJob } from "./film-facts.ts";
import { type Container, FilmWriter, type PictureEncoding, type SoundEncoding } from "./film-writer.ts";

/** What a film or sound is made into. */
export type FilmPlan = {
  fileName: string;
  container: Container;
  /** None for its sound alone. `constantRate`, as "30000/1001", gives pictures evenly; else each keeps its own time. */
  pictures: ({ widthPx: number; heightPx: number; constantRate?: string } & PictureEncoding) | null;
  sound: SoundEncoding | null;
  /** By the container's clock, what becomes the beginning; 0 where it keeps its own. */
  zeroSeconds?: number;
  /** It is given up once it has more. */
  maxBytes?: number;
};

/** What came of it. Where it was given up, how many bytes it had at which share of the film. */
export type Encoded = { bytes: number; givenUpAt?: number };

/** Sound that an encoder takes at a time: PCM any number, so many of MP3. */
const samplesAtOnce = { aac: 1024, mp3: 1152, pcm: 4096 } as const;

/**
 * The one encoder of films and sounds: for comparing copies, recut ones and what people convert. Pictures as they are seen, from where
 * players begin to the end. Says by `onProgress` up to which of its seconds it has come. Throws for what cannot be decoded to its end.
 */
export async function encodeFilm(
  job: FilmJob,
  facts: FilmFacts,
  plan: FilmPlan,
  onProgress: (seconds: number) => void = () => undefined,
): Promise<Encoded> {
  const path = join(job.folder, plan.fileName);
  const pictures = plan.pictures && readFrames(pictureGraph(job, facts, plan));
  const sounds = plan.sound && readFrames(soundGraph(job, plan.sound, plan.zeroSeconds ?? 0));
  try {
    await pictures?.next();
    await sounds?.next();
    const first = pictures && pictures.frame;
    if ((pictures && !first) || (sounds && !sounds.frame)) throw new Unreadable("damaged");
    const writer = await FilmWriter.open(
      path,
      plan.container,
      first && plan.pictures ? { first, encoding: plan.pictures } : null,
      plan.sound,
    );
    // In the order of their times: what is late would have to be kept in memory.
    for (;;) {
      const isPicture = (pictures?.seconds ?? Infinity) <= (sounds?.seconds ?? Infinity);
      const track = isPicture ? pictures : sounds;
      if (!track?.frame) break;
      onProgress(track.seconds);
      await (isPicture ? writer.addPicture(track.frame) : writer.addSound(track.frame));
      if (plan.maxBytes !== undefined && writer.bytes > plan.maxBytes) {
        await writer.abandon();
        return { bytes: writer.bytes, givenUpAt: track.seconds };
      }
      await track.next();
    }
    await writer.finish();
    requireEnds(facts, plan, { picture: pictures?.lastSeconds, sound: sounds?.lastSeconds });
  } finally {
    await pictures?.end();
    await sounds?.end();
  }
  return { bytes: (await stat(path)).size };
}

/**
 * The frames of a graph one by one, the next one being worked at meanwhile; after the last one its time is endless. Sound has no hole by
 * then: its time is told by its samples, since decoders leave it out now and then.
 */
function readFrames(graph: string) {
  const frames = runFilterGraph(graph, { isAhead: true });
  let samples = 0;
  return {
    frame: null as Frame | null,
    seconds: 0,
    lastSeconds: 0,
    async next() {
      const { value, done } = await frames.next();
      this.frame = done ? null : value;
      if (!this.frame) return (this.seconds = Infinity);
      const { nbSamples, sampleRate, timeBase } = this.frame;
      if (nbSamples > 0)
        this.frame.pts = BigInt(Math.round((samples / sampleRate) * (timeBase.den / timeBase.num)));
      this.seconds = secondsOf(this.frame);
      samples += nbSamples;
      return (this.lastSeconds = nbSamples > 0 ? samples / sampleRate : this.seconds);
    },
    async end() {
      await frames.return(undefined);
    },
  };
}

function pictureGraph({ path, format, measured }: FilmJob, facts: FilmFacts, plan: FilmPlan): string {
  if (!facts.pictures || !plan.pictures) throw new Unreadable("no-content");
  const { constantRate } = plan.pictures;
  const zero = plan.zeroSeconds ?? 0;
  return [
    pictureSource(path, format),
    ...(facts.pictures.isInterlaced || measured.isInterlaced ? [deinterlace] : []),
    // Before all that costs time: what is left out needs none. The filter leaves out the last picture, so that one more is put behind it.
    ...(constantRate
      ? ["tpad=stop=1:stop_mode=clone", `fps=${constantRate}:start_time=${zero}`, "setpts=PTS-STARTPTS"]
      : []),
    ...seenFilters(facts.pictures, plan.pictures, "film"),
    "buffersink@out",
  ].join(",");
}

/** From the film's own zero on: where a sound begins late, or has a hole, silence stands. */
function soundGraph({ path, format }: FilmJob, sound: SoundEncoding, zeroSeconds: number): string {
  const { codec, sampleRate, channels } = sound;
  return [
    soundSource(path, format),
    ...(zeroSeconds > 0 ? [`asetpts=PTS-${zeroSeconds}/TB`] : []),
    `aresample=${sampleRate}:async=1:first_pts=0`,
    `aformat=sample_fmts=${codec === "pcm" ? "s16" : "fltp"}:sample_rates=${sampleRate}:channel_layouts=${channels === 1 ? "mono" : "stereo"}`,
    `asetnsamples=n=${samplesAtOnce[codec]}:p=0`,
    "abuffersink@out",
  ].join(",");
}

/** A decoder that meets what it cannot read may end in silence. */
function requireEnds(
  facts: FilmFacts,
  { pictures, sound, zeroSeconds = 0 }: FilmPlan,
  ended: { picture?: number; sound?: number },
): void {
  const pictureSeconds = pictures?.constantRate ? 1 / pictures.fps : 0;
  const lacks = (is = 0, wanted: number, lasts?: number) => endsEarly(is + zeroSeconds, wanted, lasts);
  if (
    (pictures && lacks(ended.picture, facts.lastPictureSeconds, pictureSeconds)) ||
    (sound && lacks(ended.sound, facts.lastSoundSeconds))
  )
    throw new Unreadable("damaged");
}
