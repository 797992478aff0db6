import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { isTooLong, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { type ComposerStore, updateDocument } from "#components/composer/composer-state.ts";
import type { Draft } from "#components/drafts/draft.ts";
import { createStore, type Store } from "#components/state/store.ts";
import type { Journal } from "#components/drafts/journal.ts";
import { mergeAdditions } from "./merge-additions.ts";
import type { SaveStatus } from "./draft-status.ts";

type Refused = { ok: false; reason: string };

/** What saving asks of the server. A call that throws got no answer. */
export type DraftGateway = {
  create(draft: { id: PromptId; document: Prompt }): Promise<{ ok: true; version: number } | Refused>;
  save(draft: {
    id: PromptId;
    document: Prompt;
    fromVersion: number;
  }): Promise<
    { ok: true; version: number } | ({ ok: false; reason: "changed-elsewhere" } & Stored) | Refused
  >;
};

/** A draft as the server has it. */
type Stored = { document: Prompt; version: number };

export type DraftSaver = {
  status: Store<SaveStatus>;
  id: PromptId;
  /** Begins to watch the document; gives the way to stop. */
  start: () => () => void;
  /**
   * Saves what is not saved yet, now. Gives the version in which the server has the document of this moment; null when it does not have
   * it, or by now has another.
   */
  saveNow: () => Promise<number | null>;
  /** Takes references in that were added to the draft elsewhere. What else was changed there comes up with the next save. */
  takeIn: (theirs: Stored) => Promise<void>;
  /** The server has the draft in another version than `saveNow` gave: its author chooses where they are not the same or can be joined. */
  meet: (theirs: Stored) => Promise<void>;
  /** Ends a conflict: the other text is overwritten, or it takes the place of this one. */
  keepMine: () => void;
  takeTheirs: () => void;
};

const pauseMs = 1000;
const retryMs = 5000;

type SaverOptions = {
  store: ComposerStore;
  id: PromptId;
  /** The version that the document was made from; 0 when the server has none. */
  version: number;
  /** The document as the server has it, or the empty one that needs no saving; null when all of it is to be saved. */
  savedDocument: Prompt | null;
  conflict?: Stored;
  gateway: DraftGateway;
  journal: Pick<Journal, "write" | "remove">;
  now: () => number;
  onSaved: (draft: Draft, isFirst: boolean) => void;
  onReplaced: () => void;
};

/**
 * Saves a draft a second after its last change, each time over the version it was made from, and journals every
 * change in the browser first. One save at a time; what changes meanwhile is saved after it.
 */
export function createDraftSaver(options: SaverOptions): DraftSaver {
  const { store, id, gateway, journal } = options;
  const status = createStore<SaveStatus>(
    options.conflict ? { state: "conflict", theirs: options.conflict } : { state: "untouched" },
  );
  let { version, savedDocument } = options;
  // Whether the first save was answered. Where a browser kept a draft without one, it may have been sent all the same.
  let isCertain = version > 0 || savedDocument !== null;
  let unanswered: Prompt | null = null; // what was sent and may have arrived
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const isDirty = () => store.get().document !== savedDocument || !isCertain;
  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delayMs);
  };

  const settle = (document: Prompt, newVersion: number) => {
    const isFirst = version === 0;
    version = newVersion;
    savedDocument = document;
    isCertain = true;
    options.onSaved({ id, document, version }, isFirst);
    if (isDirty()) {
      status.update(() => ({ state: "unsaved" }));
      later(pauseMs);
    } else {
      status.update(() => ({ state: "saved", at: options.now() }));
      void journal.remove(id);
    }
  };

  const send = async () => {
    const { document } = store.get();
    const mayHaveArrived = unanswered;
    unanswered = document;
    status.update(() => ({ state: "saving" }));
    try {
      if (version === 0) {
        const wasCertain = isCertain;
        isCertain = false;
        const answer = await gateway.create({ id, document });
        unanswered = null;
        if (!answer.ok) return refuse(answer.reason, document);
        settle(document, answer.version);
        // An earlier, unanswered save may have come first, with an earlier text.
        if (!wasCertain) {
          isCertain = false;
          later(0);
        }
        return;
      }
      const answer = await gateway.save({ id, document, fromVersion: version });
      unanswered = null;
      if (answer.ok) settle(document, answer.version);
      else if ("document" in answer) meet(answer, document, mayHaveArrived);
      else refuse(answer.reason, document);
    } catch {
      status.update(() => ({ state: "not-saved", reason: "offline" }));
      later(retryMs);
    }
  };

  /** The server has another version than the one that `mine` is to follow. */
  const meet = (theirs: Stored, mine: Prompt, mayHaveArrived: Prompt | null) => {
    const text = canonicalJson(theirs.document);
    if (text === canonicalJson(mine)) settle(mine, theirs.version);
    else if (mayHaveArrived && text === canonicalJson(mayHaveArrived)) {
      version = theirs.version;
      later(0);
    } else if (!merge(theirs)) status.update(() => ({ state: "conflict", theirs }));
  };

  /** Where others have only put references to it, both are kept: false where its author has to choose. */
  const merge = (theirs: Stored): boolean => {
    const mine = store.get().document;
    const merged = savedDocument && mergeAdditions(savedDocument, theirs.document, mine);
    if (!merged) return false;
    const isAllSaved = mine === savedDocument;
    version = theirs.version;
    savedDocument = isAllSaved ? merged : theirs.document;
    updateDocument(store, () => merged);
    if (isAllSaved) options.onSaved({ id, document: merged, version }, false);
    else later(0);
    return true;
  };

  const refuse = (reason: string, document: Prompt) => {
    const isKnown = reason === "signed-out" || reason === "newer";
    const why = isKnown ? reason : isTooLong(document) ? "too-long" : "refused";
    status.update(() => ({ state: "not-saved", reason: why }));
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    if (saving) await saving;
    if (!isDirty() || status.get().state === "conflict") return;
    saving ??= send().finally(() => (saving = null));
    await saving;
  };

  return {
    status,
    id,
    start() {
      const watch = () => {
        if (!isDirty()) return;
        const { document } = store.get();
        void journal.write({ id, document, version, writtenAt: options.now() });
        if (status.get().state === "conflict") return;
        if (!saving) status.update(() => ({ state: "unsaved" }));
        later(pauseMs);
      };
      let watched = store.get().document;
      const unsubscribe = store.subscribe(() => {
        if (watched === store.get().document) return;
        watched = store.get().document;
        watch();
      });
      if (isDirty()) watch();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
    async saveNow() {
      const { document } = store.get();
      const isSaved = () => savedDocument === document && isCertain && status.get().state !== "conflict";
      await save();
      if (!isSaved()) await save();
      return isSaved() ? version : null;
    },
    async takeIn(theirs) {
      if (saving) await saving;
      if (theirs.version === version + 1 && status.get().state !== "conflict") merge(theirs);
    },
    async meet(theirs) {
      if (saving) await saving;
      if (theirs.version !== version) meet(theirs, store.get().document, null);
    },
    keepMine() {
      const current = status.get();
      if (current.state !== "conflict") return;
      version = current.theirs.version;
      savedDocument = current.theirs.document;
      status.update(() => ({ state: "unsaved" }));
      later(0);
    },
    takeTheirs() {
      const current = status.get();
      if (current.state !== "conflict") return;
      const { document, version: theirVersion } = current.theirs;
      status.update(() => ({ state: "unsaved" }));
      savedDocument = document;
      updateDocument(store, () => document);
      settle(document, theirVersion);
      options.onReplaced();
    },
  };
}
