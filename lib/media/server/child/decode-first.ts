import { join } from "node:path";
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AVERROR_EAGAIN,
  AVERROR_EOF,
} from "node-av/constants";
import { avGetSampleFmtName, type CodecContext, FFmpegError, FilterGraph, Frame, Packet } from "node-av/lib";
import { endsEarly } from "#lib/domain/media/whole.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { FilmWriter, type SoundEncoding } from "./converting/film-writer.ts";
import type { FilmJob } from "./converting/film-facts.ts";
import { openByFfmpeg, openDecoder } from "./open-by-ffmpeg.ts";

/** Their decoders do not say which channel is which, and filters that were told so by the container take nothing of them. */
const withoutLayout: ReadonlySet<string> = new Set(["speex"]);

const fileName = "decoded.wav";

/**
 * The job with a sound that filter graphs can open: where they can't, it is decoded into the folder first, as WAV of 16 bits, some 100 MB an hour.
 * Throws `Unreadable` where it ends too early.
 */
export async function decodeFirst<Job extends FilmJob>(job: Job): Promise<Job> {
  const { audioCodec = "", durationMs = 0 } = job.measured;
  if (!withoutLayout.has(audioCodec)) return job;
  const path = join(job.folder, fileName);
  const seconds = await writeDecoded(job, path);
  if (endsEarly(seconds, durationMs / 1000)) throw new Unreadable("damaged");
  return { ...job, path, format: "wav" };
}

/** Writes a sound at its own rate; says how many seconds came of it. */
async function writeDecoded({ path, format }: FilmJob, to: string): Promise<number> {
  using film = await openByFfmpeg(path, format);
  const { context, audio } = film;
  if (!audio) throw new Unreadable("no-content");
  const { sampleRate, channels } = audio.codecpar;
  const decoder = await openDecoder(audio, "sound-codec");
  const encoding = { codec: "pcm", bitRate: 0, sampleRate, channels: channels === 1 ? 1 : 2 } as const;
  const writer = await FilmWriter.open(to, "wav", null, encoding);
  using forming = openForming(decoder, encoding);
  using packet = new Packet();
  packet.alloc();
  try {
    for (let isOver = false; !isOver; packet.unref()) {
      isOver = (await context.readFrame(packet)) < 0;
      if (!isOver && packet.streamIndex !== audio.index) continue;
      await decoder.sendPacket(isOver ? null : packet); // what it can't read is lacking at the end
      for await (const frame of forming.receive()) await writer.addSound(frame);
    }
    await writer.finish();
  } finally {
    decoder.freeContext();
  }
  return forming.samples / sampleRate;
}

/** Gives what a decoder has by now as 16 bits of named channels, one sound after the other without holes. */
function openForming(decoder: CodecContext, { sampleRate, channels }: SoundEncoding) {
  const [layout, named] =
    channels === 1 ? [AV_CHANNEL_LAYOUT_MONO, "mono"] : [AV_CHANNEL_LAYOUT_STEREO, "stereo"];
  const from = avGetSampleFmtName(decoder.sampleFormat);
  const input = `abuffer@in=time_base=1/${sampleRate}:sample_rate=${sampleRate}:sample_fmt=${from}:channel_layout=${named}`;
  const graph = new FilterGraph();
  graph.alloc();
  const parsed = graph.parsePtr(`${input},aformat=sample_fmts=s16,abuffersink@out`, null, null);
  FFmpegError.throwIfError(parsed, "parsing a filter graph");
  FFmpegError.throwIfError(graph.configSync(), "configuring a filter graph");
  const [source, sink] = [graph.getFilter("abuffer@in"), graph.getFilter("abuffersink@out")];
  if (!source || !sink) throw new Error("a filter graph without ends");
  const [decoded, formed] = [new Frame(), new Frame()];
  decoded.alloc();
  formed.alloc();
  return {
    samples: 0,
    /** Each frame is valid until the next one is asked for. */
    async *receive(): AsyncGenerator<Frame> {
      while (isThere(await decoder.receiveFrame(decoded))) {
        decoded.channelLayout = layout;
        decoded.pts = BigInt(this.samples);
        this.samples += decoded.nbSamples;
        FFmpegError.throwIfError(await source.buffersrcAddFrame(decoded), "filtering");
        for (; isThere(await sink.buffersinkGetFrame(formed)); formed.unref()) yield formed;
      }
    },
    [Symbol.dispose]() {
      decoded.free();
      formed.free();
      graph.free();
    },
  };
}

function isThere(code: number): boolean {
  if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return false;
  FFmpegError.throwIfError(code, "decoding");
  return true;
}
