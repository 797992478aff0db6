import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { type CaretSide, isMac, moveCaret, wordEnd } from "./browser-caret.ts";

/** Crosses a token with one press of the arrow to the left (−1) or to the right (1), and extends the selection over it with Shift. */
export function crossToken(
  arrow: -1 | 1,
  isExtending: boolean,
  unit: "character" | "word" = "character",
): Command {
  return (state, dispatch, view) => {
    const { selection, doc } = state;
    const isTurned = runsRightToLeft(selection.$head.parent.textContent);
    const direction = isTurned ? -arrow : arrow;
    if (selection instanceof NodeSelection) {
      if (isExtending) return false;
      const beside = direction < 0 ? selection.from : selection.to;
      dispatch?.(state.tr.setSelection(TextSelection.create(doc, beside)).scrollIntoView());
      return true;
    }
    if (!(selection instanceof TextSelection) || (!selection.empty && !isExtending)) return false;
    const { $head, anchor, head } = selection;
    const { nodeBefore, nodeAfter } = $head;
    const [ahead, behind] = direction < 0 ? [nodeBefore, nodeAfter] : [nodeAfter, nodeBefore];
    // The library takes the whole text to run from left to right, and holds the caret at a token in a line that does not.
    const isHeld = isTurned && isToken(behind);
    const next = () => {
      if (isToken(ahead)) return head + direction;
      if (ahead && unit === "word" && view)
        return wordEnd(view, $head, arrow < 0 ? "left" : "right", isExtending);
      if (!isHeld) return null;
      if (ahead) return head + direction * lengthAtEnd(ahead.text ?? "", direction);
      const lineEnd = doc.resolve(direction < 0 ? $head.before() : $head.after());
      return Selection.findFrom(lineEnd, direction, true)?.head ?? head;
    };
    const place = next();
    if (place === null) return false;
    const taken = TextSelection.create(doc, isExtending ? anchor : place, place);
    dispatch?.(state.tr.setSelection(taken).scrollIntoView());
    return true;
  };
}

/**
 * Goes to an end of the line or of the text. Left to itself, the library takes a caret that comes to the start of the text soon after
 * the focus did for the browser's doing, and puts it back; and beside a token it extends the selection over that alone.
 */
function goTo(place: CaretSide | "start of the text", isExtending: boolean): Command {
  return (state, dispatch, view) => {
    if (!view) return false;
    const head =
      place === "start of the text"
        ? Selection.atStart(state.doc).head
        : moveCaret(view, place, "lineboundary", isExtending);
    if (head === null) return false;
    const anchor = isExtending ? state.selection.anchor : head;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)).scrollIntoView());
    return true;
  };
}

const alsoWithShift = (key: string, command: (isExtending: boolean) => Command): Record<string, Command> => ({
  [key]: command(false),
  [`Shift-${key}`]: command(true),
});
const wordModifier = isMac ? "Alt" : "Ctrl";

/** What arrows and the keys for the ends of lines and of the text do. The rest is the browser's; on a Mac, Home and End scroll. */
export const movementKeys: Record<string, Command> = {
  ...alsoWithShift("ArrowLeft", (isExtending) => crossToken(-1, isExtending)),
  ...alsoWithShift("ArrowRight", (isExtending) => crossToken(1, isExtending)),
  ...alsoWithShift(`${wordModifier}-ArrowLeft`, (isExtending) => crossToken(-1, isExtending, "word")),
  ...alsoWithShift(`${wordModifier}-ArrowRight`, (isExtending) => crossToken(1, isExtending, "word")),
  ...(isMac
    ? {
        ...alsoWithShift("Cmd-ArrowLeft", (isExtending) => goTo("left", isExtending)),
        ...alsoWithShift("Cmd-ArrowRight", (isExtending) => goTo("right", isExtending)),
        "Ctrl-b": crossToken(-1, false),
        "Ctrl-f": crossToken(1, false),
      }
    : {
        ...alsoWithShift("Home", (isExtending) => goTo("backward", isExtending)),
        ...alsoWithShift("End", (isExtending) => goTo("forward", isExtending)),
      }),
  ...alsoWithShift(isMac ? "Cmd-ArrowUp" : "Ctrl-Home", (isExtending) =>
    goTo("start of the text", isExtending),
  ),
};

function isToken(node: Node | null): boolean {
  return node?.type.name === "reference";
}

/** The length of a text's last character (−1) or first (1), as people count them. */
export function lengthAtEnd(text: string, direction: number): number {
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  return characters.containing(direction < 0 ? text.length - 1 : 0)?.segment.length ?? 0;
}

const firstLetterOfRightToLeft =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a line runs from right to left, as browsers see it: by its first letter. */
const runsRightToLeft = (line: string) => firstLetterOfRightToLeft.test(line);
