import { join } from "node:path";
import type { Edit } from "#lib/domain/media/edit.ts";
import { formats } from "#lib/domain/media/format.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { decodeFirst } from "#lib/media/server/child/decode-first.ts";
import { saveFrame } from "#lib/media/server/child/save-frame.ts";
import { convertFilm } from "./convert-film.ts";
import { convertImage } from "./convert-image.ts";
import type { FilmJob } from "./film-facts.ts";

/**
 * Makes of a file what an edit says; gives its name in the folder, or null where it cannot have as few bytes as asked for. Throws where
 * a kind cannot become the other, and for what cannot be decoded to its end.
 */
export async function convert(
  job: FilmJob & { edit: Edit },
  onProgress: (share: number) => void,
): Promise<string | null> {
  const { format, folder, edit } = job;
  const [from, to] = [formats[format].kind, formats[edit.format].kind];
  if (to !== "image") {
    if (from === "image" || (from === "audio" && to === "video")) throw new Unreadable("no-content");
    return convertFilm(await decodeFirst(job), onProgress);
  }
  if (from === "image") return convertImage(job);
  if (from !== "video") throw new Unreadable("no-content");
  const at = edit.stillAt ?? 0;
  const { fileName } = await saveFrame({ ...job, atMs: at === "last" ? null : at });
  onProgress(0.5);
  return convertImage({ path: join(folder, fileName), format: "png", folder, edit });
}
