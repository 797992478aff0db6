import { crc32, deflateSync, inflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { createBitmap } from "./create-bitmap.ts";

/** What is planted wherever a format has room for it. */
export const secret = Buffer.from("Ada Lovelace, 52.5200 N 13.4050 E");
const tail = Buffer.concat([Buffer.from("\nbehind the end: "), secret]);

/** An image with the secret in one place, or in several. `needle` is how it stands there. */
export type Planted = { name: string; format: ImageName; file: Buffer; needle?: Buffer };
type ImageName = "jpeg" | "png" | "webp" | "gif" | "bmp" | "tiff";

const widthPx = 24;
const heightPx = 16;

/** Pixels of which no two neighbours are alike. */
export function picture(channels: 3 | 4 = 3, sides = { widthPx, heightPx }): Sharp {
  const pixels = Buffer.from(
    Array.from(
      { length: sides.widthPx * sides.heightPx * channels },
      (_, i) => (i * 7 + (i >> 5) * 31) & 255,
    ),
  );
  return sharp(pixels, { raw: { width: sides.widthPx, height: sides.heightPx, channels } });
}

/** Three frames. */
function film(): Sharp {
  const frames = [0, 60, 120].map((shift) =>
    Buffer.from(Array.from({ length: widthPx * heightPx * 3 }, (_, i) => (i * 5 + shift) & 255)),
  );
  return sharp(Buffer.concat(frames), {
    raw: { width: widthPx, height: heightPx * 3, channels: 3, pageHeight: heightPx },
  });
}

const exif = Buffer.concat([
  Buffer.from("II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0", "latin1"),
  number(secret.length, 4, true),
  number(26, 4, true),
  Buffer.alloc(4),
  secret,
]);
const xmp = Buffer.concat([
  Buffer.from("<x:xmpmeta xmlns:x='adobe:ns:meta/'>"),
  secret,
  Buffer.from("</x:xmpmeta>"),
]);

function number(value: number, bytes: number, isLittle = false): Buffer {
  const field = Buffer.alloc(bytes);
  if (isLittle) field.writeUIntLE(value, 0, bytes);
  else field.writeUIntBE(value, 0, bytes);
  return field;
}

// PNG

/** A chunk of a PNG with its sum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const inside = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([number(data.length, 4), inside, number(crc32(inside), 4)]);
}

function insertInPng(png: Buffer, before: string, ...added: Buffer[]): Buffer {
  const at = png.indexOf(before, 8, "latin1") - 4;
  return Buffer.concat([png.subarray(0, at), ...added, png.subarray(at)]);
}

const zipped = deflateSync(secret);
const pngWords: Readonly<Record<string, { chunk: Buffer; needle?: Buffer }>> = {
  tEXt: { chunk: pngChunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), secret])) },
  zTXt: { chunk: pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), zipped])), needle: zipped },
  iTXt: { chunk: pngChunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\0\0\0\0"), xmp])) },
  eXIf: { chunk: pngChunk("eXIf", exif) },
  tIME: {
    chunk: pngChunk("tIME", Buffer.from("\x07\xe8\x05\x04\x03\x02\x01", "latin1")),
    needle: Buffer.from("tIME"),
  },
  sPLT: { chunk: pngChunk("sPLT", Buffer.concat([secret, Buffer.from("\0\x08")])) },
  "a private chunk": { chunk: pngChunk("prVt", secret) },
  "a density that is none": { chunk: pngChunk("pHYs", secret.subarray(0, 9)), needle: secret.subarray(0, 9) },
  "primaries that are none": {
    chunk: pngChunk("cHRM", secret.subarray(0, 32)),
    needle: secret.subarray(0, 32),
  },
  "a palette of true colours": { chunk: pngChunk("PLTE", secret.subarray(0, 33)) },
};

/** A film of three frames, each with its chunk of control. */
async function animatedPng(): Promise<Buffer> {
  const png = await picture().png().toBuffer();
  const from = png.indexOf("IDAT", 0, "latin1");
  const data = png.subarray(from + 4, from + 4 + png.readUInt32BE(from - 4));
  const control = (order: number) =>
    pngChunk(
      "fcTL",
      Buffer.concat([
        number(order, 4),
        number(widthPx, 4),
        number(heightPx, 4),
        Buffer.alloc(8),
        number(1, 2),
        number(10, 2),
        Buffer.alloc(2),
      ]),
    );
  const frame = (order: number) => [
    control(order),
    pngChunk("fdAT", Buffer.concat([number(order + 1, 4), data])),
  ];
  const head = insertInPng(
    png,
    "IDAT",
    pngChunk("acTL", Buffer.concat([number(3, 4), Buffer.alloc(4)])),
    control(0),
  );
  return insertInPng(head, "IEND", ...frame(1), ...frame(3));
}

/** Bytes behind the data of the last frame of a film. */
function insertBehindFrame(film: Buffer, added: Buffer): Buffer {
  const at = film.lastIndexOf("fdAT", undefined, "latin1");
  const end = at + 4 + film.readUInt32BE(at - 4);
  const chunk = pngChunk("fdAT", Buffer.concat([film.subarray(at + 4, end), added]));
  return Buffer.concat([film.subarray(0, at - 4), chunk, film.subarray(end + 4)]);
}

/** Pictures whose pixels have three of the colours of a table, and words in the place of the others, and of how clear they are. */
async function plantedPalettes(): Promise<Planted[]> {
  const colours = Buffer.concat([Buffer.from([200, 30, 30, 30, 200, 30, 30, 30, 200]), secret]);
  const clear = Buffer.concat([Buffer.from([255, 90, 255]), secret.subarray(0, 11)]);
  return Promise.all(
    ([1, 2, 4, 8] as const).map(async (bits): Promise<Planted> => {
      const rowBytes = Math.ceil((widthPx * bits) / 8);
      const rows = Array.from({ length: heightPx }, (_, y) =>
        Buffer.from([
          y % 5,
          ...Array.from({ length: rowBytes }, (_byte, x) => (bits === 8 && y % 5 === 0 ? (x + y) % 3 : 0)),
        ]),
      );
      const used = 3 * (bits === 1 ? 2 : 3);
      return {
        name: `a table of colours, ${bits} bits`,
        format: "png",
        file: Buffer.concat([
          Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
          pngChunk(
            "IHDR",
            Buffer.concat([number(widthPx, 4), number(heightPx, 4), Buffer.from([bits, 3, 0, 0, 0])]),
          ),
          pngChunk(
            "PLTE",
            Buffer.concat([colours.subarray(0, used), colours.subarray(9)]).subarray(
              0,
              3 * Math.min(14, 2 ** bits),
            ),
          ),
          pngChunk("tRNS", clear.subarray(0, Math.min(clear.length, 2 ** bits))),
          pngChunk("IDAT", deflateSync(Buffer.concat(rows))),
          pngChunk("IEND", Buffer.alloc(0)),
        ]),
        needle: secret.subarray(0, bits > 2 ? 20 : 3),
      };
    }),
  ).then((all) => all.filter(({ file, needle }) => file.includes(needle ?? secret)));
}

/** Rows in one block that is said not to be the last. */
function unended(rows: Buffer): Buffer {
  const packed = deflateSync(rows, { level: 0 }).subarray(0, -4);
  packed[2]! &= 0xfe;
  return packed;
}

/** Letters of two bytes each, which are rows of one pixel as well. */
function twoBytes(letters: Buffer): Buffer {
  return Buffer.from(letters.toString("latin1"), "utf16le").swap16();
}

async function plantedPngs(): Promise<Planted[]> {
  const plain = await picture().png().toBuffer();
  const wide = await picture().toColourspace("rgb16").png().toBuffer();
  const film = await animatedPng();
  const format = "png";
  const profile = deflateSync(await spokenProfile());
  const planted = Object.entries(pngWords).flatMap(([name, { chunk, ...rest }]): Planted[] => [
    { name: `${name} before the pixels`, format, file: insertInPng(plain, "IDAT", chunk), ...rest },
    { name: `${name} behind the pixels`, format, file: insertInPng(plain, "IEND", chunk), ...rest },
  ]);
  const dataAt = plain.indexOf("IDAT", 0, "latin1");
  const data = plain.subarray(dataAt + 4, plain.length - 16);
  // Not packed: the words can be seen.
  const longer = deflateSync(Buffer.concat([inflateSync(data), secret]), { level: 0 });
  return [
    ...planted.filter(({ name }) => !/^a palette.*behind/.test(name)),
    {
      name: "a profile",
      format,
      file: insertInPng(plain, "IDAT", pngChunk("iCCP", Buffer.concat([Buffer.from("p\0\0"), profile]))),
      needle: profile,
    },
    {
      name: "behind the compressed pixels",
      format,
      file: Buffer.concat([
        plain.subarray(0, dataAt - 4),
        pngChunk("IDAT", Buffer.concat([data, secret])),
        plain.subarray(-12),
      ]),
    },
    {
      name: "a chunk of pixels of its own behind them",
      format,
      file: insertInPng(plain, "IEND", pngChunk("IDAT", secret)),
    },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
    {
      name: "a second picture behind the end",
      format,
      file: Buffer.concat([plain, insertInPng(plain, "IDAT", pngWords.tEXt!.chunk)]),
    },
    ...(await plantedPalettes()),
    {
      name: "a second table of colours behind the pixels",
      format,
      file: insertInPng(
        await picture().png({ palette: true }).toBuffer(),
        "IEND",
        pngChunk("PLTE", Buffer.concat(Array<Buffer>(9).fill(secret), 297)),
      ),
    },
    {
      name: "the sides of a frame that there is not",
      format,
      file: insertInPng(plain, "IEND", pngChunk("fcTL", secret.subarray(0, 26))),
      needle: secret.subarray(0, 26),
    },
    {
      name: "a block that is none behind the rows",
      format,
      file: Buffer.concat([
        plain.subarray(0, dataAt - 4),
        // Not the last block, in the place of which stands one of a kind that there is not.
        pngChunk(
          "IDAT",
          Buffer.concat([
            unended(Buffer.concat([inflateSync(data), Buffer.alloc(100)])),
            Buffer.from([6]),
            secret,
          ]),
        ),
        plain.subarray(-12),
      ]),
    },
    {
      name: "bits behind the only pixel of each row",
      format,
      file: Buffer.concat([
        plain.subarray(0, 8),
        pngChunk(
          "IHDR",
          Buffer.concat([number(1, 4), number(secret.length, 4), Buffer.from([1, 0, 0, 0, 0])]),
        ),
        pngChunk("IDAT", deflateSync(twoBytes(secret), { level: 0 })),
        plain.subarray(-12),
      ]),
      needle: twoBytes(secret),
    },
    {
      name: "more rows than the picture has",
      format,
      file: Buffer.concat([plain.subarray(0, dataAt - 4), pngChunk("IDAT", longer), plain.subarray(-12)]),
      needle: longer.subarray(-secret.length - 20),
    },
    {
      name: "behind the compressed pixels of a later frame",
      format,
      file: insertBehindFrame(film, secret),
    },
    { name: "16 bits", format, file: insertInPng(wide, "IDAT", pngWords.tEXt!.chunk) },
    {
      name: "a film",
      format,
      file: Buffer.concat([
        insertInPng(
          insertInPng(film, "IDAT", pngWords.tEXt!.chunk),
          "fdAT",
          pngWords["a private chunk"]!.chunk,
        ),
        tail,
      ]),
    },
  ];
}

// JPEG

function segment(marker: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([0xff, marker]), number(body.length + 2, 2), body]);
}

