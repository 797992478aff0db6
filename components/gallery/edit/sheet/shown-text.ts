import { galleryMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryItemChoices, GallerySettings } from "#lib/domain/gallery/gallery.ts";

const { shownParts: parts } = galleryMessages;

type Defaults = Pick<GallerySettings, "showsPrompts" | "showsModels" | "showsSettings">;

/** What visitors see of one clip beside the video and its caption, in words; `references` is how many its prompt has. Empty: nothing. */
export function shownText(gallery: Defaults, item: GalleryItemChoices, references: number): string {
  const shown = [
    (item.showsPrompt ?? gallery.showsPrompts) && parts.prompt,
    (item.showsModel ?? gallery.showsModels) && parts.model,
    (item.showsSettings ?? gallery.showsSettings) && parts.settings,
    item.shownReferences.length > 0 &&
      galleryMessages.someReferences(item.shownReferences.length, references),
  ].filter((part) => part !== false);
  return shown.length === 0 ? "" : galleryMessages.shows(shown);
}
