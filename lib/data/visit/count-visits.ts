import { database } from "#lib/data/database.ts";
import type { Visitor } from "#lib/domain/scope.ts";

/** Counts one opening of a gallery's page: nobody is known again, so that a second opening counts again. */
export async function countView({ galleryId }: Visitor): Promise<void> {
  await database().$executeRaw`
    UPDATE gallery SET view_count = view_count + 1 WHERE id = ${galleryId}::uuid`;
}

/** Counts one video that was fetched as a file. */
export async function countDownload({ galleryId }: Visitor): Promise<void> {
  await database().$executeRaw`
    UPDATE gallery SET download_count = download_count + 1 WHERE id = ${galleryId}::uuid`;
}