const afterStart = (jpeg: Buffer, ...added: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...added, jpeg.subarray(2)]);

const exifSegment = segment(0xe1, Buffer.from("Exif\0\0"), exif);
const jpegWords: Readonly<Record<string, Buffer>> = {
  EXIF: exifSegment,
  "two EXIF blocks": Buffer.concat([
    segment(0xe1, Buffer.from("Exif\0\0"), exif.subarray(0, -secret.length)),
    exifSegment,
  ]),
  XMP: segment(0xe1, Buffer.from("http://ns.adobe.com/xap/1.0/\0"), xmp),
  "extended XMP": segment(0xe1, Buffer.from(`http://ns.adobe.com/xmp/extension/\0${"0".repeat(40)}`), xmp),
  "Photoshop's own": segment(
    0xed,
    Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0", "latin1"),
    number(secret.length, 1),
    secret,
  ),
  "a comment": segment(0xfe, secret),
  "pictures behind": segment(0xe2, Buffer.from("MPF\0"), secret),
  FlashPix: segment(0xe2, Buffer.from("FPXR\0"), secret),
  "a thumbnail in a JFIF extension": segment(0xe0, Buffer.from("JFXX\0\x10"), secret),
  "a thumbnail in JFIF": segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x0b\x01", "latin1"), secret),
  "behind Adobe's": segment(0xee, Buffer.from("Adobe\0\x64\0\0\0\0\x01", "latin1"), secret),
  "an unheard-of segment": segment(0xe9, secret),
  "a number of lines": segment(0xdc, secret),
  "a table of quantities that nothing is drawn with": segment(
    0xdb,
    Buffer.from([3]),
    Buffer.concat([secret, Buffer.alloc(64, 1)], 64),
  ),
  "a table of codes that nothing is drawn with": segment(
    0xc4,
    Buffer.from([0x13, ...Array.from<number>({ length: 15 }).fill(0), secret.length]),
    secret,
  ),
};

