import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import { trayMessages as words } from "#components/composer/references/messages.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";
import { isSlot, type Reference } from "#lib/domain/prompt/reference.ts";

/** What is to be said of a file that cannot be used yet, or not at all. */
export type FileStatus = {
  words: string;
  isTrouble: boolean;
  /** Under it, in quiet. */
  note?: string;
  /** From 0 to 1, while it is on its way. */
  progress?: number;
  remedy?: "choose" | "retry" | "go-on";
};

/** Null once the studio has read the file. */
export function fileStatus(
  reference: Reference,
  { assets, uploads }: Pick<ComposerState, "assets" | "uploads">,
): FileStatus | null {
  const { id, assetId, name } = reference;
  const upload = uploads.get(id);
  const asset = assetId === null ? undefined : assets.get(assetId);
  if (asset?.state === "ready") return null;
  if (asset?.state === "missing") return { words: words.whyDeleted, isTrouble: true, remedy: "choose" };
  if (asset?.state === "unreadable") {
    const why = unreadableMessages[asset.trouble ?? "damaged"];
    return { words: `${why} ${words.replaceOrRemove}`, isTrouble: true, remedy: "choose" };
  }
  if (assetId !== null) return { words: words.measuring, isTrouble: false, ...noteOf(upload) };
  if (upload) return { ...uploadStatus(upload), ...noteOf(upload) };
  if (isSlot(reference)) return { words: words.emptyPlace(name), isTrouble: false, remedy: "choose" };
  return { words: words.whyNotHere(name), isTrouble: true, remedy: "choose" };
}

function uploadStatus({ state, progress, isFetched = false, reason = "" }: Upload): FileStatus {
  if (state === "failed") return { words: reason, isTrouble: true, remedy: "retry" };
  if (state === "stopped") return { words: words.stoppedAt(progress), isTrouble: false, remedy: "go-on" };
  if (state === "sent") return { words: words.measuring, isTrouble: false };
  const going = isFetched ? words.fetching(progress) : words.uploading(progress);
  return { words: state === "waiting" ? words.waiting : going, isTrouble: false, progress };
}

const noteOf = (upload: Upload | undefined) => (upload?.trouble ? { note: words.triesItself } : null);
