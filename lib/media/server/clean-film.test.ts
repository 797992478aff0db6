import { mkdtemp, readFile, rm, statfs, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "./codecs.ts";
import { AudioSampleSink, EncodedPacketSink } from "mediabunny";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Format } from "#lib/domain/media/format.ts";
import { frameLength } from "#lib/media/mp3-frames.ts";
import { memorySource } from "#lib/media/bytes.ts";
import { cleaners } from "./child/cleaning/cleaners.ts";
import { writeCopy } from "./child/cleaning/write-copy.ts";
import { openFilm } from "./child/open-film.ts";
import { readMedia } from "./read-media.ts";
import {
  addChunks,
  addToBox,
  addToElement,
  addToSegment,
  addToHeader,
  addToSampleEntry,
  box,
  chunk,
  element,
  hide,
  id3,
  id3v1,
} from "./testing/add-words.ts";
import { createFilm, films } from "./testing/create-film.ts";

const words = "+52.5163+013.3777";
const secret = Buffer.from(words);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clean-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Every packet of a file's pictures and sound, with its times and bytes: what two files must share to show the same. */
async function listPackets(path: string, format: Format): Promise<string[]> {
  using input = openFilm(path, format);
  const packets: string[] = [];
  for (const track of [...(await input.getVideoTracks()), ...(await input.getAudioTracks())])
    for await (const { type, timestamp, duration, data } of new EncodedPacketSink(track).packets())
      packets.push([track.type, type, timestamp, duration, Buffer.from(data).toString("base64")].join(" "));
  return packets;
}

/** The copy that is sent, and what was read of it and, without it, of the file; everything in it but words must be the same. */
async function clean(film: Buffer) {
  const path = join(folder, "original");
  await writeFile(path, film);
  const before = await readMedia(path);
  const after = await readMedia(path, { folder });
  if ("unreadable" in before || "unreadable" in after) throw new Error("it cannot be read");
  expect(after.measured).toEqual(before.measured);
  const made = after.made.find(({ kind }) => kind === "sendable");
  if (!made) return { copy: null, ...after };
  expect(await listPackets(made.path, after.format)).toEqual(await listPackets(path, after.format));
  return { copy: await readFile(made.path), ...after };
}

/** The copy that is sent of a file whose packets are not to stay what they are. */
async function sentCopy(film: Buffer): Promise<Buffer> {
  const path = join(folder, "spoken");
  await writeFile(path, film);
  const read = await readMedia(path, { folder });
  const made = "made" in read ? read.made.find(({ kind }) => kind === "sendable") : undefined;
  return readFile(made!.path);
}

/** What an MP3 sounds like, decoded. */
async function samplesOf(mp3: Buffer): Promise<Buffer> {
  const path = join(folder, "heard");
  await writeFile(path, mp3);
  using input = openFilm(path, "mp3");
  const sounds: Buffer[] = [];
  for await (const sample of new AudioSampleSink((await input.getPrimaryAudioTrack())!).samples()) {
    using sound = sample;
    const bytes = Buffer.alloc(sound.allocationSize({ planeIndex: 0, format: "f32" }));
    sound.copyTo(bytes, { planeIndex: 0, format: "f32" });
    sounds.push(bytes);
  }
  return Buffer.concat(sounds);
}

/** The bytes of every packet of a kind. */
async function packetsOf(film: Buffer, kind: "video" | "audio"): Promise<Buffer[]> {
  const path = join(folder, "packets");
  await writeFile(path, film);
  const packets = await listPackets(path, "mp4").catch(() => listPackets(path, "mov"));
  return packets
    .filter((packet) => packet.startsWith(kind))
    .map((packet) => Buffer.from(packet.split(" ").at(-1) ?? "", "base64"));
}

const names = Object.keys(films) as (keyof typeof films)[]; // its own keys

