import type { AssetId } from "#lib/domain/base/id.ts";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import type { ShownPart } from "#lib/domain/media/shown-part.ts";

export const sourceOf = (id: AssetId) => `/media/a/${id}`;
export const partAddress = (id: AssetId, part: ShownPart | null) =>
  part === null || part === "file" ? sourceOf(id) : `${sourceOf(id)}/${part}`;

/** What of a film this browser plays: what every browser should, else its comparing copy; null where neither. */
export async function findPlayed(id: AssetId, { shownBy, hasCopy }: OwnPlayable): Promise<ShownPart | null> {
  if (shownBy !== null && (await canPlay(partAddress(id, shownBy)))) return shownBy;
  const isLeft = shownBy === "file" && hasCopy;
  return isLeft && (await canPlay(partAddress(id, "compare"))) ? "compare" : null;
}

/** Whether this browser shows pictures of a film: some know a container and not what is in it. */
function canPlay(src: string): Promise<boolean> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const end = (can: boolean) => {
      video.removeAttribute("src");
      video.load();
      resolve(can);
    };
    const once = { once: true };
    video.addEventListener("loadeddata", () => end(video.videoWidth > 0), once);
    video.addEventListener("error", () => end(false), once);
    video.muted = true;
    video.preload = "auto";
    video.src = src;
  });
}
