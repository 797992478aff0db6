import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, textAt, viewOf } from "./bytes.ts";
import { type IsoBox, listBoxes } from "./iso-boxes.ts";

/** What a HEIC or AVIF says of the picture that is shown. */
export type HeifHeader = {
  /** As shown: cropped and turned. */
  widthPx: number;
  heightPx: number;
  facts: Pick<Measured, "bitDepth" | "hasAlpha" | "hdr" | "colours">;
  /** Where its colour profile lies, if it has one. */
  profile: { start: number; end: number } | null;
  /** Its colours by three numbers (primaries, transfer, matrix), if it says them. */
  numbers: { primaries: number; transfer: number } | null;
};

/** A property of a picture: a box whose content may be read. */
type Property = IsoBox & { content: Uint8Array };

const readPropertyBytes = 64;
const alphaNames = ["urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1"];
const longestAuxName = 60;

/** Primaries of more colours than sRGB has: BT.2020, and two of P3. */
const widePrimaries = new Set([9, 11, 12]);

/**
 * Reads the properties of the picture that is shown, tiles or not: some hundred bytes. Null where there is none. Throws a `RangeError`
 * where a box ends before it says what it must.
 */
export async function readHeif(source: ByteSource): Promise<HeifHeader | null> {
  const whole = { start: 0, end: source.sizeBytes };
  const meta = await findBox(source, whole, "meta");
  // A cut picture is no picture, although some of its tiles may be there.
  if (!meta || (await findBox(source, whole, "mdat"))?.isCut) return null;
  const inside = { start: meta.start + 4, end: meta.end };
  const primary = await readPrimary(source, inside);
  const described = await findBox(source, inside, "iprp");
  if (primary === null || !described) return null;
  const all = await readProperties(source, described);
  const numbers = await readAssociations(source, described, primary);
  const own = numbers.map((number) => all[number - 1]).filter((property) => property !== undefined);
  return describe(own, all);
}

function describe(own: readonly Property[], all: readonly Property[]): HeifHeader | null {
  let sides: { widthPx: number; heightPx: number } | null = null;
  let profile: HeifHeader["profile"] = null;
  let numbers: HeifHeader["numbers"] = null;
  let bits = 8;
  for (const { type, content, start, end } of own) {
    const view = viewOf(content);
    if (type === "ispe") sides ??= { widthPx: view.getUint32(4), heightPx: view.getUint32(8) };
    // In the order in which they stand, as they are applied.
    if (type === "clap" && sides)
      sides = { widthPx: ratio(view, 0) ?? sides.widthPx, heightPx: ratio(view, 8) ?? sides.heightPx };
    if (type === "irot" && sides && view.getUint8(0) % 2 === 1)
      sides = { widthPx: sides.heightPx, heightPx: sides.widthPx };
    if (type === "pixi")
      for (let i = 0; i < view.getUint8(4); i++) bits = Math.max(bits, view.getUint8(5 + i));
    if (type === "hvcC") bits = Math.max(bits, (view.getUint8(17) & 7) + 8);
    if (type === "av1C")
      bits = Math.max(bits, view.getUint8(2) & 0x40 ? (view.getUint8(2) & 0x20 ? 12 : 10) : 8);
    if (type !== "colr") continue;
    const kind = textAt(content, 0, 4);
    if (kind === "nclx") numbers ??= { primaries: view.getUint16(4), transfer: view.getUint16(6) };
    else if (kind === "prof" || kind === "rICC") profile ??= { start: start + 4, end };
  }
  if (!sides) return null;
  const hasAlpha = all.some(
    ({ type, content }) =>
      type === "auxC" && alphaNames.some((name) => textAt(content, 4, longestAuxName).startsWith(name)),
  );
  const hdr = numbers?.transfer === 16 ? "pq" : numbers?.transfer === 18 ? "hlg" : null;
  return {
    ...sides,
    facts: {
      ...(bits > 8 && { bitDepth: bits }),
      ...(hdr && { hdr }),
      ...(hasAlpha && { hasAlpha: true as const }),
      ...(numbers && widePrimaries.has(numbers.primaries) && { colours: "wide" as const }),
    },
    profile,
    numbers,
  };
}

/** A length in pixels that is written as one number over another. */
function ratio(view: DataView, at: number): number | null {
  const [over, under] = [view.getUint32(at), view.getUint32(at + 4)];
  return under > 0 && over > 0 ? Math.round(over / under) : null;
}

type Stretch = { start: number; end: number };

async function findBox(source: ByteSource, { start, end }: Stretch, type: string): Promise<IsoBox | null> {
  for await (const box of listBoxes(source, start, end)) if (box.type === type) return box;
  return null;
}

async function readPrimary(source: ByteSource, meta: Stretch): Promise<number | null> {
  const box = await findBox(source, meta, "pitm");
  if (!box) return null;
  const view = viewOf(await source.read(box.start, 8));
  return view.getUint8(0) === 0 ? view.getUint16(4) : view.getUint32(4);
}

/** Honest files have some dozen. */
const mostProperties = 500;

/** In the order in which they are numbered, from one on. */
async function readProperties(source: ByteSource, described: Stretch): Promise<Property[]> {
  const store = await findBox(source, described, "ipco");
  const properties: Property[] = [];
  if (!store) return properties;
  for await (const box of listBoxes(source, store.start, store.end)) {
    if (properties.length === mostProperties) break;
    properties.push({
      ...box,
      content: await source.read(box.start, Math.min(box.end - box.start, readPropertyBytes)),
    });
  }
  return properties;
}

const mostAssociationBytes = 1_000_000;

/** The numbers of a picture's properties. */
async function readAssociations(source: ByteSource, described: Stretch, item: number): Promise<number[]> {
  for await (const box of listBoxes(source, described.start, described.end)) {
    if (box.type !== "ipma") continue;
    const view = viewOf(await source.read(box.start, Math.min(box.end - box.start, mostAssociationBytes)));
    const hasLongItems = view.getUint8(0) > 0;
    const hasLongNumbers = (view.getUint8(3) & 1) === 1;
    let at = 8;
    for (let entry = 0; entry < view.getUint32(4); entry++) {
      const id = hasLongItems ? view.getUint32(at) : view.getUint16(at);
      at += hasLongItems ? 4 : 2;
      const count = view.getUint8(at);
      at += 1;
      const numbers: number[] = [];
      for (let index = 0; index < count; index++) {
        numbers.push(hasLongNumbers ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f);
        at += hasLongNumbers ? 2 : 1;
      }
      if (id === item) return numbers;
    }
  }
  return [];
}
