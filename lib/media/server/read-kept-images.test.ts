import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memorySource } from "#lib/media/bytes.ts";
import { readHeader } from "#lib/media/read-header.ts";
import { makeDerivatives } from "./derive.ts";
import { readMedia } from "./read-media.ts";
import { createHeif, quarters } from "./testing/create-heif.ts";
import { createJxl } from "./testing/create-jxl.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the studio measures and makes of a file, after the browser's reading of it has said the same. */
async function read(bytes: Uint8Array) {
  const place = await mkdtemp(join(folder, "made-"));
  const path = join(place, "original");
  await writeFile(path, bytes);
  const answer = await readMedia(path, { folder: place });
  const { reading, readBytes } = await readHeader(memorySource(bytes));
  expect(readBytes).toBeLessThan(100_000);
  if ("unreadable" in answer) throw new Error(answer.unreadable);
  expect(reading).toEqual({ format: answer.format, measured: answer.measured });
  expect(answer.made.map(({ kind }) => kind)).toEqual(["poster"]);
  const { made } = await makeDerivatives(path, answer, place);
  return {
    ...answer,
    poster: answer.made[0]!.path,
    preview: made.find(({ kind }) => kind === "preview")!.path,
  };
}

/** The colours in the middle of a picture's quarters, as numbers of the four colours that they are made of; −1 where one is none. */
async function quartersOf(path: string): Promise<number[]> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const wanted = quarters.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      return wanted.findIndex((colour) => colour.every((value, i) => Math.abs(value - data[at + i]!) < 14));
    }),
  );
}

describe.each(["hevc", "av1"] as const)("a still in %s", (codec) => {
  const format = codec === "hevc" ? "heic" : "avif";
  const plain = { widthPx: 128, heightPx: 128, needsConverting: true };

  test.each<[string, Parameters<typeof createHeif>[0], number[], object]>([
    ["in one piece", {}, [0, 1, 2, 3], plain],
    ["in tiles", { isTiled: true }, [0, 1, 2, 3], plain],
    [
      "lying on its side",
      { turns: 3, tilePx: { width: 96, height: 64 } },
      [2, 0, 3, 1],
      { ...plain, heightPx: 192 },
    ],
    [
      "in tiles that lie on their side",
      { isTiled: true, turns: 1, tilePx: { width: 96, height: 64 } },
      [1, 3, 0, 2],
      { ...plain, heightPx: 192 },
    ],
    ["upside down", { turns: 2 }, [3, 2, 1, 0], plain],
    ["mirrored", { mirror: 1 }, [1, 0, 3, 2], plain],
    ["of 10 bits", { bits: 10 }, [0, 1, 2, 3], { ...plain, bitDepth: 10 }],
    ["half transparent", { hasAlpha: true }, [0, 1, 2, 3], { ...plain, hasAlpha: true }],
  ])("%s is read, and shown as it is meant", async (_what, options, colours, measured) => {
    const answer = await read(await createHeif({ codec, ...options }));
    expect(answer).toMatchObject({ format, kind: "image" });
    expect(answer.measured).toEqual(measured);
    expect(await quartersOf(answer.poster)).toEqual(colours);
    expect(await quartersOf(answer.preview)).toEqual(colours);
  });

  test("of wide colours by its numbers is drawn in those of a screen", async () => {
    const ordinary = await read(await createHeif({ codec }));
    const wide = await read(await createHeif({ codec, numbers: [12, 13, 6] }));
    expect(wide.measured).toMatchObject({ colours: "wide" });
    // The red of a wide gamut is redder than any of sRGB.
    expect(await redAt(wide.poster)).toBeGreaterThan((await redAt(ordinary.poster)) + 10);
  });

  test("brighter than white says so, and is bent under it", async () => {
    const { measured, poster } = await read(await createHeif({ codec, bits: 10, numbers: [9, 16, 9] }));
    expect(measured).toMatchObject({ bitDepth: 10, hdr: "pq", colours: "wide" });
    const { channels } = await sharp(poster).stats();
    expect(channels[0]!.max).toBeGreaterThan(200);
  });

  test.each([
    ["that is cut", async () => (await createHeif({ codec, isTiled: true })).subarray(0, -300), "damaged"],
    [
      "that claims 30 000 × 30 000",
      () => createHeif({ codec, isTiled: true, claims: { widthPx: 30_000, heightPx: 30_000 } }),
      "too-many-pixels",
    ],
  ])("%s is refused", async (_what, make, reason) => {
    const path = join(folder, "refused");
    await writeFile(path, await make());
    expect(await readMedia(path)).toEqual({ unreadable: reason });
  });
});

test("a photograph with a profile is drawn by it", async () => {
  const { icc } = await sharp(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#f00" } })
      .withIccProfile("p3")
      .png()
      .toBuffer(),
  ).metadata();
  const ordinary = await read(await createHeif({ isTiled: true }));
  const wide = await read(await createHeif({ isTiled: true, profile: icc! }));
  expect(await redAt(wide.poster)).toBeGreaterThan((await redAt(ordinary.poster)) + 10);
});

test("a phone's photograph: tiles that lie on their side", async () => {
  const { measured, poster } = await read(await readFile(join(import.meta.dirname, "testing/tiled.heic")));
  expect(measured).toEqual({ widthPx: 768, heightPx: 1024, needsConverting: true });
  expect(await quartersOf(poster)).toEqual([2, 0, 3, 1]);
});

describe("a JPEG XL", () => {
  test.each<[string, string, object]>([
    ["of usual sides", "testsrc2=s=640x360:d=1:r=1,format=rgb24", { widthPx: 640, heightPx: 360 }],
    ["of odd sides", "testsrc2=s=641x363:d=1:r=1,format=rgb24", { widthPx: 641, heightPx: 363 }],
    ["in grey", "testsrc2=s=320x320:d=1:r=1,format=gray", { widthPx: 320, heightPx: 320 }],
    [
      "of 16 bits",
      "testsrc2=s=320x240:d=1:r=1,format=rgb48le",
      { widthPx: 320, heightPx: 240, bitDepth: 16 },
    ],
    [
      "half transparent",
      "color=red@0.5:s=64x64:d=1:r=1,format=rgba",
      { widthPx: 64, heightPx: 64, hasAlpha: true },
    ],
  ])("%s is read and shown", async (_what, graph, measured) => {
    const answer = await read(await createJxl(graph));
    expect(answer.measured).toEqual({ ...measured, needsConverting: true });
  });

  test("in boxes is one too", async () => {
    const bare = await createJxl("testsrc2=s=640x360:d=1:r=1,format=rgb24");
    const box = (type: string, content: Buffer) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + content.length);
      head.write(type, 4, "latin1");
      return Buffer.concat([head, content]);
    };
    const boxed = Buffer.concat([
      box("JXL ", Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
      box("ftyp", Buffer.from("jxl \0\0\0\0jxl ", "latin1")),
      box("jxlc", bare),
    ]);
    expect((await read(boxed)).measured).toMatchObject({ widthPx: 640, heightPx: 360 });
  });

  test("that claims a thousand million pixels is refused before anything is decoded", async () => {
    const path = join(folder, "bomb.jxl");
    await writeFile(
      path,
      Buffer.from([0xff, 0x0a, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
    );
    expect(await readMedia(path)).toEqual({ unreadable: "too-many-pixels" });
  });
});

async function redAt(path: string): Promise<number> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return data[(Math.floor(info.height / 4) * info.width + Math.floor(info.width / 4)) * 3]!;
}
