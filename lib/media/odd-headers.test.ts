import { describe, expect, test } from "vitest";
import { memorySource } from "./bytes.ts";
import { mendedSource } from "./mended-source.ts";
import { readHeader } from "./read-header.ts";
import { addToSegment } from "./server/testing/add-words.ts";
import { createFilm } from "./server/testing/create-film.ts";
import { readElement } from "./webm-elements.ts";

const text = (words: string) => Buffer.from(words, "latin1");
const read = async (bytes: Uint8Array) => (await readHeader(memorySource(bytes))).reading;

const number = (value: number, bytes: 2 | 4) => {
  const field = Buffer.alloc(bytes);
  field.writeUIntLE(value, 0, bytes);
  return field;
};
const chunk = (type: string, content: Uint8Array, length = content.byteLength) =>
  Buffer.concat([text(type), number(length, 4), content]);
/** A second of sound at 8 kHz. */
const wav = ({ tag = 1, bits = 16, extra = Buffer.alloc(0), riffLength = -1, dataLength = 16_000 } = {}) => {
  const encoding = [
    number(tag, 2),
    number(1, 2),
    number(8000, 4),
    number(16_000, 4),
    number(2, 2),
    number(bits, 2),
  ];
  const chunks = Buffer.concat([
    text("WAVE"),
    chunk("fmt ", Buffer.concat([...encoding, extra])),
    chunk("LIST", text("INFOISFT\x04\0\0\0pipe")),
    chunk("data", Buffer.alloc(16_000), dataLength),
  ]);
  return chunk("RIFF", chunks, riffLength < 0 ? chunks.length : riffLength);
};
const plain = {
  format: "wav",
  measured: { durationMs: 1000, audioCodec: "pcm-s16", hasSound: true, channels: 1 },
};

describe("a WAV", () => {
  test.each([
    ["of zero lengths", { riffLength: 0, dataLength: 0 }],
    ["whose samples alone have a length of zero", { dataLength: 0 }],
    ["of a length of zero", { riffLength: 0 }],
    ["of the largest lengths", { riffLength: 0xffffffff, dataLength: 0xffffffff }],
  ])("%s that was written into a pipe is as long as its samples", async (_name, lengths) => {
    expect(await read(wav(lengths))).toEqual(plain);
  });

  test("without samples is damaged", async () => {
    const bytes = wav({ riffLength: 0, dataLength: 0 });
    expect(await read(bytes.subarray(0, bytes.length - 16_000))).toEqual({ unreadable: "damaged" });
  });

  test.each([
    ["adpcm_ms", { tag: 0x02, bits: 4 }],
    ["adpcm_ima_wav", { tag: 0x11, bits: 4 }],
    ["mp3", { tag: 0x55, bits: 0 }],
    ["pcm-s24", { bits: 20 }],
    ["pcm-f16", { tag: 3 }],
    [
      "mp3",
      {
        tag: 0xfffe,
        extra: Buffer.concat([number(22, 2), Buffer.alloc(6), number(0x55, 2), Buffer.alloc(14)]),
      },
    ],
  ])("of %s must be converted", async (audioCodec, encoding) => {
    const measured = { durationMs: 1000, audioCodec, hasSound: true, channels: 1, needsConverting: true };
    expect(await read(wav(encoding))).toEqual({ format: "wav", measured });
  });

  test("of an unheard-of encoding must be too, and has no name for it", async () => {
    const measured = { durationMs: 1000, hasSound: true, channels: 1, needsConverting: true };
    expect(await read(wav({ tag: 0x7777 }))).toEqual({ format: "wav", measured });
  });
});

/** MPEG-1 layer III at 44.1 kHz: 128 or 64 kbit/s. */
const frame = (kilobits: 128 | 64) => {
  const bytes = Buffer.alloc(kilobits === 128 ? 417 : 208);
  bytes.set([0xff, 0xfb, kilobits === 128 ? 0x90 : 0x50, 0x00]);
  return bytes;
};
const frames = (count: number, kilobits: 128 | 64 = 128) =>
  Buffer.concat(Array.from({ length: count }, () => frame(kilobits)));
const tag = (length: number) =>
  Buffer.concat([
    text("ID3\x04\0\0"),
    Buffer.from([0, 0, length >> 7, length & 127]),
    Buffer.alloc(length, 1),
  ]);
const secondsOf = (count: number) => Math.round((count * 1152 * 1000) / 44_100);
const mp3 = (count: number) => ({
  format: "mp3",
  measured: { durationMs: secondsOf(count), audioCodec: "mp3", hasSound: true, channels: 2 },
});

