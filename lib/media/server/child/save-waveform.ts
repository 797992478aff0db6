import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AudioSampleSink, type InputAudioTrack } from "mediabunny";
import type { Format } from "#lib/domain/media/format.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { runFilterGraph, secondsOf, soundSource } from "#lib/media/server/render/filter-graph.ts";

const pointCount = 1000;
/** Beyond half an hour of sound the rest stays flat: nothing that is sent to a model is nearly as long. */
const judgedMs = 30 * 60 * 1000;

/** A stretch of sound, channel by channel. */
type Samples = { fromSeconds: number; sampleRate: number; channels: readonly Float32Array[] };

/** Writes the loudest sample (0 to 1, three decimals) of each thousandth of the time. */
export async function saveWaveform(
  sound: AsyncIterable<Samples>,
  durationMs: number,
  folder: string,
): Promise<MadeFile> {
  const peaks = new Float32Array(pointCount);
  for await (const { fromSeconds, sampleRate, channels } of sound) {
    if (fromSeconds * 1000 > judgedMs) break;
    for (const samples of channels)
      for (let i = 0; i < samples.length; i++) {
        const ms = (fromSeconds + i / sampleRate) * 1000;
        const point = Math.min(pointCount - 1, Math.max(0, Math.floor((ms * pointCount) / durationMs)));
        peaks[point] = Math.max(peaks[point] ?? 0, Math.abs(samples[i] ?? 0));
      }
  }
  const rounded = Array.from(peaks, (peak) => Math.round(Math.min(1, peak) * 1000) / 1000);
  const fileName = "waveform.json";
  await writeFile(join(folder, fileName), JSON.stringify({ durationMs, peaks: rounded }));
  return { kind: "waveform", fileName };
}

/** A track's sound, decoded. */
export async function* decodeSamples(track: InputAudioTrack): AsyncGenerator<Samples> {
  for await (const sample of new AudioSampleSink(track).samples(0)) {
    using decoded = sample;
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, planeIndex) => {
      const plane = new Float32Array(decoded.numberOfFrames);
      decoded.copyTo(plane, { planeIndex, format: "f32-planar" });
      return plane;
    });
    yield { fromSeconds: decoded.timestamp, sampleRate: decoded.sampleRate, channels };
  }
}

/** The same of a file that only FFmpeg reads. */
export async function* listSamples(path: string, format: Format): AsyncGenerator<Samples> {
  const graph = [soundSource(path, format), "aformat=sample_fmts=fltp", "abuffersink@out"];
  for await (const frame of runFilterGraph(graph.join(",")))
    yield {
      fromSeconds: secondsOf(frame),
      sampleRate: frame.sampleRate,
      channels: (frame.data ?? []).map(
        (plane) => new Float32Array(new Uint8Array(plane.subarray(0, frame.nbSamples * 4)).buffer),
      ),
    };
}
