import sharp from "sharp";
import { cardSize } from "#lib/domain/gallery/gallery-address.ts";

const gapPx = 12;
/** Messengers leave a larger picture out (WhatsApp from 300 kB on). */
const cardMaxBytes = 300_000;
/** Of its JPEG, tried in turn until it is small enough; even noise is, with the last. */
const qualities = [82, 68, 52, 36, 20, 8];
/** Of three panels, the middle one is wider. */
const shares = { 1: [1], 2: [1, 1], 3: [1, 1.7, 1] } as const;

/**
 * Draws one to three stills beside each other as a JPEG, each filling its panel. For stills that were made here only: no file of
 * anybody else is read. Throws where one cannot be read.
 */
export async function drawGalleryCard(paths: readonly string[]): Promise<Buffer> {
  const panels = shares[Math.min(3, Math.max(1, paths.length)) as 1 | 2 | 3]; // between one and three
  const { widthPx, heightPx } = cardSize;
  const room = widthPx - gapPx * (panels.length - 1);
  const whole = panels.reduce((sum, share) => sum + share, 0);
  let left = 0;
  const layers = await Promise.all(
    panels.flatMap((share, place) => {
      const path = paths[place];
      const width = Math.round((room * share) / whole);
      const at = left;
      left += width + gapPx;
      if (path === undefined) return [];
      const still = sharp(path, { limitInputPixels: 4_000_000 }).resize(width, heightPx, { fit: "cover" });
      return [still.toBuffer().then((input) => ({ input, left: Math.min(at, widthPx - width), top: 0 }))];
    }),
  );
  const drawn = await sharp({
    create: { width: widthPx, height: heightPx, channels: 3, background: "#0d0d0d" },
  })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer();
  let card = Buffer.alloc(0);
  for (const quality of qualities) {
    card = await sharp(drawn, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    if (card.length < cardMaxBytes) break;
  }
  return card;
}