/** Words in the place of what the longest of the usual codes stand for. */
function withUnreadCodes(jpeg: Buffer): Buffer {
  const file = Buffer.from(jpeg);
  const table = file.lastIndexOf(Buffer.from([0xff, 0xc4]));
  secret.copy(file, table + 2 + file.readUInt16BE(table + 2) - secret.length);
  return file;
}

async function plantedJpegs(): Promise<Planted[]> {
  const format = "jpeg";
  const plain = await picture().jpeg({ quality: 90 }).toBuffer();
  const progressive = await picture().jpeg({ quality: 90, progressive: true }).toBuffer();
  const grey = await picture().toColourspace("b-w").jpeg({ quality: 90 }).toBuffer();
  const plainest = await sharp({
    create: { width: widthPx, height: heightPx, channels: 3, background: "#888" },
  })
    .jpeg({ optimiseCoding: false })
    .toBuffer();
  const secondScan = progressive.indexOf(
    Buffer.from([0xff, 0xc4]),
    progressive.indexOf(Buffer.from([0xff, 0xda])),
  );
  const profile = segment(0xe2, Buffer.from("ICC_PROFILE\0\x01\x01", "latin1"), await spokenProfile());
  return [
    ...Object.entries(jpegWords).map(([name, added]): Planted => ({
      name,
      format,
      file: afterStart(plain, added),
    })),
    { name: "a profile", format, file: afterStart(plain, profile) },
    {
      name: "a comment between scans",
      format,
      file: Buffer.concat([
        progressive.subarray(0, secondScan),
        jpegWords["a comment"]!,
        progressive.subarray(secondScan),
      ]),
    },
    {
      name: "a comment before the end",
      format,
      file: Buffer.concat([plain.subarray(0, -2), jpegWords["a comment"]!, plain.subarray(-2)]),
    },
    ...[0x01, 0xd0].map((mark): Planted => ({
      name: `in the place of the last block, behind the mark ${mark}`,
      format,
      file: Buffer.concat([plain.subarray(0, -6), Buffer.from([0xff, mark]), secret, plain.subarray(-2)]),
    })),
    { name: "codes that no block is written in", format, file: withUnreadCodes(plainest) },
    ...[plain, progressive, grey].map((jpeg, index): Planted => ({
      name: `behind the last of the blocks, ${index + 1}`,
      format,
      file: Buffer.concat([jpeg.subarray(0, -2), secret, jpeg.subarray(-2)]),
    })),
    {
      name: "behind the blocks of an earlier scan",
      format,
      file: Buffer.concat([progressive.subarray(0, secondScan), secret, progressive.subarray(secondScan)]),
    },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
    {
      name: "a second picture behind the end",
      format,
      file: Buffer.concat([plain, afterStart(plain, exifSegment)]),
    },
    { name: "without an end mark", format, file: afterStart(plain.subarray(0, -2), exifSegment) },
  ];
}

