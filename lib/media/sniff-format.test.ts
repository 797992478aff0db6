import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memorySource } from "./bytes.ts";
import { sniffFormat, sniffSource } from "./sniff-format.ts";

const text = (words: string) => Buffer.from(words, "latin1");
const box = (type: string, ...content: Uint8Array[]) => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};
const fileType = (major: string, ...compatible: string[]) =>
  box("ftyp", text(major), Buffer.alloc(4), text(compatible.join("")));
const track = (handler: string) =>
  box("trak", box("mdia", box("hdlr", Buffer.alloc(8), text(handler), Buffer.alloc(12))));
const ebml = (documentType: string) => {
  const type = Buffer.concat([Buffer.from([0x42, 0x82, 0x80 | documentType.length]), text(documentType)]);
  return Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | type.length]), type]);
};
/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame. */
const frames = (count: number) => {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat(Array.from({ length: count }, () => frame));
};
/** A frame of 100 bytes at 44.1 kHz. */
const adts = (count: number) => {
  const frame = Buffer.alloc(100);
  frame.set([0xff, 0xf1, 0x50, 0x80, 100 >> 3, (100 & 7) << 5, 0xfc]);
  return Buffer.concat(Array.from({ length: count }, () => frame));
};
const tag = (length: number) =>
  Buffer.concat([
    text("ID3\x04\0\0"),
    Buffer.from([(length >> 21) & 127, (length >> 14) & 127, (length >> 7) & 127, length & 127]),
    Buffer.alloc(length),
  ]);

describe("a format is told by content", () => {
  test.each([
    ["jpeg", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["png", text("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    ["gif", text("GIF89a")],
    ["webp", text("RIFF\0\0\0\0WEBPVP8 ")],
    ["wav", text("RIFF\0\0\0\0WAVEfmt ")],
    ["bmp", Buffer.concat([text("BM"), Buffer.alloc(12), Buffer.from([40, 0, 0, 0])])],
    ["tiff", text("II*\0\x08\0\0\0\0\0")],
    ["tiff", text("MM\0*\0\0\0\x08\0\0")],
    ["mp4", fileType("isom", "isom", "iso2", "mp41")],
    ["mp4", fileType("XYZ ", "mp42")],
    ["mov", fileType("qt  ", "qt  ")],
    ["mov", box("moov", Buffer.alloc(100))],
    ["m4a", fileType("M4A ", "isom")],
    ["webm", ebml("webm")],
    ["heic", fileType("heic", "mif1", "heic")],
    ["heic", fileType("mif1", "mif1", "heix")],
    ["heic", Buffer.concat([fileType("mif1", "miaf"), text("\0\0infe\0\0hvc1")])],
    ["avif", fileType("avif", "mif1", "miaf")],
    ["avif", fileType("avis", "avif")],
    ["avif", fileType("mif1", "avif", "miaf")],
    ["jxl", Buffer.from([0xff, 0x0a, 0x10])],
    ["jxl", text("\0\0\0\x0cJXL \r\n\x87\n")],
    ["mkv", ebml("matroska")],
    ["avi", text("RIFF\0\0\0\0AVI LIST")],
    ["wav", text("RF64\xff\xff\xff\xffWAVEds64")],
    ["wav", text("BW64\xff\xff\xff\xffWAVEds64")],
    ["flac", text("fLaC\0\0\0\x22")],
    ["flac", Buffer.concat([tag(300), text("fLaC\0\0\0\x22")])],
    ["ogg", text("OggS\0\x02")],
    ["aiff", text("FORM\0\0\0\0AIFFCOMM")],
    ["aiff", text("FORM\0\0\0\0AIFCFVER")],
    ["aac", adts(3)],
    ["aac", Buffer.concat([tag(300), adts(3)])],
    ["mp3", frames(3)],
    ["mp3", Buffer.concat([tag(300), frames(3)])],
    ["mp3", tag(100_000).subarray(0, 4096)],
  ])("%s", (format, bytes) => {
    expect(sniffFormat(bytes)).toBe(format);
  });

  test.each([
    ["SVG", text(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`)],
    ["text", text("BMW is a make of cars, and this is a text about them")],
    ["a page", text("<!doctype html><script>alert(1)</script>")],
    ["a header of AAC with nothing behind it", Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0x1f, 0xfc])],
    ["a newer Canon raw photograph", fileType("crx ", "crx ", "isom")],
    ["a picture with brands of its own alone", fileType("mif1", "miaf")],
    ["an 8SVX", text("FORM\0\0\0\x008SVXVHDR")],
    ["a Canon raw photograph", text("II*\0\x10\0\0\0CR\x02\0")],
    ["nothing", Buffer.alloc(0)],
    ["zeros", Buffer.alloc(4096)],
  ])("%s is none of ours", (_name, bytes) => {
    expect(sniffFormat(bytes)).toBeNull();
  });

  test("an MP4 whose only track is sound is M4A, wherever its header stands", async () => {
    const film = (...tracks: Buffer[]) => [
      fileType("isom", "mp42"),
      box("mdat", Buffer.alloc(9000)),
      box("moov", ...tracks),
    ];
    expect(await sniffSource(memorySource(Buffer.concat(film(track("soun")))))).toBe("m4a");
    expect(await sniffSource(memorySource(Buffer.concat(film(track("soun"), track("vide")))))).toBe("mp4");
  });

  test("a long tag must be followed by a sound", async () => {
    expect(await sniffSource(memorySource(Buffer.concat([tag(20_000), frames(9)])))).toBe("mp3");
    expect(await sniffSource(memorySource(Buffer.concat([tag(20_000), text("fLaC".repeat(900))])))).toBe(
      "flac",
    );
    expect(await sniffSource(memorySource(Buffer.concat([tag(20_000), adts(9)])))).toBe("aac");
    expect(
      await sniffSource(memorySource(Buffer.concat([tag(20_000), text("words ".repeat(900))]))),
    ).toBeNull();
  });

  test("no bytes make it throw", async () => {
    const starts = [fileType("isom"), ebml("webm"), tag(20), text("RIFF"), text("BM"), box("moov")];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        await sniffSource(memorySource(Buffer.concat([start, rest])));
      }),
    );
  });
});
