import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeOnce } from "#simulators/made-once.ts";
import { encodeByFfmpeg } from "./encode-by-ffmpeg.ts";

type HeifOptions = {
  codec?: "hevc" | "av1";
  /** Of one tile; there are two of them side by side and two above one another, or one alone. */
  tilePx?: { width: number; height: number };
  isTiled?: boolean;
  /** Quarter turns against the clock. */
  turns?: 0 | 1 | 2 | 3;
  /** 0: top and bottom change places, 1: left and right do. */
  mirror?: 0 | 1;
  /** Half transparent. */
  hasAlpha?: boolean;
  /** Of each colour. */
  bits?: 8 | 10;
  /** Primaries, transfer and matrix by their numbers. */
  numbers?: readonly [number, number, number];
  profile?: Buffer;
  /** What its header claims instead of its sides. */
  claims?: { widthPx: number; heightPx: number };
};

/** Colours of the quarters of a picture, from the left of the upper row to the right of the lower one. */
export const quarters = ["#d02020", "#20b020", "#2020d0", "#e0e0e0"] as const;

const number = (value: number, bytes: 1 | 2 | 4) => {
  const field = Buffer.alloc(bytes);
  field.writeUIntBE(value, 0, bytes);
  return field;
};
const box = (type: string, ...content: Uint8Array[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([number(8 + body.length, 4), Buffer.from(type, "latin1"), body]);
};
const fullBox = (type: string, version: number, flags: number, ...content: Uint8Array[]) =>
  box(type, number(version * 2 ** 24 + flags, 4), ...content);

/**
 * A HEIC or AVIF of four quarters of different colours, put together here, since no library at hand writes tiles, turns and mirrors:
 * as phones make them.
 */
export async function createHeif(options: HeifOptions = {}): Promise<Buffer> {
  const make = async (path: string) => writeFile(path, await assemble(options));
  return readFile(await madeOnce(import.meta.filename, options, make));
}

async function assemble(options: HeifOptions): Promise<Buffer> {
  const { codec = "hevc", isTiled = false, bits = 8, hasAlpha = false, claims } = options;
  const { width, height } = options.tilePx ?? { width: 64, height: 64 };
  const [widthPx, heightPx] = [width * 2, height * 2];
  const size = isTiled ? { width, height } : { width: widthPx, height: heightPx };
  const numbers = options.numbers ?? [1, 13, 6];
  const pictures = isTiled
    ? quarters.map((colour) => `color=${colour}:s=${width}x${height}:r=1:d=1`)
    : [quarterGraph(width, height)];
  const main = await Promise.all(pictures.map((graph) => encodeStill(graph, codec, bits, numbers)));
  const veil = hasAlpha
    ? await encodeStill(`color=#808080:s=${widthPx}x${heightPx}:r=1:d=1`, codec, 8, numbers)
    : null;

  const sides = (w: number, h: number) => fullBox("ispe", 0, 0, number(w, 4), number(h, 4));
  const properties = [
    main[0]!.setup, // there is one
    sides(size.width, size.height),
    sides(claims?.widthPx ?? widthPx, claims?.heightPx ?? heightPx),
    fullBox("pixi", 0, 0, Buffer.from([3, bits, bits, bits])),
    options.profile
      ? box("colr", Buffer.from("prof"), options.profile)
      : box("colr", Buffer.from("nclx"), ...numbers.map((one) => number(one, 2)), number(0x80, 1)),
    box("irot", number(options.turns ?? 0, 1)),
    box("imir", number(options.mirror ?? 0, 1)),
    ...(veil
      ? [veil.setup, fullBox("auxC", 0, 0, Buffer.from("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"))]
      : []),
  ];
  const turning = [...(options.turns ? [6] : []), ...(options.mirror === undefined ? [] : [7])];
  const item = codec === "hevc" ? "hvc1" : "av01";
  const tiles = main.map(({ data }, index) => ({ id: 2 + index, type: item, data, own: [1, 2, 4, 5] }));
  const grid = Buffer.concat([Buffer.from([0, 0, 1, 1]), number(widthPx, 2), number(heightPx, 2)]);
  const shown = isTiled
    ? [{ id: 1, type: "grid", data: grid, own: [3, 4, 5, ...turning] }, ...tiles]
    : [{ id: 1, type: item, data: main[0]!.data, own: [1, 3, 4, 5, ...turning] }];
  const items = [
    ...shown,
    ...(veil ? [{ id: 9, type: item, data: veil.data, own: [8, 3, 9, ...turning] }] : []),
  ];
  const references = [
    ...(isTiled ? [box("dimg", number(1, 2), number(4, 2), ...tiles.map(({ id }) => number(id, 2)))] : []),
    ...(veil ? [box("auxl", number(9, 2), number(1, 2), number(1, 2))] : []),
  ];
  const brand = codec === "hevc" ? (bits === 8 ? "heic" : "heix") : "avif";
  const head = box("ftyp", Buffer.from(brand), number(0, 4), Buffer.from(`mif1${brand}`));
  const meta = (dataAt: number) => {
    let at = dataAt;
    const places = items.map(({ id, data }) => {
      const place = [number(id, 2), number(0, 2), number(1, 2), number(at, 4), number(data.length, 4)];
      at += data.length;
      return Buffer.concat(place);
    });
    return fullBox(
      "meta",
      0,
      0,
      fullBox("hdlr", 0, 0, number(0, 4), Buffer.from("pict"), Buffer.alloc(13)),
      fullBox("pitm", 0, 0, number(1, 2)),
      fullBox("iloc", 0, 0, Buffer.from([0x44, 0]), number(items.length, 2), ...places),
      fullBox(
        "iinf",
        0,
        0,
        number(items.length, 2),
        ...items.map(({ id, type }) =>
          fullBox("infe", 2, id === 1 ? 0 : 1, number(id, 2), number(0, 2), Buffer.from(`${type}\0`)),
        ),
      ),
      ...(references.length > 0 ? [fullBox("iref", 0, 0, ...references)] : []),
      box(
        "iprp",
        box("ipco", ...properties),
        fullBox(
          "ipma",
          0,
          0,
          number(items.length, 4),
          ...items.map(({ id, own }) =>
            Buffer.concat([number(id, 2), number(own.length, 1), Buffer.from(own.map((one) => 0x80 | one))]),
          ),
        ),
      ),
    );
  };
  const dataAt = head.length + meta(0).length + 8;
  return Buffer.concat([head, meta(dataAt), box("mdat", ...items.map(({ data }) => data))]);
}

function quarterGraph(width: number, height: number): string {
  const [a, b, c, d] = quarters.map((colour) => `color=${colour}:s=${width}x${height}:r=1:d=1`);
  return `${a}[a];${b}[b];${c}[c];${d}[d];[a][b]hstack[u];[c][d]hstack[l];[u][l]vstack`;
}

/** One picture as a track of one picture has it: what its decoder is set up with, and its data. */
async function encodeStill(
  graph: string,
  codec: "hevc" | "av1",
  bits: 8 | 10,
  [primaries, transfer, matrix]: readonly [number, number, number],
): Promise<{ setup: Buffer; data: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), "still-"));
  try {
    const path = join(folder, "still.mp4");
    const pixels = bits === 8 ? "yuv420p" : "yuv420p10le";
    const colours = `setparams=color_primaries=${primaries}:color_trc=${transfer}:colorspace=${matrix}:range=pc`;
    await encodeByFfmpeg(path, {
      muxer: "mp4",
      pictures: {
        graph: `${graph},scale=out_range=pc:out_color_matrix=bt601:flags=accurate_rnd+full_chroma_int,format=${pixels},${colours}`,
        codec: codec === "hevc" ? "libx265" : "libsvtav1",
        options:
          codec === "hevc" ? { "x265-params": "log-level=none:keyint=1:range=full", crf: "8" } : { crf: "8" },
      },
    });
    const film = await readFile(path);
    const setupAt = film.indexOf(codec === "hevc" ? "hvcC" : "av1C", 0, "latin1") - 4;
    const dataAt = film.indexOf("mdat", 0, "latin1");
    return {
      setup: film.subarray(setupAt, setupAt + film.readUInt32BE(setupAt)),
      data: film.subarray(dataAt + 4, dataAt - 4 + film.readUInt32BE(dataAt - 4)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
