import * as z from "zod/mini";
import { createStore, type Store } from "#components/state/store.ts";
import { type Kept, openKept } from "#components/state/kept.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { type GalleryDocument, galleryDocumentSchema } from "#lib/domain/gallery/gallery.ts";
import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { SaveStatus } from "./gallery-status.ts";

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
    what: "What you changed of this gallery, kept in this browser,",
  });
}

type SaveAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "changed-elsewhere"; gallery: GalleryView }
  | { ok: false; reason: string };

type SaverOptions = {
  /** As the studio has it. */
  gallery: GalleryView;
  kept: Store<KeptGallery>;
  tab: string;
  /** A call that throws got no answer. */
  save: (save: { document: GalleryDocument; fromVersion: number }) => Promise<SaveAnswer>;
  /** What was saved elsewhere took the place of what stood here, which nobody had touched. */
  onReplaced: () => void;
};

export type GallerySaver = {
  document: Store<GalleryDocument>;
  status: Store<SaveStatus>;
  /**
   * Takes up what an earlier page could not save, unless it is another tab's that is still open; gives the way to stop, which saves
   * what is left.
   */
  start: (isOpen: (tab: string) => Promise<boolean>) => () => void;
  /** `isTyping`: saved when the hand rests. Everything else is saved at once, so that what is hidden is hidden. */
  change: (change: (document: GalleryDocument) => GalleryDocument, isTyping?: boolean) => void;
  /** Saves what is not saved yet. Says whether the studio has all of it. */
  saveNow: () => Promise<boolean>;
  /** Hears of the gallery as the studio has it now. */
  hear: (gallery: GalleryView) => void;
  /** Ends a conflict: what was saved elsewhere is overwritten, or it takes the place of this. */
  keepMine: () => void;
  takeTheirs: () => void;
};

const pauseMs = 800;
const retryMs = 5000;

/**
 * Saves a gallery over the version it was made from, one save at a time, and what changes meanwhile after it; until the studio has
 * it, this browser keeps it.
 */
export function createGallerySaver(options: SaverOptions): GallerySaver {
  const { kept } = options;
  const document = createStore(options.gallery.document);
  const status = createStore<SaveStatus>({ state: "saved" });
  let { version, document: savedDocument } = options.gallery;
  let unanswered: GalleryDocument | null = null; // what was sent and may have arrived
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const keep = () =>
    kept.update(() => ({ version, document: document.get(), tab: options.tab, sent: unanswered }));
  const isDirty = () => document.get() !== savedDocument;
  const inConflict = () => status.get().state === "conflict";
  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delayMs);
  };

  const settle = (saved: GalleryDocument, newVersion: number) => {
    version = newVersion;
    savedDocument = saved;
    if (isDirty()) {
      keep();
      status.update(() => ({ state: "unsaved" }));
      later(pauseMs);
    } else {
      kept.update(() => null);
      status.update(() => ({ state: "saved" }));
    }
  };

  const replace = (gallery: GalleryView) => {
    ({ version, document: savedDocument } = gallery);
    document.update(() => savedDocument);
    kept.update(() => null);
    status.update(() => ({ state: "saved" }));
  };

  const send = async () => {
    const sent = document.get();
    if (sent.title.trim() === "") {
      status.update(() => ({ state: "not-saved", reason: "no-title" }));
      return;
    }
    const mayHaveArrived = unanswered;
    unanswered = sent;
    keep();
    status.update(() => ({ state: "saving" }));
    try {
      const answer = await options.save({ document: sent, fromVersion: version });
      unanswered = null;
      if (answer.ok) settle(sent, answer.version);
      else if ("gallery" in answer) {
        const { gallery } = answer;
        if (isSame(gallery.document, sent)) settle(sent, gallery.version);
        else if (mayHaveArrived && isSame(gallery.document, mayHaveArrived)) {
          version = gallery.version;
          later(0);
        } else status.update(() => ({ state: "conflict", theirs: gallery }));
      } else status.update(() => ({ state: "not-saved", reason: reasonOf(answer.reason) }));
    } catch {
      status.update(() => ({ state: "not-saved", reason: "offline" }));
      later(retryMs);
    }
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    if (saving) await saving;
    if (!isDirty() || inConflict()) return;
    saving ??= send().finally(() => (saving = null));
    await saving;
  };

  const takeUp = (entry: NonNullable<KeptGallery>) => {
    if (isSame(entry.document, savedDocument)) return kept.update(() => null);
    document.update(() => entry.document);
    unanswered = entry.sent;
    const isNext = entry.version === version || (entry.sent !== null && isSame(entry.sent, savedDocument));
    if (isNext) {
      status.update(() => ({ state: "unsaved" }));
      later(0);
    } else
      status.update(() => ({
        state: "conflict",
        theirs: { ...options.gallery, version, document: savedDocument },
      }));
  };

  return {
    document,
    status,
    start(isOpen) {
      const entry = kept.get();
      if (!entry) return () => void save();
      if (entry.tab === options.tab) takeUp(entry);
      else
        void isOpen(entry.tab).then((isItsOwn) => {
          if (!isItsOwn && !isDirty() && kept.get() === entry) takeUp(entry);
        });
      return () => void save();
    },
    change(change, isTyping = false) {
      document.update(change);
      if (!isDirty()) return;
      keep();
      if (inConflict()) return;
      if (!saving) status.update(() => ({ state: "unsaved" }));
      later(isTyping ? pauseMs : 0);
    },
    async saveNow() {
      await save();
      if (isDirty()) await save();
      return !isDirty() && !inConflict();
    },
    hear(gallery) {
      if (gallery.version <= version || saving) return;
      if (isSame(gallery.document, document.get())) replace(gallery);
      else if (unanswered && isSame(gallery.document, unanswered)) {
        // A save of this very tab, whose answer went missing: what changed after it goes on from there.
        ({ version, document: savedDocument } = gallery);
        unanswered = null;
        keep();
      } else if (isDirty()) status.update(() => ({ state: "conflict", theirs: gallery }));
      else {
        replace(gallery);
        options.onReplaced();
      }
    },
    keepMine() {
      const current = status.get();
      if (current.state !== "conflict") return;
      ({ version, document: savedDocument } = current.theirs);
      keep();
      status.update(() => ({ state: "unsaved" }));
      later(0);
    },
    takeTheirs() {
      const current = status.get();
      if (current.state === "conflict") replace(current.theirs);
    },
  };
}

/** The studio keeps titles without the spaces around them. */
function isSame(one: GalleryDocument, other: GalleryDocument): boolean {
  const written = (document: GalleryDocument) => canonicalJson({ ...document, title: document.title.trim() });
  return written(one) === written(other);
}

function reasonOf(reason: string): "signed-out" | "gone" | "refused" {
  return reason === "signed-out" ? "signed-out" : reason === "not-found" ? "gone" : "refused";
}
