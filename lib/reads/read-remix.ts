import { readConfig } from "#lib/config.ts";
import { findRemix } from "#lib/data/public/find-remix.ts";
import { fileTitle } from "#lib/domain/gallery/file-title.ts";
import { referenceAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryItemId } from "#lib/domain/base/id.ts";
import { promptFileEnding, promptFileText, writePromptFile } from "#lib/domain/exchange/prompt-file.ts";
import type { Entry } from "./visitor-route.ts";

/**
 * An item's prompt as a file that any studio opens; null where it is not given. References that are shown come with a link, which ends
 * with the gallery's own; behind a password no other studio could follow it.
 */
export async function readRemix(
  { visitor, hasPassword }: Entry,
  token: string,
  itemId: GalleryItemId,
): Promise<{ fileName: string; text: string } | null> {
  const remix = await findRemix(visitor, itemId);
  if (!remix) return null;
  const root = `${readConfig().appUrl}/media/g/${token}`;
  const file = writePromptFile(remix, {
    shownReferences: new Map(
      remix.shownReferences.map((id) => [
        id,
        hasPassword ? null : referenceAddress(root, itemId, { id }, "file"),
      ]),
    ),
    showsSettings: remix.showsSettings,
    showsModels: remix.showsModel,
  });
  return {
    fileName: `${fileTitle(remix.title)} ${remix.number}${promptFileEnding}`,
    text: promptFileText(file),
  };
}
