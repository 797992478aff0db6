import { v7 as createUuid } from "uuid";
import { type ComposerStore, updateDocument, type Upload } from "#components/composer/composer-state.ts";
import { addReferences, rememberRemoved } from "#components/composer/reference-changes.ts";
import type { Brought } from "#components/composer/uploads/brought.ts";
import { UploadError } from "#components/composer/uploads/upload-error.ts";
import type { UploadManager } from "#components/composer/uploads/upload-manager.ts";
import { type AssetId, type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import type { Format, Kind } from "#lib/domain/media/format.ts";
import { referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { findOwnAssets } from "#lib/queries/own-files.ts";
import type { TakeCopied } from "./clipboard.ts";
import { copiedFile } from "./copied-files.ts";
import type { Manuscript } from "./manuscript.ts";

/**
 * Lets copied tokens bring their files from another prompt of the same member: a token means the reference that has its file here, or a
 * new one at the end of the list. A file that was still on its way when it was copied in this page is brought from here too. Until the studio has said that a file is the member's, only the reference knows of it; one that is
 * not leaves the list again, and its token stays as a missing one. No token comes to mean another file.
 */
export function createTakeCopied(
  store: ComposerStore,
  uploads: Pick<UploadManager, "fileOf">,
  change: Manuscript["change"],
): TakeCopied {
  return (copied, isFromHere) => {
    const { references, removed } = store.get().document;
    const known = new Set([...references, ...removed].map(({ id }) => id));
    const ids = new Map<ReferenceId, ReferenceId>();
    const added: Reference[] = [];
    const files = new Map<ReferenceId, Brought>();
    const unknown: Reference[] = [];
    for (const one of copied) {
      if (ids.has(one.id) || (isFromHere && known.has(one.id))) continue;
      const { kind } = one;
      const copied = one.assetId === null ? copiedFile(one.id) : undefined;
      const assetId = one.assetId ?? copied?.assetId ?? null;
      const isIt = (there: Reference) => {
        if (there.kind !== kind) return false;
        const own = files.get(there.id) ?? uploads.fileOf(there.id);
        if (assetId === null) return own?.file === copied?.file;
        return (there.assetId ?? own?.copyOf) === assetId;
      };
      const isKnown = assetId !== null || copied !== undefined;
      const there = isKnown ? [...references, ...added].find(isIt) : undefined;
      const id = there?.id ?? referenceIdSchema.parse(createUuid());
      ids.set(one.id, id);
      if (there) continue;
      const reference = { ...one, id, assetId: null };
      const brought = assetId === null ? copied : broughtCopy(assetId, kind);
      if (!brought || references.length + added.length >= referencesMax) unknown.push(reference);
      else {
        added.push(reference);
        files.set(id, brought);
      }
    }
    return {
      ids,
      paste(write) {
        if (unknown.length > 0) updateDocument(store, (document) => rememberRemoved(document, unknown));
        change((prompt) => addReferences(prompt, added), { files, write });
      },
    };
  };
}

const usual = { image: "jpeg", video: "mp4", audio: "mp3" } as const satisfies Record<Kind, Format>;

const broughtCopy = (copyOf: AssetId, kind: Kind): Brought => ({
  async source({ signal }) {
    const [asset] = await findOwnAssets([copyOf], signal);
    if (asset?.kind !== kind) throw new UploadError("refused", "It is not a file of this account.");
    return asset.id;
  },
  file: null,
  upload: {
    state: "waiting",
    progress: 0,
    format: usual[kind],
    sizeBytes: 0,
    localUrl: null,
    isFetched: true,
  } satisfies Upload,
  assetId: null,
  isRefused: false,
  copyOf,
});
