import { isSlot, type Reference } from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";

/** What a reference still has to go through before a model can be sent it, in a word or two. */
export function waitingWord({ uploads }: Pick<ComposerState, "uploads">, reference: Reference): string {
  if (reference.assetId !== null) return "Being measured";
  const upload = uploads.get(reference.id);
  if (!upload && isSlot(reference)) return `Empty: choose ${reference.name}`;
  if (!upload) return "Not uploaded: choose the file again";
  if (upload.state === "failed") return upload.isFetched ? "Could not be fetched" : "The upload failed";
  if (upload.state === "stopped") return "The upload was stopped";
  return upload.isFetched ? "Being fetched" : "Uploading";
}
