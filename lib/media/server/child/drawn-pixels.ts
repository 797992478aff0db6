import {
  AV_BUFFERSRC_FLAG_KEEP_REF,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGB48LE,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_RGBA64LE,
} from "node-av/constants";
import { FFmpegError, FilterGraph, Frame } from "node-av/lib";
import sharp, { type Sharp } from "sharp";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { fromPixels } from "./limited-sharp.ts";

/** What a picture's numbers mean, by the code points of ITU-T H.273. */
export type Colours = { primaries: number; transfer: number };

const pq = 16;
const hlg = 18;
/** Primaries as filters name them: those of sRGB, BT.2020 and two of P3. */
const primaryNames: Readonly<Record<number, string>> = {
  1: "bt709",
  9: "bt2020",
  11: "smpte431",
  12: "smpte432",
};
/** Curves as filters name them. Those of television are drawn as sRGB's everywhere. */
const curveNames: Readonly<Record<number, string>> = {
  4: "bt470m",
  5: "bt470bg",
  8: "linear",
  16: "smpte2084",
  18: "arib-std-b67",
};

/** Whether pixels of such colours can be shown as sRGB just as they are. */
export function areOrdinary({ primaries, transfer }: Colours): boolean {
  return !(primaries in primaryNames && primaries !== 1) && transfer !== pq && transfer !== hlg;
}

/** Pixels one behind the other, of 8 or 16 bits (the lower byte first). */
export type DrawnPixels = {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
  channels: 3 | 4;
  bits: 8 | 16;
};

/** Draws pixels of any colours as an ordinary screen shows them: sRGB, what is brighter than its white bent under it. */
export async function drawPixels(pixels: DrawnPixels, colours: Colours): Promise<Sharp> {
  const { data, widthPx: width, heightPx: height, channels, bits } = pixels;
  const layouts =
    bits === 8
      ? { 3: AV_PIX_FMT_RGB24, 4: AV_PIX_FMT_RGBA }
      : { 3: AV_PIX_FMT_RGB48LE, 4: AV_PIX_FMT_RGBA64LE };
  using frame = Frame.fromVideoBuffer(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    width,
    height,
    format: layouts[channels],
    timeBase: { num: 1, den: 1 },
    pts: 0n,
  });
  return await drawFrame(frame, channels, colours);
}

/** The same of a decoded picture. */
export async function drawFrame(frame: Frame, channels: 3 | 4, colours: Colours): Promise<Sharp> {
  const { width, height, format } = frame;
  const layout = channels === 4 ? "rgba" : "rgb24";
  const graph = [
    `buffer@in=video_size=${width}x${height}:pix_fmt=${format}:time_base=1/1`,
    ...(areOrdinary(colours) ? [] : toScreen(colours, channels)),
    `format=${layout}`,
    "buffersink@out",
  ];
  const drawn = await runOnce(graph.join(","), frame);
  return fromPixels(drawn, width, height, channels);
}

function toScreen({ primaries, transfer }: Colours, channels: 3 | 4): string[] {
  const told = `pin=${primaryNames[primaries] ?? "bt709"}:tin=${curveNames[transfer] ?? "iec61966-2-1"}:min=gbr:rin=pc`;
  const planar = channels === 4 ? "gbrap16le" : "gbrp16le";
  if (transfer !== pq && transfer !== hlg)
    return [`format=${planar}`, `zscale=${told}:p=bt709:t=iec61966-2-1:m=gbr:r=pc`];
  // The white of what is seen in a room lies at 203 cd/m², as ITU-R BT.2408 has it.
  return [
    `format=${planar}`,
    `zscale=${told}:p=bt709:t=linear:m=gbr:r=pc:npl=203`,
    "format=gbrpf32le",
    "tonemap=tonemap=mobius:desat=0",
    "zscale=pin=bt709:tin=linear:min=gbr:rin=pc:t=iec61966-2-1:p=bt709:m=gbr:r=pc",
  ];
}

async function runOnce(description: string, frame: Frame): Promise<Uint8Array> {
  using graph = new FilterGraph();
  graph.alloc();
  FFmpegError.throwIfError(graph.parsePtr(description, null, null), "parsing a filter graph");
  FFmpegError.throwIfError(await graph.config(), "configuring a filter graph");
  const [source, sink] = [graph.getFilter("buffer@in"), graph.getFilter("buffersink@out")];
  if (!source || !sink) throw new Error("a filter graph without ends");
  FFmpegError.throwIfError(await source.buffersrcAddFrame(frame, AV_BUFFERSRC_FLAG_KEEP_REF), "filtering");
  using drawn = new Frame();
  drawn.alloc();
  FFmpegError.throwIfError(await sink.buffersinkGetFrame(drawn), "filtering");
  return Uint8Array.from(drawn.toBuffer());
}

/** Bytes of a TIFF before its pixels: a header, and a directory of this many entries. */
const tiffEntries = 12;
const tiffHeadBytes = 8 + 2 + tiffEntries * 12 + 4 + 8;
const [short, long, undefinedBytes] = [3, 4, 7];

/** Pixels of 8 bits that a profile says the colours of: as a TIFF in memory, since such a profile cannot be given to bare pixels. */
export function withProfile(pixels: Omit<DrawnPixels, "bits">, profile: Uint8Array): Sharp {
  const { data, widthPx, heightPx, channels } = pixels;
  const head = Buffer.alloc(tiffHeadBytes);
  const pixelsAt = tiffHeadBytes + profile.byteLength + (profile.byteLength & 1);
  const bitsAt = tiffHeadBytes - 8;
  head.write("II*\0", "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tiffEntries, 8);
  // Sides, bits of each channel, no compression, RGB, where the pixels are, channels, one strip, its bytes, one plane, alpha, profile.
  const entries: readonly (readonly [number, number, number, number])[] = [
    [256, long, 1, widthPx],
    [257, long, 1, heightPx],
    [258, short, channels, bitsAt],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, pixelsAt],
    [277, short, 1, channels],
    [278, long, 1, heightPx],
    [279, long, 1, data.byteLength],
    [284, short, 1, 1],
    channels === 4 ? [338, short, 1, 2] : [339, short, 1, 1],
    [34_675, undefinedBytes, profile.byteLength, tiffHeadBytes],
  ];
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  }
  for (let channel = 0; channel < 4; channel++) head.writeUInt16LE(8, bitsAt + channel * 2);
  const padding = Buffer.alloc(profile.byteLength & 1);
  return sharp(Buffer.concat([head, profile, padding, data]), {
    limitInputPixels: maxPixels,
    failOn: "error",
  });
}
