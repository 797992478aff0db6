import * as z from "zod/mini";
import { createDocumentSaver, type DocumentSaver } from "#components/state/document-saver.ts";
import { type Kept, openKept } from "#components/state/kept.ts";
import { createStore, type Store } from "#components/state/store.ts";
import { type GalleryDocument, galleryDocumentSchema } from "#lib/domain/gallery/gallery.ts";
import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { galleryMessages } from "./messages.ts";

/** The title may be empty for a while: somebody is typing. */
const typedSchema = z.extend(galleryDocumentSchema, { title: z.string() });

/** What this browser keeps of a gallery until the studio has it. */
const keptGallerySchema = z.nullable(
  z.strictObject({
    /** The version that it was made from. */
    version: z.int(),
    document: typedSchema,
    /** Whose it is: another tab saves its own. */
    tab: z.string(),
    /** What was on its way when the page ended, and may have arrived. */
    sent: z.nullable(typedSchema),
  }),
);
export type KeptGallery = z.infer<typeof keptGallerySchema>;

export function openKeptGallery(memberId: string, id: GalleryId): Kept<KeptGallery> {
  return openKept({
    key: `triptych gallery ${memberId} ${id}`,
    schema: keptGallerySchema,
    fallback: null,
    what: galleryMessages.unsavedKept,
  });
}

type SaverOptions = {
  /** As the studio has it. */
  gallery: GalleryView;
  kept: Store<KeptGallery>;
  tab: string;
  /** A call that throws got no answer. */
  save: (save: {
    document: GalleryDocument;
    fromVersion: number;
  }) => Promise<
    | { ok: true; version: number }
    | { ok: false; reason: "changed-elsewhere"; gallery: GalleryView }
    | { ok: false; reason: string }
  >;
  /** What was saved elsewhere took the place of what stood here, which nobody had touched. */
  onReplaced: () => void;
};

export type GallerySaver = Omit<DocumentSaver<GalleryDocument>, "start" | "changed"> & {
  document: Store<GalleryDocument>;
  /**
   * Begins to save, and takes up what an earlier page could not save, unless it is another tab's that is still open; gives the way to
   * stop, which saves what is left.
   */
  start: (isOpen: (tab: string) => Promise<boolean>) => () => void;
  /** `isTyping`: saved when the hand rests. Everything else is saved at once, so that what is hidden is hidden. */
  change: (change: (document: GalleryDocument) => GalleryDocument, isTyping?: boolean) => void;
};

/** Saves a gallery. Where nobody has touched it, it follows what is saved elsewhere. */
export function createGallerySaver({ gallery, kept, tab, save, onReplaced }: SaverOptions): GallerySaver {
  const document = createStore(gallery.document);
  const saver = createDocumentSaver<GalleryDocument>({
    key: `gallery ${tab} ${gallery.id}`,
    document,
    version: gallery.version,
    save: async (changed) => {
      const answer = await save(changed);
      return "gallery" in answer
        ? { ...answer, document: answer.gallery.document, version: answer.gallery.version }
        : answer;
    },
    keep: (unsaved) => kept.update(() => unsaved && { sent: null, ...unsaved, tab }),
    // The studio keeps titles without the spaces around them.
    comparable: ({ title, ...others }) => ({ title: title.trim(), ...others }),
    findTrouble: ({ title }) => (title.trim() === "" ? "no-title" : null),
    onReplaced,
  });
  return {
    ...saver,
    document,
    start(isOpen) {
      const stop = saver.start();
      const entry = kept.get();
      if (entry?.tab === tab) saver.takeUp(entry);
      else if (entry)
        void isOpen(entry.tab).then((isItsOwn) => {
          if (!isItsOwn && kept.get() === entry) saver.takeUp(entry);
        });
      return stop;
    },
    change(change, isTyping = false) {
      document.update(change);
      saver.changed(isTyping);
    },
  };
}
