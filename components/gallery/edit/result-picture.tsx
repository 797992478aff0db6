import { galleryMessages } from "./messages.ts";
import { Still } from "#components/ui/still.tsx";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";

/** A result's poster, never its video: a gallery may hold two hundred. */
export function ResultPicture({ result }: { result: GalleryResult | undefined }) {
  if (result?.assetId && result.hasPoster)
    return (
      <Still
        src={`/media/a/${result.assetId}/poster`}
        alt=""
        loading="lazy"
        draggable={false}
        className="absolute inset-0 size-full object-contain"
      />
    );
  return <span className="px-2 text-center">{wordOf(result)}</span>;
}

function wordOf(result: GalleryResult | undefined): string {
  if (!result) return galleryMessages.loading;
  return result.assetId ? galleryMessages.noPicture : galleryMessages.deleted;
}
