import { Panel } from "#components/ui/panel.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  type GalleryDocument,
  galleryIntroductionMax,
  galleryTitleMax,
} from "#lib/domain/gallery/gallery.ts";
import type { GallerySaver } from "./gallery-saver.ts";
import { LayoutChoice } from "./layout-choice.tsx";

type WordsPanelProps = { document: GalleryDocument; saver: GallerySaver };

/** What stands at the beginning of a gallery, and how its clips are laid out. */
export function WordsPanel({ document, saver }: WordsPanelProps) {
  return (
    <Panel title="Words and layout">
      <div className="flex flex-col gap-4">
        <TextField
          label="Title"
          value={document.title}
          maxLength={galleryTitleMax}
          error={document.title.trim() === "" ? "A gallery needs a title." : undefined}
          onChange={({ target }) => saver.change((before) => ({ ...before, title: target.value }), true)}
        />
        <Textarea
          label="Introduction"
          description="Plain words above the clips. A blank line begins a new paragraph."
          value={document.introduction}
          maxLength={galleryIntroductionMax}
          onChange={({ target }) =>
            saver.change((before) => ({ ...before, introduction: target.value }), true)
          }
        />
        <LayoutChoice
          layout={document.layout}
          onChange={(layout) => saver.change((before) => ({ ...before, layout }))}
        />
      </div>
    </Panel>
  );
}
