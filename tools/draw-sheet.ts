import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";

/** A picture and the words above it. */
export type Shot = { caption: string; picture: Buffer; widthPx: number; heightPx: number };

const gapPx = 24;
const captionPx = 28;
const sheetWidthPx = 3000;
const sheetMaxPx = 6000;
const fontfile = join(import.meta.dirname, "../assets/fonts/Geist-Medium.ttf");

type Row = { shots: Shot[]; heightPx: number };

/** Draws pictures side by side in rows, captions above, into `file`, a PNG; what does not fit on one sheet goes on the next. */
export async function drawSheets(shots: readonly Shot[], file: string): Promise<void> {
  const rows: Row[] = [];
  let leftPx = 0;
  for (const shot of shots) {
    const row = rows.at(-1);
    if (!row || leftPx + shot.widthPx > sheetWidthPx) {
      rows.push({ shots: [shot], heightPx: shot.heightPx });
      leftPx = shot.widthPx + gapPx;
    } else {
      row.shots.push(shot);
      row.heightPx = Math.max(row.heightPx, shot.heightPx);
      leftPx += shot.widthPx + gapPx;
    }
  }
  const sheets: Row[][] = [];
  let topPx = sheetMaxPx;
  for (const row of rows) {
    if (topPx + row.heightPx > sheetMaxPx) {
      sheets.push([]);
      topPx = 0;
    }
    sheets.at(-1)!.push(row);
    topPx += row.heightPx + captionPx + gapPx;
  }
  for (const [index, sheet] of sheets.entries())
    await draw(sheet, sheets.length === 1 ? file : file.replace(/(?=\.png$)/, `-${index + 1}`));
}

async function draw(rows: readonly Row[], file: string): Promise<void> {
  const layers: OverlayOptions[] = [];
  let topPx = gapPx;
  let widthPx = 0;
  for (const row of rows) {
    let leftPx = gapPx;
    for (const { caption, picture, widthPx: own } of row.shots) {
      layers.push({ input: await captionOf(caption, own), left: leftPx, top: topPx });
      layers.push({ input: picture, left: leftPx, top: topPx + captionPx });
      leftPx += own + gapPx;
    }
    widthPx = Math.max(widthPx, leftPx);
    topPx += captionPx + row.heightPx + gapPx;
  }
  const background = { r: 90, g: 90, b: 90 };
  await sharp({ create: { width: widthPx, height: topPx, channels: 3, background } })
    .composite(layers)
    .png()
    .toFile(file);
}

async function captionOf(words: string, widthPx: number): Promise<Buffer> {
  const text = `<span foreground="white">${words}</span>`;
  const drawn = await sharp({ text: { text, font: "Geist Medium 12", fontfile, rgba: true, dpi: 96 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  if (drawn.info.width <= widthPx) return drawn.data;
  return sharp(drawn.data).extract({ left: 0, top: 0, width: widthPx, height: drawn.info.height }).toBuffer();
}
