import { ButtonLink } from "#components/ui/button-link.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { galleryMessages } from "./messages.ts";

/** Above a gallery that its member looks at with a visitor's eyes. */
export function PreviewBar({ galleryId }: { galleryId: GalleryId }) {
  return (
    <aside
      aria-label={galleryMessages.previewing}
      className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line bg-ground px-4 py-1"
    >
      <p className="text-13 text-quiet">{galleryMessages.previewHint}</p>
      <ButtonLink size="small" href={`/galleries/${galleryId}`}>
        {galleryMessages.backToEditing}
      </ButtonLink>
    </aside>
  );
}
