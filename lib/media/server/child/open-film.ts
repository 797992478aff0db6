import { FilePathSource, type Input } from "mediabunny";
import type { Format } from "#lib/domain/format.ts";
import { openContainer } from "#lib/media/open-container.ts";

/** Opens a video or sound file. Dispose of it, or say `using`. */
export function openFilm(path: string, format: Format): Input {
  return openContainer(new FilePathSource(path), format);
}
