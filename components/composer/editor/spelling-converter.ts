import { closeHistory, isHistoryTransaction } from "prosemirror-history";
import type { Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { schema } from "./schema.ts";
import { isBeingTyped, spellingsOfDocument } from "./spellings.ts";
import type { TokenDirectory } from "./token-directory.ts";

type Range = { from: number; to: number };

/** What is written in. */
type Writer = Pick<EditorView, "state" | "composing" | "dispatch">;

/**
 * Turns spellings that were typed or pasted into tokens, where such a reference exists. What an undo brought back stays
 * text, and nothing is touched while an input method composes.
 */
export function createSpellingConverter(directory: TokenDirectory) {
  let touched: Range | null = null;

  const convert = (
    view: Writer,
    isWanted: (start: number, end: number) => boolean,
    caret: number | null,
    seal: (transaction: Transaction) => Transaction,
  ) => {
    const { tr } = view.state;
    let waiting: Range | null = null;
    for (const spelling of spellingsOfDocument(view.state.doc).toReversed()) {
      if (!isWanted(spelling.start, spelling.end)) continue;
      if (isBeingTyped(spelling, caret)) {
        waiting = { from: spelling.start, to: spelling.end };
        continue;
      }
      const reference = directory.numbered(spelling.kind, spelling.ordinal);
      if (reference) {
        tr.replaceWith(spelling.start, spelling.end, schema.node("reference", { id: reference.id }));
      }
    }
    touched = waiting && { from: tr.mapping.map(waiting.from), to: tr.mapping.map(waiting.to) };
    if (tr.docChanged) view.dispatch(seal(tr));
  };

  return {
    /** Remembers what a transaction changed. */
    note(transaction: Transaction) {
      if (!transaction.docChanged) return;
      touched = touched && mapRange(touched, transaction);
      if (!isHistoryTransaction(transaction)) touched = union(touched, changedRange(transaction));
    },
    /** Converts what was touched; what the caret may still be writing waits, unless it was pasted or left. */
    convertTouched(view: Writer, isFinished = false) {
      const range = touched;
      if (!range || view.composing) return;
      const { selection } = view.state;
      const caret = isFinished || !selection.empty ? null : selection.from;
      convert(view, (start, end) => start <= range.to && end >= range.from, caret, closeHistory);
    },
    /** Converts the words that meant nothing until these references were added, which was the last change: one undo takes both back. */
    convertAdded(view: Writer, added: ReadonlySet<ReferenceId>) {
      if (view.composing) return;
      const meant = spellingsOfDocument(view.state.doc).filter((spelling) => {
        const reference = directory.numbered(spelling.kind, spelling.ordinal);
        return reference !== null && added.has(reference.id);
      });
      convert(view, (start) => meant.some((spelling) => spelling.start === start), null, join);
    },
  };
}

/** Makes a transaction a part of what the history has last. */
const join = (transaction: Transaction) => transaction.setMeta("appendedTransaction", transaction);

function changedRange(transaction: Transaction): Range | null {
  let range: Range | null = null;
  transaction.mapping.maps.forEach((map, index) => {
    const later = transaction.mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, from, to) => {
      range = union(range, { from: later.map(from, -1), to: later.map(to, 1) });
    });
  });
  return range;
}

const mapRange = (range: Range, { mapping }: Transaction): Range => ({
  from: mapping.map(range.from, -1),
  to: mapping.map(range.to, 1),
});

function union(a: Range | null, b: Range | null): Range | null {
  if (!a || !b) return a ?? b;
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
