import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { previewSidePx, saveWebp } from "./limited-sharp.ts";
import { makeSendable } from "./make-sendable.ts";
import { openUpright } from "./open-upright.ts";

const shownByBrowsers = new Set<Format>(["jpeg", "png", "webp", "gif"]);

/** The copy that is sent, where one is needed, and the poster. Throws where the copy cannot be made. */
export async function prepareImage(path: string, format: Format, folder: string): Promise<MadeFile[]> {
  const sendable = await makeSendable(path, format, folder).catch((error: unknown) => {
    throw new Unreadable("not-cleanable", { cause: error });
  });
  const made = sendable ? [sendable] : [];
  const poster = await saveWebp(await openUpright(path, format), "poster", folder).catch(() => null);
  return poster ? [...made, poster] : made;
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
  if (shownByBrowsers.has(format) && longSidePx <= previewSidePx) return [];
  return [await saveWebp(await openUpright(path, format), "preview", folder)];
}