describe("an MP3", () => {
  test.each([
    ["behind an empty tag and another", Buffer.concat([tag(0), tag(300), frames(100)])],
    [
      "behind two tags that are longer than what is read at first",
      Buffer.concat([tag(9000), tag(9000), frames(100)]),
    ],
    ["behind junk", Buffer.concat([Buffer.alloc(700, "junk"), frames(100)])],
    [
      "behind junk that begins like a frame",
      Buffer.concat([frame(128).subarray(0, 4), Buffer.alloc(700, "junk"), frames(100)]),
    ],
    ["behind a tag and much padding", Buffer.concat([tag(100), Buffer.alloc(5000), frames(100)])],
  ])("%s is read", async (_name, bytes) => {
    expect(await read(bytes)).toEqual(mp3(100));
  });

  test("without a table whose rate changes is counted to its end, tags in its middle left out", async () => {
    const sound = [frames(400, 64), tag(500), frames(700), frames(300, 64), tag(0), frames(1)];
    expect(await read(Buffer.concat(sound))).toEqual(mp3(1401));
  });

  test.each([
    ["is as long as its table says where it ends there", 100, 100, 100],
    ["that was cut is counted", 100, 50, 50],
    ["to which another was added is counted", 100, 250, 250],
  ])("%s", async (_name, told, count, right) => {
    const first = frame(128);
    first.set(Buffer.concat([text("Xing"), Buffer.from([0, 0, 0, 3, 0, 0, 0, told])]), 36);
    first.writeUInt32BE((told + 1) * first.length, 48);
    const reading = await read(Buffer.concat([first, frames(count), Buffer.from("TAG".padEnd(128))]));
    const { durationMs = 0 } = "measured" in reading ? reading.measured : {};
    // Where it is counted, the frame of the table is one of them.
    expect(Math.abs(durationMs - secondsOf(right))).toBeLessThan(30);
  });

  test("whose rate is the same throughout costs a few KB", async () => {
    const { reading, readBytes } = await readHeader(memorySource(frames(10_000)));
    expect(reading).toEqual(mp3(10_000));
    expect(readBytes).toBeLessThan(250_000);
  });

  test("is not what has three bytes of a frame by chance", async () => {
    const bytes = Buffer.concat([Buffer.alloc(900, "words "), frame(128), Buffer.alloc(3000, "words ")]);
    expect(await read(bytes)).toEqual({ unreadable: "format" });
  });
});

describe("a WebM", () => {
  const unknown = Buffer.from([0x1f, 0x00, 0x00, 0x01, 0x84, 1, 2, 3, 4]);
  const large = Buffer.concat([Buffer.from([0x4f, 0xff, 0x10, 0x0f, 0x42, 0x40]), Buffer.alloc(1_000_000)]);

  test.each([
    ["an unknown element in front", unknown, "front"],
    ["an unknown element at its end", unknown, "end"],
    ["a large unknown element in front", large, "front"],
    ["a checksum in front", Buffer.from([0xbf, 0x84, 1, 2, 3, 4]), "front"],
    ["zeros at its end", Buffer.alloc(300), "end"],
    ["bytes of no meaning at its end", Buffer.alloc(300, 0xaa), "end"],
  ] as const)("with %s reads to its end like one without", async (_name, added, where) => {
    const film = await createFilm("webm", { seconds: 1 });
    const odd = addToSegment(film, added, where);
    expect(await read(odd)).toEqual(await read(film));
    // Read by its own demuxer, nothing but known elements and padding follow one another.
    const mended = await mendedSource(memorySource(odd), "webm");
    const bytes = await mended.read(0, mended.sizeBytes);
    expect(bytes.byteLength).toBeGreaterThan(odd.byteLength);
    const ids: number[] = [];
    const segment = readElement(bytes, readElement(bytes, 0)!.end)!;
    for (let at = segment.start; at < bytes.byteLength; at = readElement(bytes, at)!.end)
      ids.push(readElement(bytes, at)!.id);
    expect(ids).toContain(0xec);
    expect(ids).not.toContain(readElement(added, 0)?.id ?? 0);
  });

  test("without pictures is a sound", async () => {
    const reading = await read(await createFilm("weba"));
    expect(reading).toMatchObject({ format: "weba", measured: { audioCodec: "opus", hasSound: true } });
    expect(reading).not.toHaveProperty("measured.fps");
  });

  test("of which nothing is left but unknown elements has nothing in it", async () => {
    const header = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, ...text("webm")]);
    const segment = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x80 | (2 * unknown.length)]);
    expect(await read(Buffer.concat([header, segment, unknown, unknown]))).toHaveProperty("unreadable");
  });
});
