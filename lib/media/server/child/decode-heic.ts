import { readFile } from "node:fs/promises";
import createHeif, { type MainModule } from "libheif-js/libheif-wasm/libheif.js";
import type { Sharp } from "sharp";
import { memorySource } from "#lib/media/bytes.ts";
import { readHeif } from "#lib/media/heif-header.ts";
import { requireDrawable, Unreadable } from "#lib/media/reading.ts";
import { areOrdinary, type DrawnPixels, drawPixels, withProfile } from "./drawn-pixels.ts";
import { fromPixels } from "./limited-sharp.ts";

let loading: Promise<MainModule> | undefined;

/** The picture of a HEIC, put together of its tiles, turned and mirrored as it says, with libheif. Throws `Unreadable`. */
export async function decodeHeic(path: string): Promise<Sharp> {
  const file = await readFile(path);
  const header = await readHeif(memorySource(file));
  const { widthPx, heightPx } = requireDrawable(header);
  const colours = header?.numbers;
  const isDrawn = colours ? !areOrdinary(colours) : false;
  // Ordinary colours are shown with 8 bits in any case.
  const bits = isDrawn ? (header?.facts.bitDepth ?? 8) : 8;
  const pixels = decode(await (loading ??= Promise.resolve(createHeif())), file, bits);
  // Where the pictures are others than the header has told, nobody knows how many pixels there were to come.
  if (pixels.widthPx !== widthPx || pixels.heightPx !== heightPx) throw new Unreadable("damaged");
  if (header?.profile) return withProfile(pixels, file.subarray(header.profile.start, header.profile.end));
  if (colours && isDrawn) return drawPixels(pixels, colours);
  return fromPixels(pixels.data, widthPx, heightPx, pixels.channels);
}

/** What the library gives of one plane of pixels. */
type Plane = { id: unknown; width: number; height: number; data: Uint8Array; stride: number };

function decode(heif: MainModule, file: Buffer, bits: number): DrawnPixels {
  const context = heif.heif_context_alloc();
  try {
    const read = heif.heif_context_read_from_memory(context, file as unknown as string); // it takes bytes, whatever its types say
    if (read.code !== heif.heif_error_code.heif_error_Ok) throw new Unreadable("damaged");
    const handle = heif.heif_js_context_get_primary_image_handle(context) as Parameters<
      MainModule["heif_image_handle_get_width"]
    >[0] & { code?: unknown };
    if (!handle || handle.code) throw new Unreadable("damaged");
    try {
      return decodeImage(heif, handle, bits);
    } finally {
      heif.heif_image_handle_release(handle);
    }
  } finally {
    heif.heif_context_free(context);
  }
}

function decodeImage(
  heif: MainModule,
  handle: Parameters<MainModule["heif_image_handle_get_width"]>[0],
  bits: number,
): DrawnPixels {
  requireDrawable({
    widthPx: heif.heif_image_handle_get_width(handle),
    heightPx: heif.heif_image_handle_get_height(handle),
  });
  const channels = heif.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const isDeep = bits > 8;
  const layouts = heif.heif_chroma;
  const layout = isDeep
    ? { 3: layouts.heif_chroma_interleaved_RRGGBB_LE, 4: layouts.heif_chroma_interleaved_RRGGBBAA_LE }[
        channels
      ]
    : { 3: layouts.heif_chroma_interleaved_RGB, 4: layouts.heif_chroma_interleaved_RGBA }[channels];
  const decoded = heif.heif_js_decode_image2(handle, heif.heif_colorspace.heif_colorspace_RGB, layout) as {
    code?: unknown;
    image: Parameters<MainModule["heif_image_release"]>[0];
    channels: (Plane & { bits_per_pixel?: number })[];
  };
  if (!decoded || decoded.code) throw new Unreadable("damaged");
  const plane = decoded.channels[0];
  heif.heif_image_release(decoded.image);
  if (!plane) throw new Unreadable("damaged");
  const rowBytes = plane.width * channels * (isDeep ? 2 : 1);
  const data = plane.stride === rowBytes ? plane.data : packRows(plane, rowBytes);
  if (isDeep) stretch(data, bits);
  return { data, widthPx: plane.width, heightPx: plane.height, channels, bits: isDeep ? 16 : 8 };
}

/** Without what stands behind each row. */
function packRows({ data, stride, height }: Plane, rowBytes: number): Uint8Array {
  const packed = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++)
    packed.set(data.subarray(row * stride, row * stride + rowBytes), row * rowBytes);
  return packed;
}

/** Fills 16 bits with numbers of fewer. */
function stretch(data: Uint8Array, bits: number): void {
  const numbers = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const factor = 65_535 / (2 ** bits - 1);
  for (let at = 0; at < numbers.length; at++) numbers[at] = (numbers[at] ?? 0) * factor;
}