describe("the copy of a video or sound that is sent", () => {
  test.each(names)("%s: every packet as it was, and no word", async (name) => {
    const film = await createFilm(name, { words });
    expect(film.includes(secret)).toBe(true);
    const { copy, format } = await clean(film);
    expect(copy?.includes(secret)).toBe(false);
    expect(copy?.includes("a picture of")).toBe(false);
    expect(copy?.includes("2024")).toBe(false);
    const path = join(folder, "copy");
    await writeFile(path, copy!);
    expect(await readMedia(path, { folder: await mkdtemp(join(folder, "again-")) })).toMatchObject({
      format,
      made: format === "mp4" || format === "mov" || format === "webm" ? [{ kind: "poster" }] : [],
    });
  });

  test("what a phone writes around a film: places, makes, XMP, pictures behind its end", async () => {
    const place = box("udta", box("\xa9xyz", Buffer.from([0, words.length, 0x15, 0xc7]), secret));
    const keys = box("meta", box("hdlr", Buffer.alloc(24)), box("ilst", secret));
    const film = Buffer.concat([
      addToHeader(addToHeader(await createFilm("header at the end"), place), keys),
      box("uuid", Buffer.alloc(16, 0xbe), Buffer.from(`<x:xmpmeta>${words}</x:xmpmeta>`)),
      box("free", secret),
      box("sefd", secret),
      Buffer.from(`SEFT ${words}`),
    ]);
    expect((await clean(film)).copy?.includes(secret)).toBe(false);
  });

  const track = ["moov", "trak"];
  const samples = [...track, "mdia", "minf", "stbl"];
  const entry = [...samples, "stsd", "avc1"];
  const zeros = (bytes: number) => Buffer.alloc(bytes);
  test.each([
    ["a film's header", ["moov", "mvhd"], secret],
    ["a track's", [...track, "tkhd"], secret],
    ["a track's media", [...track, "mdia", "mdhd"], secret],
    ["what pictures are", [...track, "mdia", "minf", "vmhd"], secret],
    ...["stts", "stsc", "stsz", "stco", "stss"].map(
      (type) => [`the table ${type}`, [...samples, type], secret] as const,
    ),
    ["groups of samples", samples, box("sbgp", zeros(4), Buffer.from("word"), zeros(4), secret)],
    ["what the samples of a group are", samples, box("sgpd", Buffer.from([1, 0, 0, 0]), secret)],
    ["samples that others depend on", samples, box("sdtp", zeros(4), secret)],
    ["the sides of a shown picture", track, box("tapt", box("clef", zeros(12), secret))],
    ["fragments", ["moov"], box("mvex", box("mehd", zeros(8), secret))],
    ["a list of seconds", [], box("sidx", zeros(24), secret)],
    ["a list of places", [], box("mfra", box("tfra", zeros(16), secret), box("mfro", zeros(8)))],
    ["other formats", [], box("styp", Buffer.from("isom"), zeros(4), secret)],
    ["more formats than there are", [], box("styp", Buffer.alloc(5000, "isom"), secret)],
    ["a profile", entry, box("colr", Buffer.from("prof"), secret)],
    ["the shape of a pixel", entry, box("pasp", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), secret)],
    ["Dolby's set-up", entry, box("dvcC", secret)],
    ["a sphere", entry, box("sv3d", box("svhd", zeros(4), secret))],
    ["the decoder's set-up", [...samples, "stsd", "avc1", "avcC"], secret],
  ] as const)("an MP4 holds no words behind %s", async (_name, way, added) => {
    const film = addToBox(await createFilm("header at the end"), way, added);
    expect((await clean(film)).copy?.includes(secret)).toBe(false);
  });

  const ofTrack = [0x18538067, 0x1654ae6b, 0xae];
  test.each([
    ["a language", ofTrack, element(0x22b59c, secret)],
    ["a language's tag", ofTrack, element(0x22b59d, secret)],
    ["a projection", ofTrack, element(0xe0, element(0x7670, element(0x7672, secret, secret)))],
    ["the name of the format", [0x1a45dfa3], element(0x4282, Buffer.from("webm\0"), secret)],
    ["the name of an encoding", ofTrack, element(0x86, Buffer.from("A_OPUS\0"), secret)],
    ["the decoder's set-up", [...ofTrack, 0x63a2], secret],
    [
      "what belongs to a block",
      [0x18538067],
      element(
        0x1f43b675,
        element(0xe7, Buffer.from([1])),
        element(
          0xa0,
          element(0x75a1, element(0xa6, element(0xee, Buffer.from([99])), element(0xa5, secret))),
        ),
      ),
    ],
    ["a number", [0x18538067], element(0x1f43b675, element(0xa7, secret))],
  ] as const)("a WebM holds no words in %s", async (_name, way, added) => {
    const film = addToElement(await createFilm("weba"), way, added);
    expect((await clean(film)).copy?.includes(secret)).toBe(false);
  });

  test("when a film was made is not told", async () => {
    const film = await createFilm("pictures alone");
    const { copy } = await clean(film);
    for (const [type, from] of [
      ["mvhd", 8],
      ["tkhd", 8],
      ["mdhd", 8],
    ] as const) {
      const at = (bytes: Buffer) => bytes.readUInt32BE(bytes.indexOf(type, 0, "latin1") + from);
      expect(at(film)).toBeGreaterThan(0);
      expect(at(copy!)).toBe(0);
    }
  });

  test.each(["header at the end", "fragmented", "mov"] as const)(
    "%s: what an encoder writes into packets stays where it is its settings, and goes where it is words",
    async (name) => {
      const film = await createFilm(name);
      const at = film.indexOf("x264 - core");
      expect(at).toBeGreaterThan(0);
      const plain = (await clean(film)).copy ?? film;
      expect(plain.subarray(at, at + 11).toString()).toBe("x264 - core");
      secret.copy(film, at);
      const copy = await sentCopy(film);
      expect(copy).toHaveLength(film.length);
      expect(copy.includes(secret)).toBe(false);
      const packets = [await packetsOf(film, "video"), await packetsOf(copy, "video")].map((all) =>
        all.slice(1),
      );
      expect(packets[1]).toEqual(packets[0]);
    },
  );

  test("bytes that no track speaks of, between the samples, become zeros", async () => {
    const film = await createFilm("header at the end", { words });
    const at = film.indexOf("mdat", 0, "latin1");
    const hidden = film.indexOf(secret);
    expect(hidden).toBeGreaterThan(at);
    const { copy } = await clean(film);
    expect(copy).toHaveLength(film.length);
    expect(copy!.subarray(hidden, hidden + secret.length).every((byte) => byte === 0)).toBe(true);
  });

  test.each(["header at the end", "header at the start", "fragmented", "mov"] as const)(
    "%s: a track of something else loses its samples",
    async (name) => {
      const film = await createFilm(name);
      film.write("meta", film.indexOf("soun", film.indexOf("moov", 0, "latin1"), "latin1"), "latin1");
      const sound = await packetsOf(await createFilm(name), "audio");
      expect(sound.every((packet) => film.includes(packet))).toBe(true);
      const { copy, measured } = await clean(film);
      expect(measured.hasSound).toBe(false);
      // The shortest may stand in any file.
      expect(sound.filter((packet) => packet.length > 16 && copy?.includes(packet))).toEqual([]);
    },
  );

  test.each(["mp4", "mov"] as const)(
    "%s: what a cut without encoding has hidden before the start is not in it",
    async (format) => {
      const film = hide(await createFilm("header at the end", { words }), 1);
      if (format === "mov") film.write("qt  ", 8, "latin1"); // its brand
      const hidden = await packetsOf(film, "video");
      const path = join(folder, "original");
      await writeFile(path, film);
      const read = await readMedia(path, { folder });
      if ("unreadable" in read) throw new Error(read.unreadable);
      const facts = { fps: 24, hasSound: true, widthPx: 320, heightPx: 180 };
      expect(read.measured).toMatchObject({ hiddenMs: 1000, ...facts });
      expect(Math.abs(read.measured.durationMs! - 1000)).toBeLessThan(60);
      const sent = read.made.find(({ kind }) => kind === "sendable")!;
      const copy = await readFile(sent.path);
      expect(hidden.filter((packet) => packet.length > 16 && copy.includes(packet))).toEqual([]);
      expect(copy.includes(secret)).toBe(false);
      const again = await readMedia(sent.path);
      expect(again).toMatchObject({ format, measured: facts });
      expect(again).not.toHaveProperty("measured.hiddenMs");
    },
  );

  test.each(["header at the end", "m4a"] as const)(
    "%s: what a cut has hidden after the end is not in it, nor what it has hidden of a sound",
    async (name) => {
      const path = join(folder, "original");
      for (const [start, end] of [
        [0, 1],
        [0.5, 0.5],
      ] as const) {
        await writeFile(path, hide(await createFilm(name, { words }), start, end));
        const before = await readMedia(path);
        const read = await readMedia(path, { folder: await mkdtemp(join(folder, "cut-")) });
        if ("unreadable" in read || "unreadable" in before) throw new Error("it cannot be read");
        expect(read.measured.hiddenLaterMs).toBeGreaterThanOrEqual(end * 1000 - 50);
        expect(read.measured.hiddenMs ?? 0).toBe(start * 1000);
        expect(Math.abs(read.measured.durationMs! - 1000)).toBeLessThan(60);
        const sent = read.made.find(({ kind }) => kind === "sendable")!;
        expect((await readFile(sent.path)).includes(secret)).toBe(false);
        const again = await readMedia(sent.path);
        expect(again).toMatchObject({ format: read.format });
        expect(again).not.toHaveProperty("measured.hiddenMs");
        expect(again).not.toHaveProperty("measured.hiddenLaterMs");
      }
    },
  );

  test("what an encoder of sound needs before its start is no hidden start", async () => {
    expect((await clean(await createFilm("header at the end"))).measured.hiddenMs).toBeUndefined();
    expect(
      (await clean(hide(await createFilm("header at the end"), 0.02))).measured.hiddenMs,
    ).toBeUndefined();
  });

  test("a clip that lies on its side is still turned, and measured as it is shown", async () => {
    const { measured, copy } = await clean(await createFilm("header at the end", { rotation: 90, words }));
    expect(copy).not.toBeNull();
    expect(measured).toMatchObject({ widthPx: 180, heightPx: 320 });
  });

  test("an MP3 is its frames alone: tags in front, in the middle and behind are cut out", async () => {
    const frames = await createFilm("mp3");
    const ape = Buffer.concat([
      Buffer.from("APETAGEX"),
      Buffer.alloc(24),
      secret,
      Buffer.from("APETAGEX"),
      Buffer.alloc(24),
    ]);
    const middle = middleFrame(frames);
    const tagged = Buffer.concat([
      id3(words),
      frames.subarray(0, middle),
      id3(words),
      frames.subarray(middle),
      ape,
      Buffer.from(`LYRICSBEGIN${words}LYRICS200`),
      id3v1(words),
    ]);
    expect((await sentCopy(tagged)).equals(frames)).toBe(true);
  });

  test("the frame that tells an MP3's length holds no words behind its numbers", async () => {
    const frames = await createFilm("mp3");
    const mark = frames
      .subarray(0, 60)
      .toString("latin1")
      .search(/Xing|Info/);
    expect(mark).toBeGreaterThan(0);
    const length = frameLength(frames, 0);
    // The mark, which numbers follow, and these.
    const from = mark + 8 + 112;
    expect(from + secret.length).toBeLessThan(length);
    const spoken = Buffer.from(frames);
    secret.copy(spoken, from);
    expect((await sentCopy(spoken)).equals(frames)).toBe(true);
  });

  test("words that fill up the frames of an MP3 go, and its sound is as it was", async () => {
    const frames = await createFilm("mp3");
    expect((await clean(frames)).copy).toBeNull();
    const at = frames.indexOf(Buffer.alloc(secret.length, 0x55));
    const other = frames.indexOf(Buffer.alloc(secret.length, 0xaa));
    const from = at < 0 ? other : at;
    expect(from).toBeGreaterThan(0);
    const samples = await samplesOf(frames);
    expect(samples.length).toBeGreaterThan(0);
    for (const spelled of [secret, Buffer.from(words.slice(0, 9), "utf16le")]) {
      const spoken = Buffer.from(frames);
      spelled.copy(spoken, from);
      const copy = await sentCopy(spoken);
      expect(copy).toHaveLength(frames.length);
      expect(copy.includes(spelled)).toBe(false);
      expect((await samplesOf(copy)).equals(samples)).toBe(true);
    }
  });

  test("an MP3 keeps its last frame before a tag that has no head of its own", async () => {
    const frames = await createFilm("mp3");
    const footed = Buffer.concat([Buffer.from([30, 0, 0, 0, 0, 0, 0, 0]), Buffer.from("Title\0"), secret]);
    expect(
      (await sentCopy(Buffer.concat([frames, footed, Buffer.from("APETAGEX"), Buffer.alloc(24)]))).equals(
        frames,
      ),
    ).toBe(true);
  });

  test("a WAV is its samples alone, and its lengths are true", async () => {
    const plain = await createFilm("wav");
    const odd = Buffer.from(`${words}.`);
    const spoken = addChunks(
      plain,
      Buffer.concat([chunk("bext", odd), chunk("LIST", secret), chunk("iXML", secret)]),
      Buffer.concat([chunk("id3 ", secret), chunk("_PMX", odd)]),
    );
    expect((await clean(spoken)).copy?.equals(plain)).toBe(true);
    const piped = Buffer.from(plain);
    piped.writeUInt32LE(0xffffffff, 4);
    piped.writeUInt32LE(0xffffffff, piped.indexOf("data", 12, "latin1") + 4);
    expect((await clean(piped)).copy?.equals(plain)).toBe(true);
  });

  test("whatever stands beside a decoder's set-up goes, and nothing of the set-up", async () => {
    const film = addToSampleEntry(
      await createFilm("header at the end"),
      "avc1",
      Buffer.concat([box("GPS ", secret), box("uuid", Buffer.alloc(16, 0xbe), secret)]),
    );
    expect((await clean(film)).copy?.includes(secret)).toBe(false);
  });

  test("words behind what a WAV's headers need to say go", async () => {
    const plain = await createFilm("wav");
    const at = plain.indexOf("fmt ", 0, "latin1");
    const format = plain.subarray(at + 8, at + 24);
    const spoken = addChunks(
      Buffer.concat([plain.subarray(0, at), plain.subarray(at + 24)]),
      Buffer.concat([
        chunk("fmt ", Buffer.concat([format, Buffer.from([secret.length, 0]), secret])),
        chunk("fact", Buffer.concat([Buffer.alloc(4), secret])),
      ]),
      Buffer.alloc(0),
    );
    expect((await clean(spoken)).copy?.includes(secret)).toBe(false);
  });

  test("is made only where there is something to take out", async () => {
    expect((await clean(await createFilm("wav"))).copy).toBeNull();
    const { copy } = await clean(await createFilm("header at the end", { words }));
    expect((await clean(copy!)).copy).toBeNull();
  });
});

