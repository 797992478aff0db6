import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { AssetId, ConversionId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";
import type { Store } from "#components/state/store.ts";

/** How far the file of a reference is on its way to the studio. `progress` is from 0 to 1. */
export type Upload = {
  state: "waiting" | "sending" | "failed" | "stopped" | "sent";
  progress: number;
  format: Format;
  sizeBytes: number;
  /** What this browser read of it; the studio's own reading, when it is there, counts instead. */
  measured?: Measured | undefined;
  /** Why this browser could not read it; it is sent all the same, since the studio may. */
  trouble?: UnreadableReason | undefined;
  /** Where the file can be looked at in this browser; null while only the studio has it. */
  localUrl: string | null;
  /** The studio itself fetches it from a link: format and size are guesses, and whatever happens the reference stays. */
  isFetched?: boolean;
  /** Why it failed, in a sentence. */
  reason?: string | undefined;
};

/**
 * A file that was not taken, with the sentence that says why. `sameAs` is the reference that has its bytes: it may be added all the same.
 */
export type Refusal = { key: string; name: string; reason: string; sameAs?: ReferenceId };

/** An edit of a reference's file, from the wish to what it became. */
export type Converting = {
  key: string;
  reference: ReferenceId;
  /** What the reference has, null where nothing yet: where it has another file, nothing comes of this. */
  of: AssetId | null;
  /** What is edited: the same, or what that was made of. */
  from: AssetId;
  edit: Edit;
  /** What is made takes the file's place, or is a new reference. */
  does: "replace" | "add";
  /** Nobody has asked for it. */
  isByItself: boolean;
  /** It was canceled elsewhere once, and is waited for here all the same. */
  isAskedAgain?: true;
  /** "done" is only told of what was done by itself, until its author has gone on. */
  state: "waiting" | "making" | "failed" | "done";
  progress: number;
  /** What the studio calls it, once it has answered. */
  id: ConversionId | null;
  /** Why it failed, in a sentence. */
  reason?: string;
};

export type ComposerState = {
  document: Prompt;
  assets: ReadonlyMap<AssetId, Asset>;
  /** Only files that were chosen, and links that were imported, in this tab. After the end of an upload its entry remains, for the local picture. */
  uploads: ReadonlyMap<ReferenceId, Upload>;
  refusals: readonly Refusal[];
  conversions: readonly Converting[];
};

export type ComposerStore = Store<ComposerState>;

/** Changes the document alone. */
export function updateDocument(store: ComposerStore, change: (document: Prompt) => Prompt): void {
  store.update((state) => {
    const document = change(state.document);
    return document === state.document ? state : { ...state, document };
  });
}

/** What is made, or was, to take the place of a reference's file. */
export function conversionOf(
  { conversions }: Pick<ComposerState, "conversions">,
  id: ReferenceId,
): Converting | undefined {
  return conversions.find(({ does, reference }) => does === "replace" && reference === id);
}

/** Whether something comes of it without anybody's help. */
export const isMoving = ({ state }: Pick<Converting, "state">) => state === "waiting" || state === "making";
