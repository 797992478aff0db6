import { v7 as createUuid } from "uuid";
import type { Asset } from "#lib/domain/media/asset.ts";
import {
  type AssetId,
  type MemberId,
  type ModelId,
  promptIdSchema,
  type ReferenceId,
} from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { savePromptAction } from "#lib/actions/prompt-actions.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { type ComposerStore, type ComposerState, updateDocument } from "./composer-state.ts";
import type { Draft } from "#components/drafts/draft.ts";
import { onDraftChange } from "#components/drafts/draft-news.ts";
import { createDraftSaver, type DraftSaver } from "./drafts/draft-saver.ts";
import { createJournal } from "#components/drafts/journal.ts";
import { rememberOpenDraft } from "#components/drafts/open-draft.ts";
import { recall, remember } from "#components/drafts/recall.ts";
import type { TakeCopied } from "./editor/clipboard.ts";
import type { PromptEditor } from "./editor/create-editor.ts";
import { createManuscript, type Manuscript } from "./editor/manuscript.ts";
import { createRemovals, type Removed } from "./editor/removals.ts";
import { createTakeCopied } from "./editor/take-copied.ts";
import { createTokenDirectory, type TokenDirectory } from "./editor/token-directory.ts";
import type { Offer } from "./import/offer.ts";
import type { InvalidSettings } from "./invalid-settings.ts";
import type { ModelChoice } from "./model-choice.ts";
import { createVerdicts } from "./models/create-verdicts.ts";
import { type ListedModel, listModels } from "./models/list-models.ts";
import type { ModelVerdict } from "./models/judge-models.ts";
import { openUsedModels, type UsedModels } from "./models/used-models.ts";
import { pictureOf } from "./picture-of.ts";
import { createStore, onPart, type Store } from "#components/state/store.ts";
import { createUploadManager, type UploadManager } from "./uploads/upload-manager.ts";

/** What the viewer can do to a file. */
export type ViewerTool = "size" | "convert";

/** Everything behind one open prompt, outside React: the text's keys must not wait for the page. */
export type ComposerSession = {
  store: ComposerStore;
  directory: TokenDirectory;
  uploads: UploadManager;
  saver: DraftSaver;
  /** Every model as the studio's settings make it, in the order of the list. */
  models: readonly ListedModel[];
  choices: ReadonlyMap<ModelId, ModelChoice>;
  verdicts: Store<readonly ModelVerdict[]>;
  /** Which hash of a model the author has accepted. */
  accepted: Store<ReadonlyMap<ModelId, string>>;
  /** Where something is no value the document keeps the last good one, and nothing is sent. */
  invalidSettings: Store<InvalidSettings>;
  usedModels: UsedModels;
  /** The reference that is open in the viewer. */
  viewed: Store<ReferenceId | null>;
  /** The tool that is open there. */
  tool: Store<ViewerTool | null>;
  /** The reference that a refusal under the pointer is about: its tile and its row light up. */
  lit: Store<ReferenceId | null>;
  /** Grows when the document was replaced as a whole, and text and settings are to be shown anew. */
  edition: Store<number>;
  /** A pasted request about which its author is asked. It lives here alone: nothing of it is kept before the choice. */
  offer: Store<Offer | null>;
  /** The mounted text. */
  editor: { readonly current: PromptEditor | null };
  attachEditor: (editor: PromptEditor | null) => void;
  /** Brings the document up to the last key. */
  flushText: () => void;
  /** The text as it is written, whether it is on the page or not. */
  manuscript: Manuscript;
  takeCopied: TakeCopied;
  /** Changes the list of references, and nothing else, so that an undo takes it back. */
  change: (change: (prompt: Prompt) => Prompt) => void;
  /** Adds files as they were dropped or chosen ("list"), or also as tokens where the caret is now ("text"). */
  addFiles: (files: readonly File[], where: "list" | "text") => Promise<void>;
  /** Takes back the last change of the text or the list, and makes it again; false where there is none. */
  undo: () => boolean;
  redo: () => boolean;
  undoable: Store<{ canUndo: boolean; canRedo: boolean }>;
  /** The reference that was taken out last, until it is back. */
  lastRemoved: Store<Removed | null>;
  /** Brings that one back whole, whatever was done since. */
  putBack: (id: ReferenceId) => void;
  pictureUrl: (reference: Reference) => string | null;
  /** Until its page was left: what comes later has no business here. */
  isOpen: () => boolean;
  close: () => void;
};

export type SessionOptions = {
  memberId: MemberId;
  draft: Draft | null;
  assets: readonly Asset[];
  models: readonly ModelChoice[];
  providerChoices: ProviderChoices;
  /** The address that is shown: going back may show a prompt's address over the page of a new one. */
  path: string;
  /** Called when the server has the draft for the first time. */
  onCreated: (draft: Draft) => void;
};

/** The document follows the text when the hand rests, and after a while in any case: the page is judged and drawn anew then. */
const textDelayMs = 150;
const textMostMs = 1500;

