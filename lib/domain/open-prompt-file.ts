import type { AssetId, ModelId, ReferenceId } from "./id.ts";
import type { Kind } from "./kind.ts";
import { newPrompt, normalizeBody, type Prompt } from "./prompt.ts";
import type { FileReference, PromptFile } from "./prompt-file.ts";
import type { Reference } from "./reference.ts";
import { slotName } from "./slot.ts";

export type OpenedPromptFile = {
  prompt: Prompt;
  /** Where the files of its references are to be fetched from; those of the studio's own and empty slots are not in it. */
  urls: ReadonlyMap<ReferenceId, string>;
  /** Chosen in the file, and not here: the studio does not offer them, or has no key for them. */
  leftOutModels: readonly ModelId[];
};

type OpenOptions = {
  /** Gives a new id at every call: none of the file's is believed, and it has none. */
  createId: () => ReferenceId;
  /** What stands behind a hash in the opener's own studio. */
  ownAsset: (sha256: string, kind: Kind) => AssetId | null;
  isOffered: (modelId: ModelId) => boolean;
  canBeChosen: (modelId: ModelId) => boolean;
  /** Chosen where none of the file's can be. */
  otherwise: readonly ModelId[];
};

/** Makes a document of a prompt file, for whoever opens it. */
export function openPromptFile(file: PromptFile, options: OpenOptions): OpenedPromptFile {
  const urls = new Map<ReferenceId, string>();
  const toReference = ({ kind, name, role, sha256, url }: FileReference): Reference => {
    const id = options.createId();
    const assetId = sha256 === undefined ? null : options.ownAsset(sha256, kind);
    if (assetId === null && url !== undefined) urls.set(id, url);
    return { id, assetId, kind, name: name ?? slotName[kind], role };
  };
  const references = file.references.map(toReference);
  const removed = file.removed.map((one) => toReference({ ...one, url: undefined }));
  const body = file.body.map((node) =>
    node.type === "text"
      ? node
      : // The schema has seen to it that there is one.
        { type: "reference" as const, id: (node.type === "missing" ? removed : references)[node.at]!.id },
  );
  const wanted = [...new Set(file.modelIds)];
  const chosen = wanted.filter((modelId) => options.isOffered(modelId) && options.canBeChosen(modelId));
  return {
    prompt: {
      ...newPrompt(chosen.length > 0 ? chosen : [...options.otherwise]),
      body: normalizeBody(body),
      references,
      removed,
      settings: file.settings,
      overrides: Object.fromEntries(
        Object.entries(file.overrides).filter(([modelId]) => options.isOffered(modelId as ModelId)), // keys of such a record
      ),
    },
    urls,
    leftOutModels: wanted.filter((modelId) => !chosen.includes(modelId)),
  };
}
