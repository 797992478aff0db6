import { copyFile } from "node:fs/promises";
import { runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { Mp4Writer } from "#lib/media/server/render/mp4-writer.ts";
import { sampleRate } from "#lib/media/server/render/mix-sound.ts";
import { madeOnce } from "#simulators/made-once.ts";

/**
 * Writes an MP4 such as models give: a moving test card, and a tone of 997 Hz whose peaks lie `toneDbfs` under full scale on both
 * sides; silence where that is null.
 */
export async function createClip(path: string, clip: Clip): Promise<void> {
  await copyFile(await madeOnce(import.meta.filename, clip, (made) => encodeClip(made, clip)), path);
}

type Clip = { widthPx: number; heightPx: number; fps: number; seconds: number; toneDbfs?: number | null };

async function encodeClip(path: string, clip: Clip): Promise<void> {
  const { widthPx, heightPx, fps, seconds, toneDbfs = -23 } = clip;
  const writer = await Mp4Writer.open(path, clip);
  const card = `testsrc2=size=${widthPx}x${heightPx}:rate=${fps}:duration=${seconds},format=yuv420p,buffersink@out`;
  for await (const frame of runFilterGraph(card)) await writer.addFrame(frame);
  const samples = new Float32Array(seconds * sampleRate * 2);
  const peak = toneDbfs === null ? 0 : 10 ** (toneDbfs / 20);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = peak * Math.sin((2 * Math.PI * 997 * Math.floor(index / 2)) / sampleRate);
  await writer.addSound(samples);
  await writer.finish();
}