/** Opens a prompt, with what this browser kept of it; "newer" where a newer studio kept that, and it is left as it is. */
export async function openSession(options: SessionOptions): Promise<ComposerSession | "newer"> {
  const journal = createJournal(options.memberId);
  const shownId = promptIdSchema.safeParse(options.path.split("/").at(-1)).data ?? options.draft?.id;
  const given = options.draft?.id === shownId ? options.draft : null;
  const found = shownId ? await journal.find(shownId) : null;
  const draft = shownId ? recall(options.memberId, shownId, given) : null; // after it, since a save may end meanwhile
  if (draft && found?.state === "newer") return "newer";
  const kept = draft ? (found?.state === "read" ? found.document : null) : await journal.findNew();
  const choices = new Map(options.models.map((choice) => [choice.modelId, choice]));
  // One that is only in this browser is taken up below, like what was not saved of any other.
  const opened: Draft = draft ?? {
    id: kept?.id ?? promptIdSchema.parse(createUuid()),
    document: newPrompt(options.models.slice(0, 1).map((choice) => choice.modelId)),
    version: 0,
  };

  const store: ComposerStore = createStore<ComposerState>({
    document: opened.document,
    assets: new Map(options.assets.map((asset) => [asset.id, asset] as [AssetId, Asset])),
    uploads: new Map(),
    refusals: [],
    conversions: [],
  });
  const edition = createStore(0);
  const editor: { current: PromptEditor | null } = { current: null };
  const saver = createDraftSaver({
    store,
    ...opened,
    save: savePromptAction,
    journal,
    onSaved(saved, isFirst) {
      remember(options.memberId, saved);
      rememberOpenDraft(options.memberId, saved);
      if (isFirst) options.onCreated(saved);
    },
  });
  if (kept) saver.takeUp(kept);
  const pictureUrl = (reference: Reference) => pictureOf(store.get(), reference);
  const directory = createTokenDirectory({
    document: () => store.get().document,
    pictureUrl,
    subscribe: (listener) => onPart(store, facesOf, listener),
  });
  const uploads: UploadManager = createUploadManager({
    store,
    change: (...change) => manuscript.change(...change),
    onAdded: (ids) => manuscript.convertAdded(ids),
  });
  const removals = createRemovals(() => store.get().document.references);
  const document: Store<Prompt> = {
    get: () => store.get().document,
    update: (change) => updateDocument(store, change),
    subscribe: store.subscribe,
  };

  let isOpen = true;
  let textTimer: ReturnType<typeof setTimeout> | undefined;
  let writtenSinceMs = 0;
  const flushText = () => {
    clearTimeout(textTimer);
    textTimer = undefined;
    const body = manuscript.body();
    updateDocument(store, (now) => (now.body === body ? now : { ...now, body }));
    saver.writing(false);
  };
  const manuscript: Manuscript = createManuscript({
    document,
    directory,
    fileOf: (id) => uploads.fileOf(id),
    giveFile: (id, file) => uploads.giveFile(id, file),
    onTextChange() {
      const now = performance.now();
      saver.writing(true);
      if (textTimer === undefined) writtenSinceMs = now;
      clearTimeout(textTimer);
      const mostMs = store.get().document.body.length === 0 ? textDelayMs : textMostMs; // first words change the page
      textTimer = setTimeout(flushText, Math.min(textDelayMs, writtenSinceMs + mostMs - now));
    },
    onChange: (changes, isHistory) => removals.note(changes, isHistory),
  });
  let [before, latest] = [store.get().document, store.get().document];
  const stopWatching = store.subscribe(() => {
    const { document: now } = store.get();
    if (now !== latest) [before, latest] = [latest, now];
  });
  const stopTakingOver = edition.subscribe(() => {
    clearTimeout(textTimer);
    textTimer = undefined;
    saver.writing(false);
    manuscript.takeOver(before);
    removals.lastRemoved.update(() => null);
  });
  const models = listModels(options.providerChoices);
  const { verdicts, stopJudging } = createVerdicts(store, models, choices);
  const stopSaving = saver.start();
  if (draft) rememberOpenDraft(options.memberId, { id: draft.id, document: store.get().document });
  const stopListening = onDraftChange(options.memberId, (changed) => {
    if (changed.id === saver.id) void saver.hear(changed);
  });
  return {
    store,
    directory,
    uploads,
    saver,
    models,
    choices,
    verdicts,
    accepted: createStore<ReadonlyMap<ModelId, string>>(new Map()),
    invalidSettings: createStore<InvalidSettings>(new Set()),
    usedModels: openUsedModels(options.memberId),
    viewed: createStore<ReferenceId | null>(null),
    tool: createStore<ViewerTool | null>(null),
    lit: createStore<ReferenceId | null>(null),
    edition,
    offer: createStore<Offer | null>(null),
    editor,
    attachEditor: (next) => {
      editor.current = next;
    },
    flushText() {
      if (textTimer !== undefined) flushText();
    },
    manuscript,
    takeCopied: createTakeCopied(store, uploads, manuscript.change),
    change: manuscript.change,
    async addFiles(files, where) {
      if (where === "list") return void (await uploads.add(files));
      const { place, release } = manuscript.holdCaret();
      await uploads.add(files, place).finally(release);
    },
    undo: manuscript.undo,
    redo: manuscript.redo,
    undoable: manuscript.undoable,
    lastRemoved: removals.lastRemoved,
    putBack: (id) => removals.putBack(id, manuscript),
    pictureUrl,
    isOpen: () => isOpen,
    close() {
      isOpen = false;
      if (textTimer !== undefined) flushText();
      stopSaving();
      stopListening();
      stopJudging();
      stopTakingOver();
      stopWatching();
      uploads.destroy();
    },
  };
}

/** What a chip can show. */
const facesOf = ({ document, assets, uploads }: ComposerState) => [
  document.references,
  document.removed,
  assets,
  [...uploads].map(([id, { localUrl }]) => `${id} ${localUrl}`).join(),
];