test("in a WebM every element is asked for, however deep it stands", async () => {
  const words = [element(0xec, secret), element(0x55cf, secret)];
  const number = (id: number, value: number) => element(id, Buffer.from([value]));
  const parts = {
    0x114d9b74: element(0x4dbb, element(0x53ab, Buffer.from("1654ae6b", "hex")), number(0x53ac, 0), ...words),
    0x1549a966: element(0x4d80, secret),
    0x1654ae6b: element(
      0xae,
      ...[number(0xd7, 1), number(0x83, 1), element(0x86, Buffer.from("V_VP9")), element(0x536e, secret)],
      element(0x41e4, number(0x41f0, 4), element(0x41a4, secret)),
      element(0xe0, number(0xb0, 16), element(0x55b0, number(0x55b1, 1), ...words), ...words),
    ),
    0x1c53bb6b: element(0xbb, number(0xb3, 0), element(0xb7, number(0xf7, 1), ...words), ...words),
    0x1f43b675: Buffer.concat([
      number(0xe7, 0),
      element(0xa0, element(0xa1, Buffer.from([0x81, 0, 0, 0, 1])), element(0x75a1, element(0xa6, ...words))),
    ]),
  };
  const film = Buffer.concat([
    element(0x1a45dfa3, element(0x4282, Buffer.from("webm")), ...words),
    element(
      0x18538067,
      ...Object.entries(parts).map(([id, inside]) => element(Number(id), inside, ...words)),
    ),
  ]);
  const path = join(folder, "copy");
  await writeCopy(memorySource(film), await cleaners.webm(memorySource(film)), path);
  const copy = await readFile(path);
  expect(copy).toHaveLength(film.length);
  expect(copy.includes(secret)).toBe(false);
  expect(copy.includes("V_VP9")).toBe(true);
});

