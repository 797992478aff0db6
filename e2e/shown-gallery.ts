import { createHash, randomBytes } from "node:crypto";
import { type StoredGallery, storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { RunningStudio } from "./start-studio.ts";
import { drawPoster, filmRows, keepBytes } from "./stored-films.ts";
import { withDatabase } from "./waits.ts";

export type ShownGallery = StoredGallery & { token: string };

/**
 * Puts a member's gallery that is shared and shows everything into a running studio, past its pages, its files too. Every third
 * clip stands upright and has sound.
 */
export async function putGallery(
  studio: RunningStudio,
  member: Member,
  count: number,
): Promise<ShownGallery> {
  const shapes = Array.from({ length: count }, (_, place) => (place % 3 === 2 ? "tall" : "wide"));
  const results = await filmRows(studio, member, shapes);
  const image = await drawPoster("window", 16 / 9, 0.5);
  const shown = {
    ...keepBytes(studio, image, ["media", member.id]),
    poster: keepBytes(studio, image).sha256,
  };
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  return withDatabase(studio, async () => ({
    ...(await storeOpenGallery(member, tokenHash, results, { shown })),
    token,
  }));
}
