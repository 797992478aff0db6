import type { Sharp } from "sharp";
import type { Format } from "#lib/domain/media/format.ts";
import { openImage } from "./limited-sharp.ts";

/** The first picture of a file of any image format, turned as its camera was held. Its pixels must have been bounded before. */
export async function openUpright(path: string, format: Format): Promise<Sharp> {
  if (format !== "bmp") return openImage(path).autoOrient();
  // FFmpeg takes longer to load than any other image to read.
  const { decodeBmp } = await import("./decode-bmp.ts");
  return decodeBmp(path);
}
