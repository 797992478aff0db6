import * as z from "zod/mini";
import { type AssetId, type ModelId, modelIdSchema, type ReferenceId } from "#lib/domain/base/id.ts";
import { type Ladder, parseStored, type Stored } from "#lib/domain/base/ladder.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { type Edit, editSchema } from "#lib/domain/media/edit.ts";
import { type Kind, kindSchema } from "#lib/domain/media/format.ts";
import {
  newPrompt,
  normalizeBody,
  type Prompt,
  referencesMax,
  textMax,
  textNodeSchema,
} from "#lib/domain/prompt/prompt.ts";
import { type Reference, roles, slotName } from "#lib/domain/prompt/reference.ts";
import { extrasSchema } from "#lib/domain/settings/extra-table.ts";
import { newSettings, settingsOverrideSchema, settingsSchema } from "#lib/domain/settings/settings.ts";
import { removeSecrets } from "./redact-secrets.ts";
import { sha256Schema } from "#lib/domain/media/asset.ts";

/** What the name of a prompt file ends in. */
export const promptFileEnding = ".triptych.json";

/** Characters. More than any prompt that the studio keeps, and soon read. */
export const promptFileMaxCharacters = 4_000_000;

const linkMax = 8192;

/**
 * A reference without its asset. Without a name it is an empty slot, of which only the kind is told. `sha256` is of the file as it
 * was uploaded, by which its own member's studio finds it again; where an edit has made the file, `made` has the hash of what it was
 * made of, and the edit by which that studio makes it again. `url` is a link from which any studio may fetch it.
 */
const fileReferenceSchema = z.strictObject({
  kind: kindSchema,
  name: z.optional(
    z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[^/\\\p{Cc}\p{Cf}\p{Cs}]+$/u)),
  ),
  role: z.nullable(z.enum(roles)),
  asIs: z.optional(z.literal(true)),
  sha256: z.optional(sha256Schema),
  made: z.optional(z.strictObject({ sha256: sha256Schema, edit: editSchema })),
  url: z.optional(
    z.string().check(
      z.maxLength(linkMax),
      z.refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text)),
    ),
  ),
});
type FileReference = z.infer<typeof fileReferenceSchema>;

const placeSchema = z.int().check(z.gte(0));

/** `at` is a place in `references`, or for a token whose reference was taken out, in `removed`; both count from 0. */
const fileNodeSchema = z.discriminatedUnion("type", [
  textNodeSchema,
  z.strictObject({ type: z.literal("reference"), at: placeSchema }),
  z.strictObject({ type: z.literal("missing"), at: placeSchema }),
]);

/** Whom a video is billed to is nobody's business but its author's, and never taken from a file. */
const fileExtrasSchema = z.omit(extrasSchema, { namespace: true });

/**
 * A prompt as a file that any studio of this kind opens: no id of a member, an asset or a prompt is in it, and tokens name places
 * instead of references. Strict throughout: what is not known is refused, not skipped.
 */
export const promptFileSchema = z
  .strictObject({
    format: z.literal("triptych-prompt"),
    version: z.literal(1),
    body: z.array(fileNodeSchema).check(z.maxLength(2000)),
    references: z.array(fileReferenceSchema).check(z.maxLength(referencesMax)),
    removed: z.array(fileReferenceSchema).check(z.maxLength(referencesMax)),
    settings: settingsSchema,
    modelIds: z.array(modelIdSchema).check(z.maxLength(50)),
    overrides: z.record(
      modelIdSchema,
      z.extend(settingsOverrideSchema, { extras: z.optional(fileExtrasSchema) }),
    ),
  })
  .check(
    z.refine(
      ({ body, references, removed }) =>
        body.every(
          (node) => node.type === "text" || node.at < (node.type === "missing" ? removed : references).length,
        ),
      "a token names a place where there is nothing",
    ),
    z.refine(({ body }) => isKept(body), "more text than the studio keeps"),
  );
export type PromptFile = z.infer<typeof promptFileSchema>;

