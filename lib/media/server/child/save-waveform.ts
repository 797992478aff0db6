import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AudioSampleSink, type InputAudioTrack } from "mediabunny";
import type { MadeFile } from "#lib/media/server/media-job.ts";

const pointCount = 1000;
/** Beyond half an hour of sound the rest stays flat: nothing that is sent to a model is nearly as long. */
const judgedMs = 30 * 60 * 1000;

/** Writes the loudest sample (0 to 1, three decimals) of each thousandth of the time. */
export async function saveWaveform(
  track: InputAudioTrack,
  durationMs: number,
  folder: string,
): Promise<MadeFile> {
  const peaks = new Float32Array(pointCount);
  const sink = new AudioSampleSink(track);
  for await (const sample of sink.samples(0, Math.min(durationMs, judgedMs) / 1000)) {
    const plane = new Float32Array(sample.numberOfFrames);
    for (let channel = 0; channel < sample.numberOfChannels; channel++) {
      sample.copyTo(plane, { planeIndex: channel, format: "f32-planar" });
      for (let i = 0; i < plane.length; i++) {
        const seconds = sample.timestamp + i / sample.sampleRate;
        const point = Math.min(
          pointCount - 1,
          Math.max(0, Math.floor((seconds * 1000 * pointCount) / durationMs)),
        );
        peaks[point] = Math.max(peaks[point] ?? 0, Math.abs(plane[i] ?? 0));
      }
    }
    sample.close();
  }
  const rounded = Array.from(peaks, (peak) => Math.round(Math.min(1, peak) * 1000) / 1000);
  const fileName = "waveform.json";
  await writeFile(join(folder, fileName), JSON.stringify({ durationMs, peaks: rounded }));
  return { kind: "waveform", fileName };
}
