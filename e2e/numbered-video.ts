import "#simulators/codecs.ts";
import {
  AudioSample,
  AudioSampleSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
} from "mediabunny";
import { copyMade } from "#simulators/made-once.ts";

/** How many blocks stand along the top of each picture: a white one, a black one, then the bits of the frame's number. */
const numberBlocks = 16;

type NumberedVideo = {
  /** A multiple of the number of blocks. */
  width: number;
  height: number;
  fps: number;
  seconds: number;
  keyFrameSeconds?: number;
  bitrate?: number;
  toneHz?: number;
  /** Every so many-th picture is left out: the one before it lasts as long as two. */
  leftOut?: number;
};

/**
 * Writes an MP4 whose every frame says its number, counted from 0, in a row of black and white blocks along its top (a tenth of the
 * height, the highest bit first), above a pattern that moves.
 */
export function makeNumberedVideo(path: string, video: NumberedVideo): Promise<string> {
  return copyMade(path, import.meta.filename, video, (made) => writeNumberedVideo(made, video));
}

async function writeNumberedVideo(path: string, made: NumberedVideo): Promise<void> {
  const { fps, seconds, toneHz } = made;
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "in-memory" }),
    target: new FilePathTarget(path),
  });
  const video = new VideoSampleSource({
    codec: "avc",
    bitrate: made.bitrate ?? 3_000_000,
    keyFrameInterval: made.keyFrameSeconds ?? 2,
  });
  output.addVideoTrack(video, { frameRate: fps });
  const audio = toneHz === undefined ? null : new AudioSampleSource({ codec: "aac", bitrate: 128_000 });
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const draw = createDrawing(made);
  for (let frame = 0; frame < Math.round(seconds * fps); frame++) {
    if ((frame + 1) % (made.leftOut ?? Number.POSITIVE_INFINITY) === 0) continue;
    const sample = new VideoSample(draw(frame), {
      format: "I420",
      codedWidth: made.width,
      codedHeight: made.height,
      timestamp: frame / fps,
      duration: 1 / fps,
    });
    await video.add(sample);
    sample.close();
  }
  if (audio && toneHz !== undefined) await addTone(audio, toneHz, seconds);
  await output.finalize();
}

/** One picture after another, its light and dark parts moving to the left. */
function createDrawing({ width, height }: NumberedVideo): (frame: number) => Buffer {
  const reach = 512;
  const wide = Buffer.alloc((width + reach) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width + reach; x++)
      wide[y * (width + reach) + x] =
        128 + 60 * Math.sin((2 * Math.PI * x) / 128) * Math.cos(y / 23) + 20 * Math.sin(x * y * 0.001);
  const picture = Buffer.alloc((width * height * 3) / 2, 128);
  const stripHeight = Math.floor(height / 10);
  const blockWidth = width / numberBlocks;
  return (frame) => {
    const shift = (frame * 4) % reach;
    for (let y = 0; y < height; y++) {
      const from = y * (width + reach) + shift;
      wide.copy(picture, y * width, from, from + width);
    }
    for (let block = 0; block < numberBlocks; block++) {
      const isWhite = block === 0 || (block > 1 && ((frame >> (numberBlocks - 1 - block)) & 1) === 1);
      for (let y = 0; y < stripHeight; y++) {
        const row = y * width;
        picture.fill(isWhite ? 235 : 16, row + block * blockWidth, row + (block + 1) * blockWidth);
      }
    }
    return picture;
  };
}

async function addTone(source: AudioSampleSource, toneHz: number, seconds: number): Promise<void> {
  const sampleRate = 48_000;
  const data = new Float32Array(Math.round(seconds * sampleRate));
  data.forEach((_zero, index) => {
    data[index] = 0.4 * Math.sin((2 * Math.PI * toneHz * index) / sampleRate);
  });
  const sample = new AudioSample({ data, format: "f32", numberOfChannels: 1, sampleRate, timestamp: 0 });
  await source.add(sample);
  sample.close();
}