// WebP

/** A chunk of a RIFF file. */
function riffChunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(type),
    number(data.length, 4, true),
    data,
    Buffer.alloc(data.length & 1),
  ]);
}

function riff(...chunks: Buffer[]): Buffer {
  return riffChunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks]));
}

/** What the chunk at an offset holds. */
function pixelsOf(file: Buffer, at = 12): Buffer {
  return file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4));
}

async function plantedWebps(): Promise<Planted[]> {
  const format = "webp";
  const plain = await picture().webp({ quality: 80 }).toBuffer();
  const lossless = await picture(4).webp({ lossless: true }).toBuffer();
  const film_ = await film()
    .webp({ quality: 80, delay: [100, 200, 300], loop: 2 })
    .toBuffer();
  const exifChunk = riffChunk("EXIF", exif);
  const added = Buffer.concat([exifChunk, riffChunk("XMP ", xmp), riffChunk("prvt", secret)]);
  const body = (file: Buffer) => file.subarray(12);
  const header = (flags: number) =>
    riffChunk(
      "VP8X",
      Buffer.concat([
        Buffer.from([flags, 0, 0, 0]),
        number(widthPx - 1, 3, true),
        number(heightPx - 1, 3, true),
      ]),
    );
  const frameAt = film_.indexOf("ANMF");
  const frame = film_.subarray(frameAt + 8, frameAt + 8 + film_.readUInt32LE(frameAt + 4));
  return [
    { name: "without a header that says so", format, file: riff(body(plain), added) },
    { name: "with a header that says nothing of it", format, file: riff(header(0), body(plain), added) },
    { name: "with a header that says so", format, file: riff(header(0x0c), body(plain), added) },
    { name: "in front of the picture", format, file: riff(header(0), added, body(plain)) },
    {
      name: "a profile",
      format,
      file: riff(header(0x20), riffChunk("ICCP", await spokenProfile()), body(plain)),
    },
    { name: "lossless and transparent", format, file: riff(header(0x18), body(lossless), added) },
    ...[plain, lossless].map((one, index): Planted => ({
      name: `behind the pixels, ${index + 1}`,
      format,
      file: riff(riffChunk(one.toString("latin1", 12, 16), Buffer.concat([pixelsOf(one), secret]))),
    })),
    {
      name: "behind the pixels of a frame",
      format,
      file: riff(
        film_.subarray(12, frameAt),
        riffChunk(
          "ANMF",
          Buffer.concat([
            frame.subarray(0, 16),
            riffChunk(frame.toString("latin1", 16, 20), Buffer.concat([pixelsOf(frame, 16), secret])),
          ]),
        ),
        film_.subarray(frameAt + 8 + frame.length),
      ),
    },
    { name: "a second picture", format, file: riff(body(plain), riffChunk("VP8 ", secret)) },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
    { name: "in a film", format, file: riff(body(film_), added) },
    {
      name: "within a frame",
      format,
      file: riff(
        film_.subarray(12, frameAt),
        riffChunk("ANMF", Buffer.concat([frame, added])),
        film_.subarray(frameAt + 8 + frame.length),
      ),
    },
    { name: "behind a film", format, file: Buffer.concat([film_, tail]) },
  ];
}

