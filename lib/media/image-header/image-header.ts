import type { ByteSource } from "#lib/media/byte-source.ts";

/** Pixels as displayed, and the EXIF orientation (1 to 8) that was applied to get there. */
export type ImageHeader = { widthPx: number; heightPx: number; orientation: number };

/** Reads one format's header. Null or a `RangeError` where there is no such header. */
export type ReadHeader = (source: ByteSource) => Promise<ImageHeader | null>;