test.each(["front", "middle", "end"] as const)(
  "what is no element of a WebM goes, wherever it stands between its parts: %s",
  async (where) => {
    const film = await createFilm("webm");
    const { copy } = await clean(addToSegment(film, Buffer.concat([Buffer.alloc(40, 0xaa), secret]), where));
    expect(copy?.includes(secret)).toBe(false);
  },
);

test("what is no element within a cluster of a WebM goes with the rest of the cluster, as players leave it out", async () => {
  const film = await createFilm("webm");
  const cluster = film.lastIndexOf("1f43b675", "hex");
  const block = film.indexOf("a3", cluster + 100, "hex");
  film.fill(0, block, block + 60).set(secret, block + 20);
  const { copy } = await clean(film);
  expect(copy?.includes(secret)).toBe(false);
});

test("without room for the copy a file is not called unreadable: it is tried again later", async () => {
  const path = join(folder, "large.mp4");
  const film = await createFilm("header at the start", { words });
  const { bavail, bsize } = await statfs(folder);
  const size = bavail * bsize + 1_000_000_000;
  const rest = Buffer.from("\0\0\0\x01skip\0\0\0\0\0\0\0\0", "latin1");
  rest.writeBigUInt64BE(BigInt(size - film.length), 8);
  await writeFile(path, Buffer.concat([film, rest]));
  await truncate(path, size); // it takes no room itself: there is nothing in it
  await expect(readMedia(path, { folder })).rejects.toThrow("not enough space");
});

test("an image that fails where there is no room is not called unreadable either", async () => {
  const path = join(folder, "large.png");
  const { bavail, bsize } = await statfs(folder);
  await writeFile(path, "\x89PNG\r\n\x1a\n", "latin1");
  await truncate(path, bavail * bsize + 1_000_000_000);
  await expect(readMedia(path, { folder })).rejects.toThrow("not enough space");
});

/** Where a frame in the middle of an MP3 begins. */
function middleFrame(frames: Buffer): number {
  let at = 0;
  while (at < frames.length / 2) at += frameLength(frames, at);
  return at;
}