// GIF

const gifBlocks = (...blocks: Buffer[]) =>
  Buffer.concat([...blocks.flatMap((block) => [Buffer.from([block.length]), block]), Buffer.from([0])]);

/** Words in the place of the last colours of a GIF's table, which no pixel has. */
function withUnusedColours(gif: Buffer): Buffer {
  const file = Buffer.from(gif);
  const colours = 2 ** ((gif[10]! & 7) + 1);
  secret.copy(file, 13 + 3 * colours - secret.length);
  return file;
}

/** A picture of four pixels, whose codes go on with as many more as the words have letters. */
function withMoreCodes(): Buffer {
  const codes = Buffer.concat([Buffer.from([128, 1, 2, 1, 2, 128]), secret, Buffer.from([128, 129])]);
  return Buffer.concat([
    Buffer.from("GIF89a", "latin1"),
    Buffer.from([2, 0, 2, 0, 0xf6, 0, 0]),
    Buffer.alloc(384, 77),
    Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 7]),
    gifBlocks(codes),
    Buffer.from([0x3b]),
  ]);
}

async function plantedGifs(): Promise<Planted[]> {
  const format = "gif";
  const plain = await film()
    .gif({ delay: [100, 200, 300], loop: 3 })
    .toBuffer();
  const headEnd = 13 + (plain[10]! & 0x80 ? 3 * 2 ** ((plain[10]! & 7) + 1) : 0);
  const plant = (added: Buffer) =>
    Buffer.concat([
      plain.subarray(0, headEnd),
      added,
      plain.subarray(headEnd, -1),
      added,
      plain.subarray(-1),
    ]);
  const extension = (label: number, ...blocks: Buffer[]) =>
    Buffer.concat([Buffer.from([0x21, label]), gifBlocks(...blocks)]);
  // The last frame's data end before the trailer: one more block is no pixel.
  const behindData = Buffer.concat([
    plain.subarray(0, -2),
    Buffer.from([secret.length]),
    secret,
    plain.subarray(-2),
  ]);
  return [
    { name: "a comment", format, file: plant(extension(0xfe, secret)) },
    { name: "a plain text", format, file: plant(extension(0x01, Buffer.alloc(12), secret)) },
    {
      name: "another application's",
      format,
      file: plant(extension(0xff, Buffer.from("XMP DataXMP"), secret)),
    },
    { name: "a profile", format, file: plant(extension(0xff, Buffer.from("ICCRGBG1012"), secret)) },
    { name: "behind the loops", format, file: plant(extension(0xff, Buffer.from("NETSCAPE2.0"), secret)) },
    { name: "an unheard-of extension", format, file: plant(extension(0x77, secret)) },
    { name: "a table of colours", format, file: withUnusedColours(plain) },
    { name: "behind a frame's pixels", format, file: withMoreCodes() },
    { name: "behind a frame's data", format, file: behindData },
    {
      name: "how long frames are shown that there are not",
      format,
      file: plant(
        Buffer.concat([0, 4, 8, 12, 16].map((from) => extension(0xf9, secret.subarray(from, from + 4)))),
      ),
      needle: gifBlocks(secret.subarray(0, 4)),
    },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
  ];
}

