import type { Asset } from "./asset.ts";
import { convertedFormats, type Format } from "./format.ts";

/** Whether files of a format never leave as they are. */
export function isConvertedFormat(format: Format): boolean {
  return (convertedFormats as readonly Format[]).includes(format); // it may be any
}

/** Whether a file has to be converted before anybody can be sent it; by its format alone where nobody has read it yet. */
export function mustBeConverted({ format, measured }: Pick<Asset, "format" | "measured">): boolean {
  return measured.needsConverting === true || isConvertedFormat(format);
}
