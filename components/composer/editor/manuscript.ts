import { baseKeymap } from "prosemirror-commands";
import {
  closeHistory,
  history,
  isHistoryTransaction,
  redo,
  redoDepth,
  redoNoScroll,
  undo,
  undoDepth,
  undoNoScroll,
} from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { type Command, EditorState, Plugin, Selection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Brought } from "#components/composer/uploads/brought.ts";
import { createStore, type Store } from "#components/state/store.ts";
import { bodyOfDocument, documentOfBody } from "./body-document.ts";
import { keepComposition } from "./keep-composition.ts";
import { applyListChange, type ListChange, listChange } from "./list-change.ts";
import { createMentionMenu } from "./mention-menu.ts";
import { tokenCharacter } from "./mention-query.ts";
import { ReferencesStep } from "./references-step.ts";
import { schema } from "./schema.ts";
import { afterToken, spaceAfterToken } from "./space-after-token.ts";
import { createSpellingConverter } from "./spelling-converter.ts";
import { deletionKeys } from "./token-deletions.ts";
import type { TokenDirectory } from "./token-directory.ts";
import { movementKeys } from "./token-keys.ts";
import { markUnknownSpellings } from "./unknown-spellings.ts";

/** A place in the text that stays where it is while somebody writes. */
export type Place = { from: number; to: number };

type ChangeOptions = {
  /** What brings the files that the change gives references. */
  files?: ReadonlyMap<ReferenceId, Brought>;
  /** Tokens that come into the text by it, each apart from the word before. */
  tokens?: { ids: readonly ReferenceId[]; place: Place } | undefined;
  /** What happens to the text by it. */
  write?: (transaction: Transaction) => void;
};

/** The text and the list of references of one prompt, with one history for both, whether the text is on the page or not. */
export type Manuscript = {
  state: () => EditorState;
  dispatch: (transaction: Transaction) => void;
  /** Changes the list of references so that an undo takes it back; nothing else of the prompt is taken from what `change` gives. */
  change: (change: (prompt: Prompt) => Prompt, options?: ChangeOptions) => void;
  /** Puts a token at the caret, apart from the word before. */
  insert: (id: ReferenceId) => void;
  /** Where the caret is; `release` must be called when it is not needed any more. */
  holdCaret: () => { place: Place; release: () => void };
  /** To be called after references were added: words that name them become tokens, of the same undo. */
  convertAdded: (added: ReadonlySet<ReferenceId>) => void;
  convertTouched: (isFinished?: boolean) => void;
  undo: () => boolean;
  redo: () => boolean;
  undoable: Store<{ canUndo: boolean; canRedo: boolean }>;
  /** The same for the same text. */
  body: () => Prompt["body"];
  /** Shows the prompt as it was put in the place of another as a whole; an undo brings the text and the list of that one back. */
  takeOver: (before: Prompt) => void;
  /** Shows the text; gives the way to hide it again. */
  show: (view: EditorView, onDispatched: () => void) => () => void;
};

type ManuscriptOptions = {
  document: Store<Prompt>;
  directory: TokenDirectory;
  fileOf: (id: ReferenceId) => Brought | undefined;
  /** Gives a reference another file, or none, before the list has it. */
  giveFile: (id: ReferenceId, file: Brought | undefined) => void;
  /** Hears of every change of the text; the prompt has that of the list by then. */
  onTextChange: () => void;
  /** Hears of every change, once it is made, with what it did to the list. */
  onChange?: (changes: readonly ListChange[], isHistory: boolean) => void;
};

