import sharp from "sharp";
import { accent, ink } from "./draw-overlay.ts";
import { drawText } from "./draw-text.ts";

/** The darkest grey of the screening room, without a tint. */
const background = { r: 17, g: 17, b: 17 };

/** A typographic card: the words alone, large, on neutral dark. RGB pixels of the whole frame. */
export async function drawCard(text: string, frame: { widthPx: number; heightPx: number }): Promise<Buffer> {
  const { widthPx, heightPx } = frame;
  const short = Math.min(widthPx, heightPx);
  const room = { widthPx: widthPx * 0.76, heightPx: heightPx * 0.62 };
  let sizePx = Math.round(short * 0.088);
  const draw = () =>
    drawText([{ text, colour: ink }], { sizePx, widthPx: room.widthPx, align: "left", leading: 0.24 });
  let words = await draw();
  while ((words.heightPx > room.heightPx || words.widthPx > room.widthPx * 1.05) && sizePx > short * 0.03) {
    sizePx -= Math.max(1, Math.round(sizePx * 0.08));
    words = await draw();
  }
  const left = Math.round(widthPx * 0.12);
  const rule = { widthPx: Math.round(short * 0.07), heightPx: Math.max(2, Math.round(short * 0.005)) };
  const gap = Math.round(short * 0.05);
  const top = Math.max(0, Math.round((heightPx - words.heightPx - gap - rule.heightPx) / 2));
  // A word that cannot be broken never leaves the frame: what stands beyond it is cut.
  const visible = {
    width: Math.min(words.widthPx, widthPx - left),
    height: Math.min(words.heightPx, heightPx - top - gap - rule.heightPx),
  };
  const ink4 = await sharp(words.data, { raw: { width: words.widthPx, height: words.heightPx, channels: 4 } })
    .extract({ left: 0, top: 0, ...visible })
    .png()
    .toBuffer();
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .composite([
      {
        input: { create: { width: rule.widthPx, height: rule.heightPx, channels: 3, background: accent } },
        left,
        top,
      },
      { input: ink4, left, top: top + rule.heightPx + gap },
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
}