// BMP

function plantedBitmaps(): Planted[] {
  const format = "bmp";
  const plain = createBitmap({ widthPx: 13, heightPx: 9, bits: 24 });
  const eight = createBitmap({ widthPx: 13, heightPx: 9, bits: 8 });
  // Four colours are used: words stand in the place of further ones.
  const withUnused = Buffer.concat([eight.subarray(0, 70), secret, Buffer.alloc(3), eight.subarray(70)]);
  withUnused.writeUInt32LE(70 + 36, 10);
  withUnused.writeUInt32LE(4 + 9, 46);
  const inGap = (bmp: Buffer) => {
    const from = bmp.readUInt32LE(10);
    const file = Buffer.concat([bmp.subarray(0, from), secret, bmp.subarray(from)]);
    file.writeUInt32LE(from + secret.length, 10);
    return file;
  };
  // A header of the fifth version, with a profile behind the pixels.
  const profiled = Buffer.concat([plain.subarray(0, 54), Buffer.alloc(84), plain.subarray(54), secret]);
  profiled.writeUInt32LE(138, 10);
  profiled.writeUInt32LE(124, 14);
  profiled.write("DEBM", 70, "latin1");
  profiled.set(secret.subarray(0, 36), 74);
  profiled.writeUInt32LE(profiled.length - secret.length - 14, 126);
  profiled.writeUInt32LE(secret.length, 130);
  const runs = Buffer.concat([
    eight.subarray(0, eight.readUInt32LE(10)),
    ...Array.from({ length: 9 }, (_, row) => Buffer.from([6, row % 3, 0, 5, 1, 2, 3, 1, 2, 0, 2, 3, 0, 0])),
    Buffer.from([0, 1]),
    secret,
  ]);
  runs.writeUInt32LE(1, 30);
  runs.writeUInt32LE(runs.length - runs.readUInt32LE(10), 34);
  /** Rows of thirteen pixels and more. */
  const longRuns = (inRow: Buffer, behind: Buffer) => {
    const rows = Array.from({ length: 9 }, (_, row) => Buffer.from([13, row % 3]));
    const file = Buffer.concat([
      eight.subarray(0, eight.readUInt32LE(10)),
      ...rows.flatMap((row) => [row, inRow, Buffer.from([0, 0])]),
      behind,
      Buffer.from([0, 1]),
    ]);
    file.writeUInt32LE(1, 30);
    file.writeUInt32LE(file.length - file.readUInt32LE(10), 34);
    return file;
  };
  const evenly = secret.subarray(0, 32);
  const oldest = Buffer.concat([
    plain.subarray(0, 14),
    Buffer.from([12, 0, 0, 0, 13, 0, 9, 0, 1, 0, 24, 0]),
    secret,
    plain.subarray(54),
  ]);
  oldest.writeUInt32LE(26 + secret.length, 10);
  return [
    { name: "behind the code that ends runs", format, file: runs },
    {
      name: "runs behind the last row",
      format,
      file: longRuns(Buffer.alloc(0), evenly),
      needle: evenly,
    },
    {
      name: "pixels behind the end of each row",
      format,
      file: longRuns(Buffer.concat([Buffer.from([0, evenly.length]), evenly]), Buffer.alloc(0)),
      needle: evenly,
    },
    { name: "in the gap behind the oldest header", format, file: oldest },
    { name: "a table of colours", format, file: withUnused },
    { name: "in the gap before the pixels", format, file: inGap(plain) },
    { name: "in the gap behind a palette", format, file: inGap(eight) },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
    { name: "a profile, and primaries that are none", format, file: profiled },
  ];
}

