import { galleryIntroductionMax, galleryTitleMax } from "#lib/domain/gallery/gallery.ts";
import { galleryMessages } from "./messages.ts";
import { InPlace } from "./sheet/in-place.tsx";
import type { GalleryEditing } from "./use-gallery-editor.ts";

/** The words above the clips, as visitors read them. */
export function GalleryHead({ editing: { document, saver } }: { editing: GalleryEditing }) {
  const hasNoTitle = document.title.trim() === "";
  return (
    <header className="flex min-w-0 flex-col gap-2">
      <div className="gallery-title">
        <InPlace
          label={galleryMessages.title}
          placeholder={galleryMessages.addTitle}
          maxLength={galleryTitleMax}
          endsByEnter
          isInvalid={hasNoTitle}
          isFirst={document.items.length === 0}
          value={document.title}
          onChange={(title) =>
            saver.change((before) => ({ ...before, title: title.replaceAll(/\s*\n\s*/g, " ") }), true)
          }
        />
      </div>
      {hasNoTitle && <p className="text-13 text-failed">{galleryMessages.needsTitle}</p>}
      <div className="max-w-[36em] text-16 text-quiet">
        <InPlace
          label={galleryMessages.introduction}
          placeholder={galleryMessages.addIntroduction}
          maxLength={galleryIntroductionMax}
          value={document.introduction}
          onChange={(introduction) => saver.change((before) => ({ ...before, introduction }), true)}
        />
      </div>
    </header>
  );
}
