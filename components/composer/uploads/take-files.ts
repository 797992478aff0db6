import { uploadMessages } from "./messages.ts";
import { v7 as createUuid } from "uuid";
import type { ComposerState, Refusal, Upload } from "#components/composer/composer-state.ts";
import { type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import type { Format, Kind } from "#lib/domain/media/format.ts";
import { referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { type Brought, waitingUpload } from "./brought.ts";
import { hashFile } from "./hash-file.ts";
import { judgeFile } from "./judge-file.ts";
import { findTogether, sendOnce } from "./send-once.ts";

type Taken = {
  /** The new ones, with what brings their files. */
  references: readonly Reference[];
  brought: ReadonlyMap<ReferenceId, Brought>;
  /** For each file that is taken the reference that means it. */
  means: ReferenceId[];
  refused: readonly Omit<Refusal, "key">[];
  /** Files whose bytes a reference has already. */
  same: readonly { file: File; id: ReferenceId }[];
};

/** Makes references of files, judged by their content, and finds those whose bytes are there already, unless they are wanted `again`. */
export async function takeFiles(
  added: readonly File[],
  now: () => Pick<ComposerState, "document" | "assets">,
  fileOf: (id: ReferenceId) => Brought | undefined,
  isAgain: boolean,
): Promise<Taken> {
  const judged = await Promise.all(added.map(async (file) => ({ file, verdict: await judgeFile(file) })));
  const find = findTogether(judged.flatMap(({ file, verdict }) => ("refusal" in verdict ? [] : [file])));
  const references: Reference[] = [];
  const brought = new Map<ReferenceId, Brought>();
  const means: ReferenceId[] = [];
  const refused: Omit<Refusal, "key">[] = [];
  const same: { file: File; id: ReferenceId }[] = [];
  for (const { file, verdict } of judged) {
    if ("refusal" in verdict) {
      refused.push({ name: file.name, reason: verdict.refusal });
      continue;
    }
    const { kind, format } = verdict;
    const listed = [...now().document.references, ...references].filter((one) => one.kind === kind);
    const there = isAgain
      ? null
      : await findSame(file, listed, (id) => brought.get(id) ?? fileOf(id), now().assets);
    if (there !== null) {
      means.push(there);
      same.push({ file, id: there });
    } else if (now().document.references.length + references.length >= referencesMax) {
      refused.push({ name: file.name, reason: uploadMessages.tooMany(referencesMax) });
    } else {
      const id = referenceIdSchema.parse(createUuid());
      references.push({ id, assetId: null, kind, name: nameOf(file), role: null });
      brought.set(id, broughtFile(file, format, kind, find));
      means.push(id);
    }
  }
  return { references, brought, means, refused, same };
}

/** The first of these references whose file has the same bytes; null where there is none, or it cannot be told. Only equal sizes are read. */
async function findSame(
  file: File,
  references: readonly Reference[],
  fileOf: (id: ReferenceId) => Brought | undefined,
  assets: ComposerState["assets"],
): Promise<ReferenceId | null> {
  for (const { id, assetId } of references) {
    const there = fileOf(id)?.file;
    const asset = assetId === null ? undefined : assets.get(assetId);
    if ((there?.size ?? asset?.sizeBytes) !== file.size) continue;
    const hash = await hashFile(file);
    if (hash === null) return null;
    if (hash === (there ? await hashFile(there) : asset?.sha256)) return id;
  }
  return null;
}

/** One file in another's place, judged by its content. */
export async function takeFile(file: File) {
  const verdict = await judgeFile(file);
  if ("refusal" in verdict) return verdict;
  const { kind, format } = verdict;
  return {
    change: { kind, name: nameOf(file), assetId: null },
    brought: broughtFile(file, format, kind),
  };
}

const nameOf = (file: File) => plainFileName(file.name, "pasted file");

const broughtFile = (
  file: File,
  format: Format,
  kind: Kind,
  find?: ReturnType<typeof findTogether>,
): Brought => ({
  source: sendOnce(file, kind, find),
  file,
  upload: { ...waitingUpload, format, sizeBytes: file.size } satisfies Upload,
  assetId: null,
  isRefused: false,
});
