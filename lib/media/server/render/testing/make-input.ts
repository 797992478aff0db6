import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import "#lib/media/server/codecs.ts";
import {
  AudioSample,
  AudioSampleSource,
  FilePathTarget,
  MovOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
  WavOutputFormat,
  WebMOutputFormat,
} from "mediabunny";
import sharp from "sharp";

export type Colour = readonly [red: number, green: number, blue: number];

const sampleRate = 48_000;

/** A picture whose upper half has one colour and its lower half another; the extension chooses the format. */
export async function makePicture(
  path: string,
  picture: { widthPx: number; heightPx: number; top: Colour; bottom?: Colour; orientation?: number },
): Promise<string> {
  const { widthPx, heightPx, top, bottom = top, orientation } = picture;
  const data = paint(widthPx, heightPx, top, bottom, 3);
  if (extname(path) === ".bmp") {
    await writeFile(path, bitmapOf(data, widthPx, heightPx));
    return path;
  }
  const image = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  await (orientation ? image.withMetadata({ orientation }) : image).toFile(path);
  return path;
}

/** A clip of one picture like `makePicture`'s, 25 frames a second, with a tone under it where `toneHz` is given. */
export async function makeClip(
  path: string,
  clip: {
    widthPx: number;
    heightPx: number;
    seconds: number;
    top: Colour;
    bottom?: Colour;
    rotation?: 0 | 90 | 180 | 270;
    toneHz?: number;
  },
): Promise<string> {
  const { widthPx, heightPx, seconds, top, bottom = top, rotation = 0, toneHz } = clip;
  const isWebm = extname(path) === ".webm";
  const format = isWebm
    ? new WebMOutputFormat()
    : extname(path) === ".mov"
      ? new MovOutputFormat()
      : new Mp4OutputFormat();
  const output = new Output({ format, target: new FilePathTarget(path) });
  const video = new VideoSampleSource({ codec: isWebm ? "vp9" : "avc", bitrate: 1_000_000 });
  output.addVideoTrack(video, isWebm ? {} : { rotation });
  const audio = toneHz ? new AudioSampleSource({ codec: isWebm ? "opus" : "aac", bitrate: 128_000 }) : null;
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const data = paint(widthPx, heightPx, top, bottom, 4);
  for (let frame = 0; frame < seconds * 25; frame += 1) {
    const sample = new VideoSample(data, {
      format: "RGBA",
      codedWidth: widthPx,
      codedHeight: heightPx,
      timestamp: frame / 25,
      duration: 1 / 25,
    });
    await video.add(sample);
    sample.close();
  }
  if (audio && toneHz) await addTone(audio, toneHz, seconds);
  await output.finalize();
  return path;
}

/** A sine as .mp3, .wav or .m4a. */
export async function makeTone(path: string, tone: { seconds: number; toneHz: number }): Promise<string> {
  const kinds = {
    ".mp3": { format: new Mp3OutputFormat(), codec: "mp3" },
    ".wav": { format: new WavOutputFormat(), codec: "pcm-s16" },
    ".m4a": { format: new Mp4OutputFormat(), codec: "aac" },
  } as const;
  const { format, codec } = kinds[extname(path) as keyof typeof kinds]; // the tests ask for no other
  const output = new Output({ format, target: new FilePathTarget(path) });
  const audio = new AudioSampleSource(codec === "pcm-s16" ? { codec } : { codec, bitrate: 192_000 });
  output.addAudioTrack(audio);
  await output.start();
  await addTone(audio, tone.toneHz, tone.seconds);
  await output.finalize();
  return path;
}

async function addTone(source: AudioSampleSource, toneHz: number, seconds: number): Promise<void> {
  const data = Float32Array.from(
    { length: seconds * sampleRate },
    (_, index) => 0.4 * Math.sin((2 * Math.PI * toneHz * index) / sampleRate),
  );
  const sample = new AudioSample({ data, format: "f32", numberOfChannels: 1, sampleRate, timestamp: 0 });
  await source.add(sample);
  sample.close();
}

function paint(widthPx: number, heightPx: number, top: Colour, bottom: Colour, channels: 3 | 4): Buffer {
  const data = Buffer.alloc(widthPx * heightPx * channels, 255);
  for (let y = 0; y < heightPx; y += 1) {
    const colour = y < heightPx / 2 ? top : bottom;
    for (let x = 0; x < widthPx; x += 1) data.set(colour, (y * widthPx + x) * channels);
  }
  return data;
}

/** A plain bitmap of 24 bits; no library at hand writes one. */
function bitmapOf(data: Buffer, widthPx: number, heightPx: number): Buffer {
  const rowBytes = Math.ceil((widthPx * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * heightPx);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(widthPx, 18);
  file.writeInt32LE(heightPx, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * widthPx + x) * 3;
      const to = 54 + (heightPx - 1 - y) * rowBytes + x * 3;
      file.set([data[from + 2] ?? 0, data[from + 1] ?? 0, data[from] ?? 0], to);
    }
  }
  return file;
}