/** Whether the texts can be kept: those in a row become one, and all of them together go through one request. */
function isKept(body: readonly z.infer<typeof fileNodeSchema>[]): boolean {
  let [inARow, together] = [0, 0];
  for (const node of body) {
    const length = node.type === "text" ? node.text.length : 0;
    inARow = node.type === "text" ? inARow + length : 0;
    together += length;
    if (inARow > textMax || together > 4 * textMax) return false;
  }
  return true;
}

const promptFileLadder: Ladder<PromptFile> = { schema: promptFileSchema, upgrades: [] };
const anyVersionSchema = z.looseObject({ format: promptFileSchema.def.shape.format });

/** Reads the text of a prompt file of any version that a studio ever wrote. */
export function parsePromptFile(text: string): Stored<PromptFile> {
  try {
    if (text.length > promptFileMaxCharacters)
      throw new RangeError("more than any prompt that the studio keeps");
    return parseStored(promptFileLadder, anyVersionSchema.parse(JSON.parse(text)));
  } catch (error) {
    return { state: "unreadable", error };
  }
}

/** The text of a prompt file, made to be read by people too. */
export function promptFileText(file: PromptFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

type OpenedPromptFile = {
  prompt: Prompt;
  /** Where the files of its references are to be fetched from; those of the studio's own and empty slots are not in it. */
  urls: ReadonlyMap<ReferenceId, string>;
  /**
   * What is to be made again of a file that is here, because what was made of it is not. Until then its reference has that file, or none
   * where it is of another kind.
   */
  edits: ReadonlyMap<ReferenceId, { from: AssetId; edit: Edit }>;
  /** Chosen in the file, and not here: the studio does not offer them, or has no key for them. */
  leftOutModels: readonly ModelId[];
  /** Keys stood among its words; they are not in the prompt. */
  hadSecrets: boolean;
};

type OpenOptions = {
  /** Gives a new id at every call: none of the file's is believed, and it has none. */
  createId: () => ReferenceId;
  /** What stands behind a hash in the opener's own studio: a file of this kind, or of any where none is given. */
  ownAsset: (sha256: string, kind?: Kind) => AssetId | null;
  isOffered: (modelId: ModelId) => boolean;
  canBeChosen: (modelId: ModelId) => boolean;
  /** Chosen where none of the file's can be. */
  otherwise: readonly ModelId[];
};

/** Makes a document of a prompt file, for whoever opens it. */
export function openPromptFile(given: PromptFile, options: OpenOptions): OpenedPromptFile {
  const { file, hadSecrets } = withoutSecrets(given);
  const urls = new Map<ReferenceId, string>();
  const edits = new Map<ReferenceId, { from: AssetId; edit: Edit }>();
  const toReference = ({ kind, name, role, asIs, sha256, made, url }: FileReference): Reference => {
    const id = options.createId();
    const own = sha256 === undefined ? null : options.ownAsset(sha256, kind);
    const from = own === null && made ? options.ownAsset(made.sha256) : null;
    if (made && from) edits.set(id, { from, edit: made.edit });
    else if (own === null && url !== undefined) urls.set(id, url);
    const assetId = made && from ? options.ownAsset(made.sha256, kind) : own;
    return { id, assetId, kind, name: name ?? slotName[kind], role, ...(asIs && { asIs }) };
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
    edits,
    leftOutModels: wanted.filter((modelId) => !chosen.includes(modelId)),
    hadSecrets,
  };
}

/** The same file without keys in its words; links keep what they are signed with, since they are fetched and not kept. */
function withoutSecrets(file: PromptFile): { file: PromptFile; hadSecrets: boolean } {
  let hadSecrets = false;
  const clean = (text: string): string => {
    const found = removeSecrets(text);
    hadSecrets ||= found.hasRemoved;
    return found.text;
  };
  const cleanNegative = <Settings extends { negativePrompt?: string | undefined }>(
    settings: Settings,
  ): Settings =>
    settings.negativePrompt === undefined
      ? settings
      : { ...settings, negativePrompt: clean(settings.negativePrompt) };
  const cleaned: PromptFile = {
    ...file,
    body: file.body.map((node) => (node.type === "text" ? { ...node, text: clean(node.text) } : node)),
    settings: cleanNegative(file.settings),
    overrides: Object.fromEntries(
      Object.entries(file.overrides).map(([modelId, override]) => [modelId, cleanNegative(override)]),
    ),
  };
  return { file: cleaned, hadSecrets };
}

type PromptFileOptions = {
  /**
   * The references that are told by name and role, each with an absolute link from which it may be fetched, or null where there is
   * none. All others are empty slots: their place in the text and their kind.
   */
  shownReferences: ReadonlyMap<ReferenceId, string | null>;
  /** Without them the file has the settings of a new prompt. */
  showsSettings: boolean;
  /** Without them the file names no model. */
  showsModels: boolean;
};

/** The prompt of a snapshot as a file for others. Nothing is in it but what the options show. */
export function writePromptFile(
  { prompt }: Pick<Snapshot, "prompt">,
  options: PromptFileOptions,
): PromptFile {
  return write(prompt, options, ({ id, kind, name, role }) => {
    const url = options.shownReferences.get(id);
    if (url === undefined) return { kind, role: null };
    return { kind, name: fileName(name), role, ...(url === null ? {} : { url }) };
  });
}

/** The prompt of a snapshot as a file for its own author: everything, and the hashes by which the studio finds the files again. */
export function writeOwnPromptFile({ prompt, assets }: Snapshot): PromptFile {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return write(prompt, { showsSettings: true, showsModels: true }, ({ assetId, kind, name, role, asIs }) => {
    const asset = assetId === null ? undefined : byId.get(assetId);
    const made = asset?.made && { sha256: asset.made.sha256, edit: asset.made.edit };
    const told = { ...(asIs && { asIs }), ...(asset && { sha256: asset.sha256 }), ...(made && { made }) };
    return { kind, name: fileName(name), role, ...told };
  });
}

function write(
  prompt: Prompt,
  { showsSettings, showsModels }: Pick<PromptFileOptions, "showsSettings" | "showsModels">,
  toFile: (reference: Reference) => FileReference,
): PromptFile {
  const places = new Map(prompt.references.map(({ id }, at) => [id, at]));
  const removed = removedMentioned(prompt, places);
  const removedPlaces = new Map(removed.map(({ id }, at) => [id, at]));
  const body = prompt.body.flatMap((node): PromptFile["body"] => {
    if (node.type === "text") return [node];
    const at = places.get(node.id);
    if (at !== undefined) return [{ type: "reference", at }];
    const gone = removedPlaces.get(node.id);
    return gone === undefined ? [] : [{ type: "missing", at: gone }];
  });
  return {
    format: "triptych-prompt",
    version: 1,
    body,
    references: prompt.references.map(toFile),
    removed: removed.map(toFile),
    settings: showsSettings ? prompt.settings : newSettings,
    modelIds: showsModels ? prompt.modelIds : [],
    overrides: showsSettings && showsModels ? overridesOf(prompt) : {},
  };
}

/** Of the references that were taken out, those whose tokens still stand in the text. */
function removedMentioned({ body, removed }: Prompt, present: ReadonlyMap<ReferenceId, number>): Reference[] {
  const mentioned = new Set(body.flatMap((node) => (node.type === "reference" ? [node.id] : [])));
  return removed.filter(({ id }) => mentioned.has(id) && !present.has(id)).slice(0, referencesMax);
}

function overridesOf({ overrides }: Prompt): PromptFile["overrides"] {
  return Object.fromEntries(
    Object.entries(overrides).map(([modelId, { extras, ...settings }]) => {
      const { namespace: _account, ...told } = extras ?? {};
      return [modelId, { ...settings, ...(Object.keys(told).length > 0 ? { extras: told } : {}) }];
    }),
  );
}

/** A name that any file system takes, and the strict schema too. */
function fileName(name: string): string {
  return name.replace(/[/\\\p{Cc}\p{Cf}]+/gu, "-");
}
