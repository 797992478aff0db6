import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { type SaveStatus, type Trouble, troubleOf } from "./save-status.ts";
import { createStore, type Store } from "./store.ts";

/** A document with the version that the studio gave it; 0 where the studio never had it. */
export type Versioned<Document> = { document: Document; version: number };

/** What a browser keeps of a document until the studio has it; `version` is the one that it was made from. */
export type Unsaved<Document> = Versioned<Document> & {
  /** What was sent over that version and not answered: it may have arrived. Older entries do not say. */
  sent?: Document | null;
};

type SaveAnswer<Document> =
  | { ok: true; version: number }
  | ({ ok: false; reason: "changed-elsewhere" } & Versioned<Document>)
  | { ok: false; reason: string };

/** All that the saver has to know of a noun. */
export type SaverOptions<Document extends object> = {
  /** Unique in the page: whoever opens the same document again takes over from the saver before. */
  key: string;
  /** What is edited. It begins as the studio has it in `version`, or as what needs no saving. */
  document: Store<Document>;
  version: number;
  /** Saves over the version that the document was made from. A call that throws got no answer. */
  save: (save: { document: Document; fromVersion: number }) => Promise<SaveAnswer<Document>>;
  /** Keeps in this browser what the studio does not have yet; null: it has all of it. */
  keep: (unsaved: Unsaved<Document> | null) => void | Promise<void>;
  /** What a document is compared by, where the studio stores it slightly changed. */
  comparable?: (document: Document) => unknown;
  /** Why a document cannot be saved, which is known without asking. */
  findTrouble?: (document: Document) => Trouble | null;
  /** Mine with what was changed from `base` to theirs; null where its author has to choose. */
  merge?: (base: Document, theirs: Document, mine: Document) => Document | null;
  /** The studio has this now. */
  onSaved?: (saved: Versioned<Document>, isFirst: boolean) => void;
  /** What others saved took the place of what nobody had touched here. Without it the author is asked there too. */
  onReplaced?: () => void;
};

export type DocumentSaver<Document> = {
  status: Store<SaveStatus<Document>>;
  /** Begins to save; gives the way to stop, which saves what is left. */
  start: () => () => void;
  /** Goes on with what an earlier page could not save, unless something was changed here already. */
  takeUp: (unsaved: Unsaved<Document>) => void;
  /** Somebody writes what the document does not have yet, or has stopped: until then nothing is called saved. */
  writing: (isWriting: boolean) => void;
  /** To be called after each change. While somebody is typing, it is saved when the hand rests, and otherwise at once. */
  changed: (isTyping: boolean) => void;
  /**
   * Saves what is not saved yet, now. Gives the version in which the studio has the document of this moment; null when it does not have
   * it, or by now has another.
   */
  saveNow: () => Promise<number | null>;
  /** Hears of the document as the studio has it now. */
  hear: (theirs: Versioned<Document>) => Promise<void>;
  /** Ends a conflict: the other document is overwritten, or it takes the place of this one. */
  keepMine: () => void;
  takeTheirs: () => void;
};

const pauseMs = 1000;
const retryMs = 5000;

/** By a document's key: the saver that it has in this page. */
const holders = new Map<string, object>();

/**
 * Saves a document after its changes, over the version it was made from, one save at a time. The browser keeps first what is sent. A
 * save without an answer may have arrived: it is sent again until it is answered, and only then what was changed since, so that
 * there is never more than one text of which nobody knows.
 */
