import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import "#simulators/codecs.ts";
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
} from "mediabunny";
import { pullApart } from "./pull-apart.ts";

type StillVideo = {
  width: number;
  height: number;
  seconds: number;
  fps: number;
  codec?: "avc" | "hevc";
  /** Degrees by which it is to be turned when it is shown. */
  rotation?: 0 | 90 | 180 | 270;
  /** The film is pulled apart to about this size by a hole before its pictures; on the disk that takes no room. */
  sizeBytes?: number;
};

/** Writes an MP4 of one grey picture over and over, header last: encoded once, so that a long film of many pixels costs little. */
export async function makeStillVideo(path: string, video: StillVideo): Promise<string> {
  const { seconds, fps, sizeBytes } = video;
  const { packet, meta } = await encodeOnce(video);
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  const source = new EncodedVideoPacketSource(video.codec ?? "avc");
  output.addVideoTrack(source, { frameRate: fps, rotation: video.rotation ?? 0 });
  await output.start();
  for (let index = 0; index < Math.round(seconds * fps); index++) {
    await source.add(new EncodedPacket(packet.data, "key", index / fps, 1 / fps), meta);
  }
  await output.finalize();
  const film = Buffer.from(target.buffer!); // finalize has filled it
  await mkdir(dirname(path), { recursive: true });
  if (sizeBytes === undefined) await writeFile(path, film);
  else await pullApart(path, film, sizeBytes - film.length);
  return path;
}

async function encodeOnce({ width, height, codec = "avc" }: StillVideo) {
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const encoded: { packet: EncodedPacket; meta: EncodedVideoChunkMetadata | undefined }[] = [];
  const source = new VideoSampleSource({
    codec,
    bitrate: 1_000_000,
    onEncodedPacket: (packet, meta) => void encoded.push({ packet, meta }),
  });
  output.addVideoTrack(source);
  await output.start();
  const pixels = Buffer.alloc(width * height * 4, 128);
  const options = {
    format: "RGBX",
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    duration: 1,
  } as const;
  const sample = new VideoSample(pixels, options);
  await source.add(sample);
  sample.close();
  await output.finalize();
  const [only] = encoded;
  if (!only) throw new Error("The encoder gave no picture.");
  return only;
}
