import { writeFile } from "node:fs/promises";

/** Writes raw RGB or RGBA pixels as a file (PAM) that a filter graph reads without decoding anything. */
export async function writePixels(
  path: string,
  pixels: { data: Buffer; widthPx: number; heightPx: number; channels: 3 | 4 },
): Promise<void> {
  const { data, widthPx, heightPx, channels } = pixels;
  const type = channels === 4 ? "RGB_ALPHA" : "RGB";
  const head = `P7\nWIDTH ${widthPx}\nHEIGHT ${heightPx}\nDEPTH ${channels}\nMAXVAL 255\nTUPLTYPE ${type}\nENDHDR\n`;
  await writeFile(path, Buffer.concat([Buffer.from(head), data]));
}

/** A graph's source for such a file, as an endless still in the colours of HD video. */
export function pixelSource(fileName: string, pixelFormat: "yuv420p" | "yuva420p", fps: number): string {
  return [
    `movie=${fileName}:f=pam_pipe`,
    "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int+bitexact",
    `format=${pixelFormat}`,
    "setsar=1",
    "loop=loop=-1:size=1:start=0",
    `settb=1/${fps}`,
    "setpts=N",
  ].join(",");
}
