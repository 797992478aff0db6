import sharp from "sharp";
import { InputError } from "./input-error.ts";
import { runFilterGraph } from "./filter-graph.ts";
import { writePixels } from "./pixel-file.ts";
import type { RenderSource } from "./render-plan.ts";

/** What shows through a transparent picture: the dark grey of the screening room. */
const backdrop = { r: 13, g: 13, b: 13 };
/** Beyond this a file is a bomb rather than a picture (16 000 × 16 000). */
const pixelsMax = 256_000_000;

/** Writes an image's pixels, upright and cropped to cover the frame, where a filter graph can read them. */
export async function prepareStill(
  source: RenderSource,
  frame: { widthPx: number; heightPx: number; crop: "centre" | "attention" },
  path: string,
): Promise<void> {
  const { widthPx, heightPx, crop } = frame;
  try {
    // An animation is represented by its first picture, which is all that sharp reads of it by default.
    const image =
      source.format === "bmp"
        ? await readBitmap(source)
        : sharp(source.path, { limitInputPixels: pixelsMax, failOn: "error", sequentialRead: true }).rotate();
    const data = await image
      .toColourspace("srgb")
      .resize(widthPx, heightPx, {
        fit: "cover",
        position: crop === "attention" ? sharp.strategy.attention : "centre",
        kernel: "lanczos3",
      })
      .flatten({ background: backdrop })
      .removeAlpha()
      .raw({ depth: "uchar" })
      .toBuffer();
    await writePixels(path, { data, widthPx, heightPx, channels: 3 });
  } catch (cause) {
    throw new InputError(`${source.title} cannot be read as a picture. It may be damaged.`, { cause });
  }
}

/** sharp reads no BMP; FFmpeg does. The path is opened under a plain name in the working folder. */
async function readBitmap(source: RenderSource): Promise<sharp.Sharp> {
  for await (const frame of runFilterGraph(`movie=${source.path}:f=bmp_pipe,format=rgba,buffersink@out`)) {
    if (frame.width * frame.height > pixelsMax) break;
    return sharp(frame.toBuffer(), { raw: { width: frame.width, height: frame.height, channels: 4 } });
  }
  throw new Error("no picture in a bitmap");
}
