import { FFmpegError } from "node-av/lib";
import { sourceOptions } from "./demuxer-name.ts";
import { runFilterGraph } from "./filter-graph.ts";
import { InputError } from "./input-error.ts";
import type { RenderPlan, RenderSound } from "./render-plan.ts";

export const sampleRate = 48_000;
export const channels = 2;

const fadeInMs = 40;
const fadeOutMs = 300;

/**
 * Mixes a plan's sounds over silence: interleaved stereo samples of exactly its duration. `nameOf` gives the file of a
 * sound in the current folder. Throws `InputError` for a sound that cannot be decoded.
 */
export async function mixSound(
  plan: RenderPlan,
  nameOf: (sound: RenderSound) => string,
): Promise<Float32Array> {
  const mix = new Float32Array(count(plan.durationMs) * channels);
  for (const sound of plan.sounds) {
    const samples = await readSamples(sound, nameOf(sound));
    const start = count(sound.startMs) * channels;
    for (let index = 0; index < samples.length && start + index < mix.length; index += 1) {
      mix[start + index]! += samples[index]!; // both indexes are within their arrays
    }
  }
  for (let index = 0; index < mix.length; index += 1) {
    mix[index] = Math.max(-1, Math.min(1, mix[index]!)); // the same
  }
  return mix;
}

async function readSamples(sound: RenderSound, fileName: string): Promise<Float32Array> {
  const wanted = count(sound.durationMs) * channels;
  const samples = new Float32Array(wanted);
  let filled = 0;
  const graph = [
    `amovie=${fileName}:${sourceOptions(sound.source.format)}:dec_threads=1`,
    `aresample=${sampleRate}`,
    `aformat=sample_fmts=flt:sample_rates=${sampleRate}:channel_layouts=stereo`,
    "asetpts=PTS-STARTPTS",
    `atrim=start=${(sound.fromMs / 1000).toFixed(3)}`,
    "abuffersink@out",
  ];
  try {
    for await (const frame of runFilterGraph(graph.join(","))) {
      const bytes = frame.data?.[0];
      if (!bytes) continue;
      const size = Math.min(frame.nbSamples * channels, wanted - filled);
      // The samples are copied out, because the memory goes back to FFmpeg with the next frame.
      const view = new DataView(bytes.buffer, bytes.byteOffset, size * 4);
      for (let index = 0; index < size; index += 1)
        samples[filled + index] = view.getFloat32(index * 4, true);
      filled += size;
      if (filled >= wanted) break;
    }
  } catch (cause) {
    if (!(cause instanceof FFmpegError)) throw cause;
    if (sound.mayBeSilent) return samples;
    throw unreadable(sound, cause);
  }
  if (!sound.mayBeSilent && filled < wanted / 2) throw unreadable(sound);
  fade(samples, filled);
  return samples;
}

function fade(samples: Float32Array, filled: number): void {
  const frames = filled / channels;
  const fadeIn = Math.min(count(fadeInMs), frames / 4);
  const fadeOut = Math.min(count(fadeOutMs), frames / 4);
  for (let frame = 0; frame < frames; frame += 1) {
    const gain = Math.min(1, (frame + 1) / fadeIn, (frames - frame) / fadeOut);
    if (gain === 1) continue;
    for (let channel = 0; channel < channels; channel += 1) samples[frame * channels + channel]! *= gain; // within the array
  }
}

const count = (durationMs: number) => Math.round((durationMs * sampleRate) / 1000);

function unreadable(sound: RenderSound, cause?: unknown): InputError {
  return new InputError(`${sound.source.title} cannot be decoded as a sound. It may be damaged.`, { cause });
}