// TIFF

/** A tag of text, and another directory with one, at the end of a TIFF. */
function addToTiff(tiff: Buffer, isPage: boolean): Buffer {
  const directory = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(directory);
  const entries = tiff.subarray(directory + 2, directory + 2 + count * 12);
  const wordsAt = tiff.length;
  const entry = (tag: number, type: number, length: number, value: number) =>
    Buffer.concat([
      number(tag, 2, true),
      number(type, 2, true),
      number(length, 4, true),
      number(value, 4, true),
    ]);
  const otherAt = wordsAt + secret.length + (secret.length & 1);
  const described = entry(0x010e, 2, secret.length, wordsAt);
  const other = Buffer.concat([number(count + 1, 2, true), entries, described, Buffer.alloc(4)]);
  const newAt = otherAt + other.length;
  const added = isPage
    ? []
    : [
        ...[entry(0x014a, 4, 1, otherAt), entry(0x8298, 2, secret.length, wordsAt)],
        ...[entry(0x8769, 4, 1, otherAt), entry(0xc712, 2, secret.length, wordsAt)],
      ];
  const file = Buffer.concat([
    ...[tiff, secret, Buffer.alloc(secret.length & 1), other],
    ...[number(count + added.length, 2, true), entries, ...added, number(isPage ? otherAt : 0, 4, true)],
  ]);
  file.writeUInt32LE(newAt, 4);
  return file;
}

