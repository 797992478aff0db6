import { readFile, writeFile } from "node:fs/promises";
import "#lib/media/server/codecs.ts";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  type MetadataTags,
  MovOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  QUALITY_LOW,
  TextSubtitleSource,
  VideoSample,
  VideoSampleSource,
  WavOutputFormat,
  WebMOutputFormat,
} from "mediabunny";
import { madeOnce } from "#simulators/made-once.ts";

const sampleRate = 48_000;
const usualSize = { widthPx: 320, heightPx: 180 };

/** The containers and encodings that the tests are made of. */
export const films = {
  "header at the end": { format: new Mp4OutputFormat({ fastStart: false }), video: "avc", audio: "aac" },
  "header at the start": {
    format: new Mp4OutputFormat({ fastStart: "in-memory" }),
    video: "avc",
    audio: "aac",
  },
  fragmented: { format: new Mp4OutputFormat({ fastStart: "fragmented" }), video: "avc", audio: "aac" },
  "pictures alone": { format: new Mp4OutputFormat(), video: "avc", audio: null },
  hevc: { format: new Mp4OutputFormat(), video: "hevc", audio: null },
  mov: { format: new MovOutputFormat(), video: "avc", audio: "aac" },
  webm: { format: new WebMOutputFormat(), video: "vp9", audio: "opus" },
  weba: { format: new WebMOutputFormat(), video: null, audio: "opus" },
  m4a: { format: new Mp4OutputFormat({ fastStart: false }), video: null, audio: "aac" },
  mp3: { format: new Mp3OutputFormat(), video: null, audio: "mp3" },
  wav: { format: new WavOutputFormat(), video: null, audio: "pcm-s16" },
} as const satisfies Record<
  string,
  {
    format: OutputFormat;
    video: "avc" | "hevc" | "vp9" | null;
    audio: "aac" | "opus" | "mp3" | "pcm-s16" | null;
  }
>;

/**
 * A real file of `seconds` with 320 × 180 pixels, where no other size is given: the left half light, the right half dark, getting lighter; a
 * tone that sounds in the second half only. `words` are written wherever the format has room for some: as title and comment, into a
 * picture of the work, and into a track of text.
 */
export async function createFilm(name: keyof typeof films, options: FilmOptions = {}): Promise<Buffer> {
  const make = async (path: string) => writeFile(path, await encodeFilm(name, options));
  return readFile(await madeOnce(import.meta.filename, [name, options], make));
}

type FilmOptions = {
  seconds?: number;
  rotation?: 0 | 90 | 180 | 270;
  frameTimes?: readonly number[];
  words?: string;
  size?: { widthPx: number; heightPx: number };
};

async function encodeFilm(name: keyof typeof films, options: FilmOptions): Promise<Buffer> {
  const { seconds = 2, rotation = 0, size = usualSize } = options;
  const { format, video, audio } = films[name];
  const times = options.frameTimes ?? Array.from({ length: seconds * 24 }, (_, i) => i / 24);
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const pictures =
    video &&
    new VideoSampleSource({ codec: video, bitrate: 300_000, hardwareAcceleration: "prefer-software" });
  const sound =
    audio &&
    new AudioSampleSource(audio === "pcm-s16" ? { codec: audio } : { codec: audio, quality: QUALITY_LOW });
  if (pictures) output.addVideoTrack(pictures, { rotation });
  if (sound) output.addAudioTrack(sound);
  // The writer of fragments cannot write text among them.
  const hasText = name !== "fragmented" && format.getSupportedSubtitleCodecs().includes("webvtt");
  const text = options.words && hasText ? new TextSubtitleSource("webvtt") : null;
  if (text) output.addSubtitleTrack(text);
  if (options.words) output.setMetadataTags(tagsOf(options.words));
  await output.start();
  await text?.add(`WEBVTT\n\n00:00.200 --> 00:01.000\n${options.words}\n`);
  for (const [index, timestamp] of pictures ? times.entries() : []) {
    const duration = (times[index + 1] ?? seconds) - timestamp;
    using sample = createPicture(size, index / times.length, timestamp, duration);
    await (pictures || undefined)?.add(sample);
  }
  if (sound) {
    using sample = createTone(seconds);
    await sound.add(sample);
  }
  await output.finalize();
  return Buffer.from(target.buffer!); // finalize has filled it
}

function tagsOf(words: string): MetadataTags {
  const data = Buffer.from(`a picture of ${words}`);
  return {
    title: words,
    artist: words,
    comment: `made at ${words}`,
    date: new Date("2024-05-05"),
    images: [{ data, mimeType: "image/jpeg", kind: "coverFront", name: words, description: words }],
  };
}

function createPicture(
  { widthPx, heightPx }: typeof usualSize,
  progress: number,
  timestamp: number,
  duration: number,
): VideoSample {
  const row = Buffer.alloc(widthPx * 4, 255);
  for (let x = 0; x < widthPx; x++)
    row.fill(Math.round(x < widthPx / 2 ? 230 : 20 + 60 * progress), x * 4, x * 4 + 3);
  const data = Buffer.alloc(row.length * heightPx, row);
  return new VideoSample(data, {
    format: "RGBX",
    codedWidth: widthPx,
    codedHeight: heightPx,
    timestamp,
    duration,
  });
}

function createTone(seconds: number): AudioSample {
  const data = new Float32Array(seconds * sampleRate);
  for (let i = data.length / 2; i < data.length; i++)
    data[i] = 0.5 * Math.sin((i * 440 * 2 * Math.PI) / sampleRate);
  return new AudioSample({ data, format: "f32", numberOfChannels: 1, sampleRate, timestamp: 0 });
}
