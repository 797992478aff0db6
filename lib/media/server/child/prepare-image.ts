import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { isDrawnByBrowsers } from "#lib/domain/media/shown-part.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { previewSidePx, saveWebp } from "./limited-sharp.ts";
import { makeSendable } from "./make-sendable.ts";
import { openUpright } from "./open-upright.ts";

/**
 * The copy that is sent, where one is needed, and the poster; and what has to be said of the colours. Throws where the copy cannot be
 * made.
 */
export async function prepareImage(
  path: string,
  format: Format,
  folder: string,
): Promise<{ made: MadeFile[] } & Pick<Measured, "colours">> {
  const { made: sendable, ...colours } = await makeSendable(path, format, folder).catch((error: unknown) => {
    throw new Unreadable("not-cleanable", { cause: error });
  });
  const poster = await saveWebp(await openUpright(path, format), "poster", folder).catch(() => null);
  return { made: [sendable, poster].filter((made) => made !== null), ...colours };
}

/** A preview of what browsers do not show as it is, or would need long to. */
export async function savePreview(job: {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
}): Promise<MadeFile[]> {
  const { path, format, measured, folder } = job;
  const longSidePx = Math.max(measured.widthPx ?? 0, measured.heightPx ?? 0);
  if (isDrawnByBrowsers(format) && longSidePx <= previewSidePx) return [];
  return [await saveWebp(await openUpright(path, format), "preview", folder)];
}
