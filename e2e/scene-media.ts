import {
  AudioSample,
  AudioSampleSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
  WavOutputFormat,
} from "mediabunny";
import "#simulators/codecs.ts";
import { copyMade } from "#simulators/made-once.ts";
import { drawScene, type Scene } from "./scenes.ts";

const fps = 24;
const sampleRate = 48_000;

type SceneClip = { width: number; height: number; seconds: number };

/** Writes a scene that moves, as an MP4 without sound. */
export function saveSceneClip(scene: Scene, path: string, clip: SceneClip): Promise<string> {
  return copyMade(path, import.meta.filename, [scene, clip], (made) => writeSceneClip(scene, made, clip));
}

async function writeSceneClip(
  scene: Scene,
  path: string,
  { width, height, seconds }: SceneClip,
): Promise<void> {
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "in-memory" }),
    target: new FilePathTarget(path),
  });
  const video = new VideoSampleSource({ codec: "avc", bitrate: 2_500_000 });
  output.addVideoTrack(video, { frameRate: fps });
  await output.start();
  const frames = seconds * fps;
  for (let frame = 0; frame < frames; frame++) {
    const data = await drawScene(scene, { width, height, at: frame / frames });
    const times = { timestamp: frame / fps, duration: 1 / fps };
    const sample = new VideoSample(data, {
      format: "RGBA",
      codedWidth: width,
      codedHeight: height,
      ...times,
    });
    await video.add(sample);
    sample.close();
  }
  await output.finalize();
}

/** Writes plucked notes as a WAV: a waveform that rises and falls like music. */
export async function saveSong(path: string, seconds: number): Promise<string> {
  const output = new Output({ format: new WavOutputFormat(), target: new FilePathTarget(path) });
  const audio = new AudioSampleSource({ codec: "pcm-s16" });
  output.addAudioTrack(audio);
  await output.start();
  const data = Float32Array.from({ length: seconds * sampleRate }, (_, index) => noteAt(index / sampleRate));
  const sample = new AudioSample({ data, format: "f32", numberOfChannels: 1, sampleRate, timestamp: 0 });
  await audio.add(sample);
  sample.close();
  await output.finalize();
  return path;
}

const notesHz = [220, 329.63, 261.63, 392, 293.66, 440, 349.23, 523.25];
const noteSeconds = 0.42;

function noteAt(second: number): number {
  const note = Math.floor(second / noteSeconds);
  const hz = notesHz[note % notesHz.length]!;
  const since = second % noteSeconds;
  const swell = 0.35 + 0.3 * Math.sin(second * 0.9);
  return (
    swell *
    Math.exp(-5 * since) *
    (Math.sin(2 * Math.PI * hz * since) + 0.4 * Math.sin(4 * Math.PI * hz * since))
  );
}
