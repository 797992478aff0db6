import { spawnSync } from "node:child_process";
import { join } from "node:path";
import "#simulators/codecs.ts";
import { AudioSample, AudioSampleSource, FilePathTarget, Mp3OutputFormat, Output } from "mediabunny";
import { graphPath, readSamples } from "#lib/media/server/render/filter-graph.ts";

const sampleRate = 48_000;

/** A line of dialogue by espeak-ng, which has to be installed, in a room. */
export async function drawVoice(target: string, folder: string): Promise<void> {
  const spoken = join(folder, "voice.wav");
  const words = "Don't wait for me. I came to see the lights.";
  const { status, error } = spawnSync("espeak-ng", [
    "-v",
    "en-gb+f3",
    "-s",
    "148",
    "-p",
    "42",
    "-w",
    spoken,
    words,
  ]);
  if (status !== 0)
    throw new Error("espeak-ng is needed for the voice: apt-get install espeak-ng", { cause: error });
  await encodeSound(target, [
    `amovie=${graphPath(spoken)}:f=wav`,
    "silenceremove=start_periods=1:start_threshold=-50dB",
    "highpass=f=110,lowpass=f=6500",
    "aecho=0.8:0.7:23|37|61:0.18|0.12|0.07",
    "apad=pad_dur=0.25,loudnorm=I=-18:TP=-2",
  ]);
}

/** Rain on a street: much fine noise, some of it in drops. */
export async function drawRain(target: string): Promise<void> {
  await encodeSound(target, [
    "anoisesrc=color=pink:seed=7:duration=6:sample_rate=48000,highpass=f=500,lowpass=f=9000,volume=0.7",
    "afade=t=in:d=0.4,afade=t=out:st=5.4:d=0.6",
  ]);
}

async function encodeSound(target: string, filters: string[]): Promise<void> {
  const samples = await readSamples(filters.join(","), 1);
  const output = new Output({ format: new Mp3OutputFormat(), target: new FilePathTarget(target) });
  const source = new AudioSampleSource({ codec: "mp3", bitrate: 96_000 });
  output.addAudioTrack(source);
  await output.start();
  for (let from = 0; from < samples.length; from += sampleRate) {
    const data = samples.slice(from, from + sampleRate);
    const place = { numberOfChannels: 1, sampleRate, timestamp: from / sampleRate };
    const sample = new AudioSample({ data, format: "f32", ...place });
    await source.add(sample);
    sample.close();
  }
  await output.finalize();
}
