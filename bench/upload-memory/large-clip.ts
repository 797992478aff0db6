import { appendFile } from "node:fs/promises";
import {
  ALL_FORMATS,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import { makeVideo } from "#simulators/media.ts";

const seconds = 40;
const fps = 24;

/**
 * Writes an MP4 of about so many bytes that every player shows: H.264 lets each frame carry filler, which decoders leave out,
 * so that nobody has to encode half a gigabyte.
 */
export async function makeLargeClip(folder: string, sizeBytes: number): Promise<string> {
  const path = `${folder}/large.mp4`;
  const small = await makeVideo(`${folder}/small.mp4`, {
    width: 320,
    height: 180,
    seconds,
    fps,
    colour: [60, 90, 160],
  });
  using input = new Input({ source: new FilePathSource(small), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error("The small clip has no picture");
  const filler = fillerOf(Math.round(sizeBytes / (seconds * fps)));
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new FilePathTarget(path),
  });
  const source = new EncodedVideoPacketSource("avc");
  output.addVideoTrack(source, { frameRate: fps });
  await output.start();
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const data = Buffer.concat([packet.data, filler]);
    await source.add(new EncodedPacket(data, packet.type, packet.timestamp, packet.duration), {
      decoderConfig,
    });
  }
  await output.finalize();
  return path;
}

/** Makes the clip another file to whoever knows files by their bytes: an empty box at its end. */
export async function makeAnother(path: string): Promise<void> {
  await appendFile(path, Buffer.from("\0\0\0\x08free", "latin1"));
}

/** A unit of H.264 that says nothing: its length, its type (12), ones, and the bit that ends it. */
function fillerOf(sizeBytes: number): Buffer {
  const unit = Buffer.alloc(sizeBytes, 0xff);
  unit.writeUInt32BE(sizeBytes - 4, 0);
  unit[4] = 12;
  unit[sizeBytes - 1] = 0x80;
  return unit;
}
