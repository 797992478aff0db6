import { FilePathSource, Input, MP4 } from "mediabunny";
import { runFilterGraph } from "#lib/media/server/render/filter-graph.ts";

/** What a rendered video says of itself, by our own reading. */
export async function probeVideo(path: string) {
  using input = new Input({ formats: [MP4], source: new FilePathSource(path) });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video || !audio) throw new Error("a track is missing");
  const rate = await video.computeFrameRateMetrics();
  return {
    widthPx: await video.getDisplayWidth(),
    heightPx: await video.getDisplayHeight(),
    fps: Math.round(rate.averageFrameRate * 1000) / 1000,
    seconds: await input.computeDuration([video, audio]),
    videoSeconds: await video.computeDuration(),
    audioSeconds: await audio.computeDuration(),
    codecs: [await video.getCodec(), await audio.getCodec()],
  };
}

/** Every picture of a video, as RGB pixels. The path must need no escaping in a graph. */
export async function* watchFrames(path: string): AsyncGenerator<WatchedFrame> {
  const graph = `movie=${path},scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd,format=rgb24,buffersink@out`;
  for await (const frame of runFilterGraph(graph))
    yield { pixels: Buffer.from(frame.toBuffer()), widthPx: frame.width, heightPx: frame.height };
}

export type WatchedFrame = { pixels: Buffer; widthPx: number; heightPx: number };

/** The colour at a place, as shares of width and height from 0 to 1. */
export function colourAt({ pixels, widthPx, heightPx }: WatchedFrame, x: number, y: number): number[] {
  const at = (Math.round(y * (heightPx - 1)) * widthPx + Math.round(x * (widthPx - 1))) * 3;
  return [...pixels.subarray(at, at + 3)];
}

/** The left channel of a video's sound, 48 000 samples a second. */
export async function listen(path: string): Promise<Float32Array> {
  const samples: number[] = [];
  const graph = `amovie=${path},aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,abuffersink@out`;
  for await (const frame of runFilterGraph(graph)) {
    const bytes = frame.data?.[0];
    if (bytes)
      for (let index = 0; index < frame.nbSamples; index += 1) samples.push(bytes.readFloatLE(index * 4));
  }
  return Float32Array.from(samples);
}

/** How strongly a tone sounds between two times, as the amplitude of that frequency. */
export function toneStrength(samples: Float32Array, toneHz: number, fromMs: number, toMs: number): number {
  let real = 0;
  let imaginary = 0;
  const from = Math.round(fromMs * 48);
  const to = Math.min(samples.length, Math.round(toMs * 48));
  for (let index = from; index < to; index += 1) {
    const angle = (2 * Math.PI * toneHz * index) / 48_000;
    real += samples[index]! * Math.cos(angle); // within the samples, here and below
    imaginary += samples[index]! * Math.sin(angle);
  }
  return (2 * Math.hypot(real, imaginary)) / (to - from);
}
