import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import "./codecs.ts";
import {
  AudioSample,
  AudioSampleSource,
  FilePathTarget,
  MovOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  VideoSample,
  VideoSampleSource,
  WavOutputFormat,
} from "mediabunny";
import sharp from "sharp";
import { copyMade } from "./made-once.ts";

/** Red, green, blue, each 0 to 255. */
export type Colour = readonly [number, number, number];

const sampleRate = 48_000;

type ColourImage = { width: number; height: number; colour: Colour; noise?: boolean };

/** Writes a picture of one colour in the format that the path's extension names. Noise makes it as large as a photograph. */
export function makeImage(path: string, image: ColourImage): Promise<string> {
  return copyMade(path, import.meta.filename, ["image", image], (made) => writeImage(made, image));
}

async function writeImage(
  path: string,
  { width, height, colour, noise = false }: ColourImage,
): Promise<void> {
  const [r, g, b] = colour;
  const background = { r, g, b };
  const grain = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const picture = sharp({
    create: { width, height, channels: 3, background, ...(noise && { noise: grain }) },
  });
  await (noise ? picture.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }) : picture).toFile(path);
}

type ColourVideo = {
  width: number;
  height: number;
  seconds: number;
  colour: Colour;
  fps?: number;
  toneHz?: number;
  bitrate?: number;
  headerFirst?: boolean;
};

/** Writes a clip of one colour whose brightness falls frame by frame, with a sine under it where `toneHz` is given. */
export function makeVideo(path: string, video: ColourVideo): Promise<string> {
  return copyMade(path, import.meta.filename, ["video", video], (made) => writeVideo(made, video));
}

async function writeVideo(
  path: string,
  { width, height, seconds, colour, fps = 24, toneHz, bitrate = 1_000_000, headerFirst = true }: ColourVideo,
): Promise<void> {
  const options = { fastStart: headerFirst ? ("in-memory" as const) : (false as const) };
  const format = path.endsWith(".mov") ? new MovOutputFormat(options) : new Mp4OutputFormat(options);
  await writeOutput(path, format, async (output) => {
    const video = new VideoSampleSource({ codec: "avc", bitrate });
    output.addVideoTrack(video, { frameRate: fps });
    const audio = toneHz === undefined ? null : new AudioSampleSource({ codec: "aac", bitrate: 128_000 });
    if (audio) output.addAudioTrack(audio);
    await output.start();
    const frames = Math.round(seconds * fps);
    for (let frame = 0; frame < frames; frame++) {
      const shade = 1 - (0.5 * frame) / frames;
      const pixel = Buffer.from([...colour.map((channel) => Math.round(channel * shade)), 255]);
      const data = Buffer.alloc(width * height * 4, pixel);
      const sample = new VideoSample(data, {
        format: "RGBA",
        codedWidth: width,
        codedHeight: height,
        timestamp: frame / fps,
        duration: 1 / fps,
      });
      await video.add(sample);
      sample.close();
    }
    if (audio && toneHz) await addTone(audio, toneHz, seconds);
  });
}

/** Writes a sine as .wav, .mp3 or .m4a. */
export function makeSound(path: string, sound: { seconds: number; toneHz: number }): Promise<string> {
  return copyMade(path, import.meta.filename, ["sound", sound], (made) => writeSound(made, sound));
}

async function writeSound(
  path: string,
  { seconds, toneHz }: { seconds: number; toneHz: number },
): Promise<void> {
  const { format, ...encoding } = path.endsWith(".mp3")
    ? { format: new Mp3OutputFormat(), codec: "mp3" as const, bitrate: 192_000 }
    : path.endsWith(".m4a")
      ? { format: new Mp4OutputFormat(), codec: "aac" as const, bitrate: 128_000 }
      : { format: new WavOutputFormat(), codec: "pcm-s16" as const };
  await writeOutput(path, format, async (output) => {
    const audio = new AudioSampleSource(encoding);
    output.addAudioTrack(audio);
    await output.start();
    await addTone(audio, toneHz, seconds);
  });
}

/** Writes any bytes under any name: for what is not what it says. */
export async function makeFile(path: string, bytes: Uint8Array | string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

async function writeOutput(
  path: string,
  format: OutputFormat,
  write: (output: Output) => Promise<void>,
): Promise<void> {
  const output = new Output({ format, target: new FilePathTarget(path) });
  await write(output);
  await output.finalize();
}

async function addTone(source: AudioSampleSource, toneHz: number, seconds: number): Promise<void> {
  const total = Math.round(seconds * sampleRate);
  for (let from = 0; from < total; from += sampleRate) {
    const data = new Float32Array(Math.min(sampleRate, total - from));
    data.forEach((_zero, index) => {
      data[index] = 0.4 * Math.sin((2 * Math.PI * toneHz * (from + index)) / sampleRate);
    });
    const sample = new AudioSample({
      data,
      format: "f32",
      numberOfChannels: 1,
      sampleRate,
      timestamp: from / sampleRate,
    });
    await source.add(sample);
    sample.close();
  }
}
