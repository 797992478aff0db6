import { mustBeConverted } from "./format.ts";

// No schema is imported here: the public page's script is to stay small.

/** What a file that was made of another can be shown with: an asset, a clip with a hidden name, an item of a gallery, a reference that an item shows. */
type Place = "asset" | "blind" | "item" | "reference";

type Row = {
  /**
   * Of its maker. A better maker has the next number: it makes a new file beside the old one, which stays for whatever names it. Files
   * that are here already get theirs when they are read again, for which a migration asks; their sendable copies at once.
   */
  version: number;
  /** Null: as the file that it is made of. */
  contentType: string | null;
  /** Where it is shown to whoever may see the file itself; its kind is the last part of its address there. */
  shownWith: readonly Place[];
};

/** The files that are made of others, by their kinds. All that is decided per kind and not by its maker stands here. */
export const derivatives = {
  /** A small picture of an image or of a video's beginning. */
  poster: { version: 1, contentType: "image/webp", shownWith: ["asset", "blind", "item", "reference"] },
  /** The peaks of a sound. */
  waveform: { version: 1, contentType: "application/json", shownWith: ["asset", "blind", "item"] },
  /** A picture of an image that browsers do not show as it is, or would need long to. */
  preview: { version: 1, contentType: "image/webp", shownWith: ["asset"] },
  /** The copy without place, camera and other words, which leaves in the file's place: see `sentFileOf`. */
  sendable: { version: 3, contentType: null, shownWith: [] },
  /** A sound as browsers can play it, where they can't play the file itself. */
  listen: { version: 1, contentType: "audio/mp4", shownWith: ["asset"] },
  /** A small copy of a video, for playing several at once, or where browsers can't play the file itself. */
  compare: { version: 1, contentType: "video/mp4", shownWith: ["asset", "blind", "item"] },
  /** Pictures of a video side by side, evenly over its length: see `filmstripFrames`. */
  filmstrip: { version: 1, contentType: "image/webp", shownWith: ["asset", "blind", "item"] },
} as const satisfies Record<string, Row>;

/** The short side of comparing copies at most, in pixels; smaller films keep theirs. */
export const compareShortSidePx = 540;

/** How many pictures a filmstrip holds, from left to right, all equally wide: picture i is seen in the middle of the i-th part of the film. */
export const filmstripFrames = 20;

/** What each picture of a filmstrip fills without losing its shape, in pixels. */
export const filmstripFramePx = { width: 256, height: 108 } as const;

type Derivatives = typeof derivatives;
export type DerivativeKind = keyof Derivatives;
export const derivativeKinds = Object.keys(derivatives) as DerivativeKind[]; // keys of a literal

/** A kind that is shown in a place. */
export type ShownWith<P extends Place> = {
  [Kind in DerivativeKind]: P extends Derivatives[Kind]["shownWith"][number] ? Kind : never;
}[DerivativeKind];

/** The kinds that are shown in a place. */
export function shownWith<P extends Place>(place: P): readonly ShownWith<P>[] {
  const isShown = (kind: DerivativeKind): kind is ShownWith<P> =>
    (derivatives[kind].shownWith as readonly Place[]).includes(place); // it may have any place
  return derivativeKinds.filter(isShown);
}

/** What tells a file by today's maker of a kind from all others that were made of the same file. */
export function presentOf(kind: DerivativeKind): { kind: DerivativeKind; version: number } {
  return { kind, version: derivatives[kind].version };
}

/** A file that was made of another, as its row says. */
type Made = { kind: string; version: number };

/** The one of a kind that the newest maker has made. */
export function newestOf<File extends Made>(kind: DerivativeKind, made: readonly File[]): File | undefined {
  return made.filter((file) => file.kind === kind).toSorted((a, b) => b.version - a.version)[0];
}

/**
 * Which bytes of a file may leave for a provider, a visitor or whoever judges with the names hidden: those of its copy without place,
 * camera and other words. Its own leave only where there is no such copy, because there was nothing to take out. Null of a file that
 * has to be converted first, of which nothing was taken out because nobody can. Of several copies it is the newest, but for a request
 * that means another by its SHA-256. `measured` is what was read of it; `derivatives` are all copies of the file, or all that was
 * made of it; whether it has been read, before which nobody knows, is for the caller to ask.
 */
export function sentFileOf<File, Copy extends Made & { sha256: string }>(
  file: File & { format: string; measured: unknown; derivatives: readonly Copy[] },
  meant: string | null = null,
): { from: "blob"; blob: File } | { from: "derivative"; made: Copy } | null {
  if (mustBeConverted(file)) return null;
  const copies = file.derivatives.filter(({ kind }) => kind === "sendable");
  const made = copies.find(({ sha256 }) => sha256 === meant) ?? newestOf("sendable", copies);
  return made ? { from: "derivative", made } : { from: "blob", blob: file };
}