export function createDocumentSaver<Document extends object>(
  options: SaverOptions<Document>,
): DocumentSaver<Document> {
  const { key, document, comparable = (all) => all } = options;
  const status = createStore<SaveStatus<Document>>({ state: "untouched" });
  let { version } = options;
  let saved = document.get();
  let unanswered: Document | null = null;
  let isWriting = false;
  let statusWhenSaved = status.get(); // how it stood when all was saved
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const isSame = (one: Document, other: Document) =>
    one === other || canonicalJson(comparable(one)) === canonicalJson(comparable(other));
  const isDirty = () => unanswered !== null || document.get() !== saved;
  const isHolder = () => holders.get(key) === saver;
  const keep = () => options.keep({ version, document: document.get(), sent: unanswered });
  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delayMs);
  };
  const stopTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  /** Sees to what is not saved yet, if anything; without a delay when it is due, or at once. */
  const continueSaving = (delayMs?: number) => {
    if (isDirty()) {
      void keep();
      if (!saving) status.update(() => ({ state: "unsaved" }));
      if (delayMs !== undefined || timer === undefined) later(delayMs ?? 0);
    } else {
      stopTimer();
      void options.keep(null);
      statusWhenSaved = { state: "saved", at: Date.now() };
      status.update(() => (isWriting ? { state: "unsaved" } : statusWhenSaved));
    }
  };

  /** What the studio has is known, and nothing is unanswered any more; `shown` is what stands here from now on. */
  const synchronize = (known: Versioned<Document>, shown = document.get()) => {
    const isFirst = version === 0;
    unanswered = null;
    ({ version, document: saved } = known);
    status.update(() => ({ state: "unsaved" }));
    if (shown !== document.get()) {
      document.update(() => shown);
      stopTimer(); // nobody is typing that
    }
    options.onSaved?.(known, isFirst);
    continueSaving();
  };

  /** The studio has another version than the one that this was made from. */
  const reconcile = (theirs: Versioned<Document>) => {
    const mine = document.get();
    const same = [unanswered, mine].find((one) => one !== null && isSame(one, theirs.document));
    if (same) return synchronize({ document: same, version: theirs.version });
    if (status.get().state !== "conflict")
      for (const base of [saved, unanswered]) {
        const merged = base && options.merge?.(base, theirs.document, mine);
        if (merged) return synchronize(mine === base ? { ...theirs, document: merged } : theirs, merged);
      }
    unanswered = null;
    stopTimer();
    status.update(() => ({ state: "conflict", theirs }));
  };

  const refuse = (reason: string, sent: Document) => {
    // Whoever is signed out was asked for that first: the document was not looked at, and may have arrived before.
    if (reason !== "signed-out") unanswered = null;
    if (!isDirty()) return continueSaving();
    void keep();
    status.update(() => ({ state: "not-saved", trouble: troubleOf(reason) }));
    if (reason === "disk-full") return later(retryMs);
    if (unanswered === null && document.get() !== sent && timer === undefined) later(pauseMs);
  };

  const send = async () => {
    const sent = unanswered ?? document.get();
    const trouble = unanswered === null && options.findTrouble?.(sent);
    if (trouble) return status.update(() => ({ state: "not-saved", trouble }));
    unanswered = sent;
    status.update(() => ({ state: "saving" }));
    await keep();
    const answer = await options.save({ document: sent, fromVersion: version }).catch(() => null);
    if (!isHolder()) return;
    if (answer === null) {
      status.update(() => ({ state: "not-saved", trouble: "offline" }));
      later(retryMs);
    } else if (answer.ok) synchronize({ document: sent, version: answer.version });
    else if ("document" in answer) reconcile({ document: answer.document, version: answer.version });
    else refuse(answer.reason, sent);
  };

  const save = async (): Promise<void> => {
    stopTimer();
    if (saving) await saving;
    if (!isDirty() || !isHolder() || status.get().state === "conflict") return;
    saving ??= send().finally(() => (saving = null));
    await saving;
  };

  const saveNow = async () => {
    const wanted = document.get();
    const isThere = () => saved === wanted && unanswered === null && status.get().state !== "conflict";
    await save();
    if (!isThere()) await save(); // the first may have been an earlier one that had no answer
    return isThere() ? version : null;
  };

  const saver: DocumentSaver<Document> = {
    status,
    start() {
      holders.set(key, saver);
      return () => void saveNow();
    },
    takeUp(unsaved) {
      if (isDirty()) return;
      const theirs = { document: saved, version };
      const { document: mine, sent } = unsaved;
      const isSaved = isSame(mine, saved);
      const hasArrived = sent && isSame(sent, saved);
      if (unsaved.version === version && sent && !hasArrived) unanswered = isSame(sent, mine) ? mine : sent;
      if (isSaved || hasArrived || unsaved.version === version) {
        document.update(() => (isSaved ? saved : mine));
        return continueSaving(0);
      }
      // The older version stays with it until the author has chosen, so that another crash asks again.
      ({ version } = unsaved);
      document.update(() => mine);
      status.update(() => ({ state: "conflict", theirs }));
    },
    writing(now) {
      isWriting = now;
      const { state } = status.get();
      if (now && (state === "saved" || state === "untouched")) status.update(() => ({ state: "unsaved" }));
      if (!now && state === "unsaved" && !saving && !isDirty()) status.update(() => statusWhenSaved);
    },
    changed(isTyping) {
      if (status.get().state === "conflict") void keep();
      else continueSaving(isTyping ? pauseMs : 0);
    },
    saveNow,
    async hear(theirs) {
      while (saving) await saving;
      const now = status.get();
      if (theirs.version <= (now.state === "conflict" ? now.theirs.version : version)) return;
      if (isDirty() || !options.onReplaced || isSame(theirs.document, saved)) return reconcile(theirs);
      synchronize(theirs, theirs.document);
      options.onReplaced();
    },
    keepMine() {
      const now = status.get();
      if (now.state === "conflict") synchronize(now.theirs);
    },
    takeTheirs() {
      const now = status.get();
      if (now.state === "conflict") synchronize(now.theirs, now.theirs.document);
    },
  };
  return saver;
}
