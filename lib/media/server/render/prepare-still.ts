import { openUpright } from "#lib/media/server/child/open-upright.ts";
import { InputError } from "./input-error.ts";
import { writePixels } from "./pixel-file.ts";
import type { RenderSource } from "./render-plan.ts";

/** What shows through a transparent picture: the darkest grey of the screening room. */
const backdrop = { r: 13, g: 13, b: 13 };

/** Writes an image's pixels, upright and cropped to cover the frame, where a filter graph can read them. */
export async function prepareStill(
  source: RenderSource,
  frame: { widthPx: number; heightPx: number; crop: "centre" | "attention" },
  path: string,
): Promise<void> {
  const { widthPx, heightPx, crop } = frame;
  try {
    const data = await (
      await openUpright(source.path, source.format)
    )
      .resize(widthPx, heightPx, { fit: "cover", position: crop, kernel: "lanczos3" })
      .flatten({ background: backdrop })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer();
    await writePixels(path, { data, widthPx, heightPx, channels: 3 });
  } catch (cause) {
    throw new InputError(`${source.title} cannot be read as a picture. It may be damaged.`, { cause });
  }
}
