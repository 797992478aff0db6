import sharp from "sharp";
import { type DrawnText, drawText, type TextRun } from "./draw-text.ts";
import type { RenderCaption } from "./render-plan.ts";

export const ink = "#f2f2f2";
/** The studio's tungsten. */
export const accent = "#f0b458";

type Frame = { widthPx: number; heightPx: number };
/** Pixels to lay over a picture, with their place: even numbers, as video has half as many colours as pixels. */
export type Overlay = { data: Buffer; widthPx: number; heightPx: number; xPx: number; yPx: number };

const fontShare = 0.042;
const fontShareMin = 0.028;
/** The share of the height that words may take. */
const captionHeightMax = 0.3;
const bottomMargin = 0.075;
/** The share of the width that a line may take: inside the title-safe area. */
const widthMax = 0.8;
const scrimOpacity = 0.72;

/** A caption over the lower part of a picture: a dark fall-off as wide as the frame, and the words in its safe area. */
export async function drawCaption(caption: RenderCaption, frame: Frame): Promise<Overlay> {
  const { widthPx, heightPx } = frame;
  const short = Math.min(widthPx, heightPx);
  const text = await fitCaption(caption, frame);
  const margin = Math.round(heightPx * bottomMargin);
  const lead = Math.round(short * 0.16);
  const bandPx = even(text.heightPx + margin + lead);
  const band = Buffer.alloc(widthPx * bandPx * 4);
  for (let y = 0; y < bandPx; y += 1) {
    // Full behind the words, smooth at both ends of the fall-off, so that no edge of it can be seen.
    const t = Math.min(1, y / (lead * 1.15));
    band.writeUInt8(Math.round(255 * scrimOpacity * (t * t * (3 - 2 * t))), y * widthPx * 4 + 3);
    for (let x = 1; x < widthPx; x += 1)
      band.copy(band, (y * widthPx + x) * 4, y * widthPx * 4, y * widthPx * 4 + 4);
  }
  const left = Math.round((widthPx - text.widthPx) / 2);
  const base = { data: band, widthPx, heightPx: bandPx };
  const data = await layText(base, text, {
    left,
    top: bandPx - margin - text.heightPx,
    blurPx: short * 0.006,
  });
  return { data, widthPx, heightPx: bandPx, xPx: 0, yPx: heightPx - bandPx };
}

/** The small mark that tells a draft from a result: light letters on a dark tablet, read on any picture. */
export async function drawMark(frame: Frame): Promise<Overlay> {
  const short = Math.min(frame.widthPx, frame.heightPx);
  const text = await drawText([{ text: "animatic", colour: ink }], {
    sizePx: Math.max(11, Math.round(short * 0.023)),
    widthPx: frame.widthPx,
    align: "left",
    leading: 0,
    tracking: 0.05,
  });
  const padX = Math.round(short * 0.014);
  const padY = Math.round(short * 0.01);
  const widthPx = even(text.widthPx + padX * 2);
  const heightPx = even(text.heightPx + padY * 2);
  const tablet = drawTablet(widthPx, heightPx, short * 0.008);
  const margin = Math.round(short * 0.04);
  const base = { data: tablet, widthPx, heightPx };
  const data = await layText(base, text, { left: padX, top: padY, blurPx: 0 });
  return { data, widthPx, heightPx, xPx: even(frame.widthPx - widthPx - margin), yPx: even(margin) };
}

/** Half-transparent black with round corners. */
function drawTablet(widthPx: number, heightPx: number, radius: number): Buffer {
  const pixels = Buffer.alloc(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const dx = Math.max(0, Math.abs(x + 0.5 - widthPx / 2) - widthPx / 2 + radius);
      const dy = Math.max(0, Math.abs(y + 0.5 - heightPx / 2) - heightPx / 2 + radius);
      const coverage = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      pixels[(y * widthPx + x) * 4 + 3] = Math.round(255 * 0.5 * coverage);
    }
  }
  return pixels;
}

/** Lays a text onto pixels, with a soft shadow where `blurPx` asks for one. */
async function layText(
  base: DrawnText,
  text: DrawnText,
  { left, top, blurPx }: { left: number; top: number; blurPx: number },
): Promise<Buffer> {
  const raw = { width: base.widthPx, height: base.heightPx, channels: 4 } as const;
  const words = Buffer.alloc(base.widthPx * base.heightPx * 4);
  const shadow = Buffer.alloc(words.length);
  for (let y = 0; y < text.heightPx; y += 1) {
    for (let x = 0; x < text.widthPx; x += 1) {
      const from = (y * text.widthPx + x) * 4;
      const to = ((y + top) * base.widthPx + x + left) * 4;
      text.data.copy(words, to, from, from + 4);
      text.data.copy(shadow, to + 3, from + 3, from + 4);
    }
  }
  const layer = (input: Buffer) => ({ input, raw, blend: "over" as const });
  const soft = blurPx > 0 ? await sharp(shadow, { raw }).blur(Math.max(0.8, blurPx)).raw().toBuffer() : null;
  return sharp(base.data, { raw })
    .composite([...(soft ? [layer(soft)] : []), layer(words)])
    .raw()
    .toBuffer();
}

/** The largest size at which the words fit; where even the smallest is too large, fewer words and "…". */
async function fitCaption(caption: RenderCaption, frame: Frame): Promise<DrawnText> {
  const short = Math.min(frame.widthPx, frame.heightPx);
  const sizeMin = Math.round(short * fontShareMin);
  let { before, after } = caption;
  for (let sizePx = Math.round(short * fontShare); ; sizePx = Math.max(sizeMin, sizePx - 2)) {
    const runs: TextRun[] = [
      { text: before, colour: ink },
      { text: caption.label, colour: accent },
      { text: after, colour: ink },
    ];
    const draw = (share: number) =>
      drawText(runs, { sizePx, widthPx: frame.widthPx * share, align: "centre", leading: 0.18 });
    const text = await draw(widthMax);
    const isFitting =
      text.heightPx <= frame.heightPx * captionHeightMax && text.widthPx <= frame.widthPx * 0.9;
    if (isFitting || (sizePx === sizeMin && before.length + after.length < 8))
      return balance(text, sizePx, draw);
    if (sizePx > sizeMin) continue;
    if (after.length >= before.length) after = `${[...after].slice(0, -8).join("").trimEnd()}…`;
    else before = `…${[...before].slice(8).join("").trimStart()}`;
  }
}

/** Lines of about the same length: the narrowest box that needs no further line. */
async function balance(
  text: DrawnText,
  sizePx: number,
  draw: (share: number) => Promise<DrawnText>,
): Promise<DrawnText> {
  let best = text;
  for (let share = widthMax - 0.06; share >= 0.4; share -= 0.06) {
    const narrower = await draw(share);
    // Ink differs by what hangs below the last line; a further line is more than that.
    if (narrower.heightPx > text.heightPx + sizePx * 0.7) break;
    best = narrower;
  }
  return best;
}

export const even = (value: number) => Math.ceil(value / 2) * 2;
