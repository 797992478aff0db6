import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { escapeHtml } from "#lib/domain/base/escape-html.ts";

const fontFolder = resolve(import.meta.dirname, "../../../../assets/fonts");

/**
 * Makes this process draw text with the fonts that ship with the studio, and with no other, so that the same words give
 * the same pixels on every machine. To be called before the first text is drawn; `folder` takes the description.
 */
export async function installCaptionFonts(folder: string): Promise<void> {
  const cache = join(folder, "font-cache");
  await mkdir(cache, { recursive: true });
  const file = join(folder, "fonts.conf");
  await writeFile(
    file,
    `<?xml version="1.0"?>\n<fontconfig><dir>${escapeHtml(fontFolder)}</dir><cachedir>${escapeHtml(cache)}</cachedir></fontconfig>\n`,
  );
  process.env.FONTCONFIG_FILE = file;
}

/** The faces for a text, best first. Han characters are drawn as the text's own language draws them. */
export function fontFamilies(text: string): string {
  const east = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? ["Noto Sans JP", "Noto Sans SC", "Noto Sans KR"]
    : ["Noto Sans SC", "Noto Sans JP", "Noto Sans KR"];
  const others = ["Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "Noto Emoji"];
  return ["Geist", "Noto Sans", ...east, ...others].join(",");
}
