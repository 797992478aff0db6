import sharp from "sharp";
import { escapeHtml } from "#lib/domain/base/escape-html.ts";
import { fontFamilies } from "./caption-fonts.ts";

/** A run of text in one colour (`#rrggbb`). */
export type TextRun = { text: string; colour: string };

export type TextBox = {
  sizePx: number;
  widthPx: number;
  align: "left" | "centre";
  /** Between lines, as a share of the size. */
  leading: number;
  /** Between letters, as a share of the size. */
  tracking?: number;
};

/** Pixels of a text: RGBA, as large as its ink. */
export type DrawnText = { data: Buffer; widthPx: number; heightPx: number };

/** Draws runs of text into a box of a width, wrapping between words and, where one is too long, inside it. */
export async function drawText(runs: readonly TextRun[], box: TextBox): Promise<DrawnText> {
  const shown = runs.map((run) => ({ ...run, text: printable(run.text) })).filter((run) => run.text !== "");
  const whole = shown.map((run) => run.text).join("");
  if (whole.trim() === "") return { data: Buffer.alloc(4), widthPx: 1, heightPx: 1 };
  const spacing =
    box.tracking === undefined ? "" : ` letter_spacing="${Math.round(box.tracking * box.sizePx * 1024)}"`;
  const markup = shown
    .map((run) => `<span foreground="${run.colour}"${spacing}>${escapeHtml(run.text)}</span>`)
    .join("");
  const { data, info } = await sharp({
    text: {
      text: markup,
      font: `${fontFamilies(whole)} Medium ${box.sizePx}`,
      dpi: 72,
      rgba: true,
      width: Math.round(box.widthPx),
      align: box.align,
      wrap: "word-char",
      spacing: Math.round(box.leading * box.sizePx),
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** Without signs that have no shape: controls, private and unassigned ones. Joiners stay, because emoji are made of them. */
function printable(text: string): string {
  return text
    .replace(/\s/gu, " ")
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
    .replace(/ {2,}/g, " ");
}