export const historyKeys: Record<string, Command> = { "Mod-z": undo, "Shift-Mod-z": redo, "Mod-y": redo };
/** The keys of the page are within reach then, and Tab goes on from here. */
const leave: Command = (_state, _dispatch, view) => {
  view?.dom.blur();
  return true;
};
/** Marks a transaction of which the prompt knows. */
const isThere = "is there";
const depth = 1000;
/** After it a new sentence begins, which is the most that one undo takes back. */
const sentenceEnd = /(?:[.!?…]["'”’)\]]*\s+|[。！？]\s*)$/u;

export function createManuscript(options: ManuscriptOptions): Manuscript {
  const { document, directory, fileOf, giveFile } = options;
  const converter = createSpellingConverter(directory);
  const places = new Set<Place>();
  const undoable = createStore({ canUndo: false, canRedo: false });
  /** What comes next is another undo than what was last. */
  let isSealed = false;
  let shown: { view: EditorView; onDispatched: () => void } | null = null;

  const begin = (body: Prompt["body"]) =>
    EditorState.create({
      schema,
      doc: documentOfBody(body),
      plugins: [
        createMentionMenu(directory),
        createKeys({ ...baseKeymap, ...historyKeys, ...movementKeys, ...deletionKeys, Escape: leave }),
        history({ depth }),
        keepComposition(),
        spaceAfterToken(),
        markUnknownSpellings(directory),
      ],
    });
  let state = begin(document.get().body);
  let written: { doc: Node; body: Prompt["body"] } | null = null;
  const bodyOf = (doc: Node) => {
    if (written?.doc !== doc) written = { doc, body: bodyOfDocument(doc) };
    return written.body;
  };

  const tellHistory = () =>
    undoable.update((before) => {
      const [canUndo, canRedo] = [undoDepth(state) > 0, redoDepth(state) > 0];
      return before.canUndo === canUndo && before.canRedo === canRedo ? before : { canUndo, canRedo };
    });

  const writer = {
    get state() {
      return state;
    },
    get composing() {
      return shown?.view.composing ?? false;
    },
    dispatch,
  };

  function dispatch(transaction: Transaction): void {
    const isHistory = isHistoryTransaction(transaction);
    const isPart = isHistory || transaction.getMeta("appendedTransaction") !== undefined;
    if (!isPart && (isSealed || beginsSentence(state, transaction))) closeHistory(transaction);
    const changes = transaction.steps.filter((step) => step instanceof ReferencesStep);
    const isNews = transaction.getMeta(isThere) === undefined;
    if (changes.length > 0 && isNews) {
      let next: Prompt = { ...document.get(), body: bodyOf(transaction.doc) };
      for (const { change } of changes) {
        const applied = applyListChange(next, change);
        for (const [id, file] of applied.files) giveFile(id, file);
        next = applied.prompt;
      }
      document.update(() => next);
    }
    isSealed = changes.length > 0;
    for (const place of places) {
      place.from = transaction.mapping.map(place.from, -1);
      place.to = transaction.mapping.map(place.to, -1);
    }
    const hasWritten = transaction.doc !== state.doc && isNews;
    state = state.apply(transaction);
    shown?.view.updateState(state);
    if (isNews) converter.note(transaction);
    converter.convertTouched(writer, transaction.getMeta("paste") === true);
    shown?.onDispatched();
    if (hasWritten) options.onTextChange();
    if (transaction.docChanged)
      options.onChange?.(
        changes.map(({ change }) => change),
        isHistory,
      );
    tellHistory();
  }

  const run = (command: Command) => command(state, dispatch);

  return {
    state: () => state,
    dispatch,
    change(change, { files, tokens, write } = {}) {
      const before = document.get();
      const after = change({ ...before, body: bodyOf(state.doc) });
      const { tr } = state;
      if (canonicalJson(before.references) !== canonicalJson(after.references))
        tr.step(new ReferencesStep(listChange(before.references, after.references, fileOf, files)));
      if (tokens) insertTokens(tr, tokens.ids, tokens.place);
      write?.(tr);
      if (tr.docChanged) dispatch(closeHistory(tr));
    },
    insert(id) {
      const { tr } = state;
      insertTokens(tr, [id], tr.selection);
      dispatch(closeHistory(afterToken(tr, tr.selection.head)));
    },
    holdCaret() {
      const { from, to } = state.selection;
      const place = { from, to };
      places.add(place);
      return { place, release: () => void places.delete(place) };
    },
    convertAdded: (added) => converter.convertAdded(writer, added),
    convertTouched: (isFinished) => converter.convertTouched(writer, isFinished),
    undo: () => run(undoNoScroll),
    redo: () => run(redoNoScroll),
    undoable,
    body: () => bodyOf(state.doc),
    takeOver(before) {
      const { body, references } = document.get();
      const { tr } = state;
      tr.replaceWith(0, tr.doc.content.size, documentOfBody(body).content);
      tr.setSelection(Selection.atStart(tr.doc));
      if (before.references !== references)
        tr.step(new ReferencesStep(listChange(before.references, references, fileOf)));
      written = { doc: tr.doc, body };
      dispatch(closeHistory(tr).setMeta(isThere, true));
    },
    show(view, onDispatched) {
      shown = { view, onDispatched };
      return () => {
        if (shown?.view === view) shown = null;
      };
    },
  };
}

function insertTokens(transaction: Transaction, ids: readonly ReferenceId[], { from, to }: Place): void {
  for (const id of ids) {
    const $from = transaction.doc.resolve(from);
    const before = $from.parent.textBetween(0, $from.parentOffset, "", tokenCharacter);
    const gap = /\S$/.test(before) && !/[([“"'\p{Script=Han}]$/u.test(before) ? [schema.text(" ")] : [];
    transaction.replaceWith(from, to, [...gap, schema.node("reference", { id })]);
    from = to = from + gap.length + 1;
  }
  transaction.scrollIntoView();
}

function beginsSentence({ selection, doc }: EditorState, transaction: Transaction): boolean {
  if (!selection.empty || transaction.doc.content.size <= doc.content.size) return false;
  const { parent, parentOffset } = selection.$from;
  const before = parent.textBetween(0, parentOffset, "", tokenCharacter);
  return before === "" ? doc.childCount > 1 : sentenceEnd.test(before);
}

/**
 * The keys that people press. When an extension removes something before the caret, the library takes that for a Backspace and would
 * delete what stands beside the caret instead.
 */
function createKeys(bindings: Record<string, Command>): Plugin {
  const handle = keydownHandler(bindings);
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => (event.isTrusted || event.key !== "Backspace") && handle(view, event),
    },
  });
}
