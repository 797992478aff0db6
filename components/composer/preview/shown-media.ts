import { sentBytes } from "#lib/domain/media/asset.ts";
import { formatNames, formats } from "#lib/domain/media/format.ts";
import { linkName } from "#lib/domain/media/file-names.ts";
import { bytesText } from "#lib/domain/base/quantity.ts";
import type { MediaPlaceholder } from "#lib/providers/contract.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";

/**
 * What the preview writes in a reference's place: a link without the part that is only made when it is sent, a data URL
 * without its bytes, or the name of a file that stays here.
 */
export function shownMedia(
  { document, assets, uploads }: Pick<ComposerState, "document" | "assets" | "uploads">,
  { media, as }: MediaPlaceholder,
): string {
  const reference = document.references.find(({ id }) => id === media);
  const asset = reference?.assetId ? assets.get(reference.assetId) : undefined;
  const upload = uploads.get(media);
  const kind = reference?.kind ?? "image";
  const format =
    asset?.format ??
    upload?.format ??
    formatNames.find((name) => formats[name].kind === kind) ??
    formatNames[0]!; // there are formats
  const name = reference?.name ?? "media";
  if (as === "file") return name;
  if (as === "link") return `https://…/${linkName(name, format)}`;
  const sizeBytes = asset ? sentBytes(asset) : (upload?.sizeBytes ?? 0);
  return `data:${formats[format].contentType};base64,… (${bytesText(sizeBytes)})`;
}
