import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, textAt, viewOf } from "./bytes.ts";
import { codecOfFourSigns, codecOfWaveTag } from "./codec-names.ts";
import { asDuration, Unreadable } from "./reading.ts";

type Chunk = { type: string; start: number; end: number };

/** More than the headers of any AVI hold. */
const maxChunks = 500;

async function* listChunks(source: ByteSource, from: number, to: number): AsyncGenerator<Chunk> {
  let at = from;
  for (let count = 0; count < maxChunks && at + 8 <= to; count++) {
    const head = await source.read(at, 12);
    if (head.byteLength < 12) return;
    const length = viewOf(head).getUint32(4, true);
    const isList = textAt(head, 0, 4) === "LIST";
    const end = Math.min(to, at + 8 + length);
    yield { type: textAt(head, isList ? 8 : 0, 4), start: at + (isList ? 12 : 8), end };
    at += 8 + length + (length & 1);
  }
}

/** A track by its own headers. Lengths are in its own units, `perSecond` of which are a second. */
type AviTrack = { kind: string; handler: string; perSecond: number; length: number; format: Uint8Array };

/** What an AVI's headers say of its pictures and sound. Throws `Unreadable`, or a `RangeError`, where they do not. */
export async function readAvi(source: ByteSource): Promise<Measured> {
  const tracks: AviTrack[] = [];
  let totalPictures = 0;
  for await (const part of listChunks(source, 12, source.sizeBytes)) {
    if (part.type === "movi") break;
    if (part.type !== "hdrl") continue;
    for await (const chunk of listChunks(source, part.start, part.end)) {
      if (chunk.type === "strl") tracks.push(await readTrack(source, chunk));
      // Where a film has several parts, only this counts the pictures of all.
      if (chunk.type === "odml")
        totalPictures = viewOf(await source.read(chunk.start + 8, 4)).getUint32(0, true);
    }
  }
  const video = tracks.find(({ kind }) => kind === "vids");
  const audio = tracks.find(({ kind }) => kind === "auds");
  if (!video) throw new Unreadable("no-content");
  const pictures = Math.max(totalPictures, video.length);
  const seconds = Math.max(pictures / video.perSecond, audio ? audio.length / audio.perSecond : 0);
  const shown = viewOf(video.format);
  const fps = Math.round(video.perSecond * 1000) / 1000;
  return {
    widthPx: Math.abs(shown.getInt32(4, true)),
    heightPx: Math.abs(shown.getInt32(8, true)),
    ...asDuration(seconds),
    ...(fps > 0 && { fps }),
    ...videoOf(video),
    ...(audio ? audioOf(audio) : {}),
    hasSound: audio !== undefined,
    needsConverting: true,
  };
}

async function readTrack(source: ByteSource, { start, end }: Chunk): Promise<AviTrack> {
  const track = { kind: "", handler: "", perSecond: 1, length: 0, format: new Uint8Array(0) };
  for await (const chunk of listChunks(source, start, end)) {
    const bytes = await source.read(chunk.start, Math.min(chunk.end - chunk.start, 64));
    if (chunk.type === "strf") track.format = new Uint8Array(bytes);
    if (chunk.type !== "strh") continue;
    const view = viewOf(bytes);
    track.kind = textAt(bytes, 0, 4);
    track.handler = textAt(bytes, 4, 4);
    track.perSecond = view.getUint32(24, true) / view.getUint32(20, true);
    track.length = view.getUint32(32, true);
  }
  return track;
}

function videoOf({ format, handler }: AviTrack): Pick<Measured, "videoCodec"> {
  const codec = codecOfFourSigns(textAt(format, 16, 4)) ?? codecOfFourSigns(handler);
  return codec === undefined ? {} : { videoCodec: codec };
}

function audioOf({ format }: AviTrack): Pick<Measured, "audioCodec" | "channels"> {
  const view = viewOf(format);
  const codec = codecOfWaveTag(view.getUint16(0, true), view.getUint16(14, true));
  return {
    ...(codec === undefined ? {} : { audioCodec: codec }),
    ...(view.getUint16(2, true) > 0 && { channels: view.getUint16(2, true) }),
  };
}