async function plantedTiffs(): Promise<Planted[]> {
  const format = "tiff";
  const plain = await picture().tiff({ compression: "lzw" }).toBuffer();
  const deep = await picture().toColourspace("rgb16").tiff({ compression: "deflate" }).toBuffer();
  return [
    { name: "copyright, a private tag and directories beneath", format, file: addToTiff(plain, false) },
    { name: "a later page", format, file: addToTiff(plain, true) },
    { name: "16 bits, a later page", format, file: addToTiff(deep, true) },
    { name: "behind the end", format, file: Buffer.concat([plain, tail]) },
  ];
}

/** sRGB, with words behind its numbers. */
async function spokenProfile(): Promise<Buffer> {
  const { icc } = await sharp(await picture().withIccProfile("srgb").png().toBuffer()).metadata();
  const profile = Buffer.concat([icc!, secret]);
  profile.writeUInt32BE(profile.length);
  return profile;
}

/** Films with words in the place of a later frame's pixels, which are none. */
export async function brokenFilms(): Promise<Planted[]> {
  const png = await animatedPng();
  const at = png.lastIndexOf("fdAT", undefined, "latin1");
  const [webp] = (await plantedWebps()).filter(({ name }) => name === "behind a film");
  const whole = webp!.file.subarray(0, -tail.length);
  const frameAt = whole.lastIndexOf("ANMF");
  const frame = whole.subarray(frameAt + 8, frameAt + 8 + whole.readUInt32LE(frameAt + 4));
  const broken = riffChunk("VP8 ", Buffer.concat([pixelsOf(frame, 16).subarray(0, 10), secret, secret]));
  const name = "a later frame";
  return [
    {
      name,
      format: "png",
      file: Buffer.concat([
        png.subarray(0, at - 4),
        pngChunk("fdAT", Buffer.concat([png.subarray(at + 4, at + 8), secret])),
        png.subarray(-12),
      ]),
    },
    {
      name,
      format: "webp",
      file: riff(
        whole.subarray(12, frameAt),
        riffChunk("ANMF", Buffer.concat([frame.subarray(0, 16), broken])),
      ),
    },
  ];
}

/** A film with words in a later frame, behind a code that stands for nothing yet: a decoder gets no further than that. */
export async function gifOfBrokenFrame(): Promise<Buffer> {
  const gif = await film().gif().toBuffer();
  return Buffer.concat([
    gif.subarray(0, -1),
    Buffer.from([0x2c, 0, 0, 0, 0, widthPx, 0, heightPx, 0, 0, 7]),
    gifBlocks(Buffer.concat([Buffer.from([128, 1, 250]), secret])),
    gif.subarray(-1),
  ]);
}

/** Every place of every format. */
export async function plantedImages(): Promise<Planted[]> {
  const groups = await Promise.all([
    plantedPngs(),
    plantedJpegs(),
    plantedWebps(),
    plantedGifs(),
    plantedTiffs(),
  ]);
  return [...groups.flat(), ...plantedBitmaps()];
}
