import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { type Verdict, verdictText } from "#lib/domain/judgement/verdict.ts";

/** Beside a clip once its name is shown: the hidden verdict, and the open one where it differs. */
export function outcomeText(hidden: Verdict, open: Verdict | null): string {
  if (hidden.choice === null && hidden.stars === null) return "Nothing was said while the name was hidden.";
  const whileHidden = `Said while the name was hidden: ${verdictText(hidden)}.`;
  const isSame = open?.choice === hidden.choice && open.stars === hidden.stars;
  return isSame
    ? whileHidden
    : `${whileHidden} Said openly: ${verdictText(open ?? { choice: null, stars: null })}.`;
}

/** Where the comparison stands, what is hidden and what cannot be, and what showing the names does. */
export function stateText(view: BlindView): string {
  switch (view.state) {
    case "hidden":
      return `${countText(view.clips.length, "result")} in an order drawn by chance. Models, prices and times stay out of this page. ${
        view.usesCopies
          ? "Comparing copies are played; shape, length and style of the pictures cannot be hidden."
          : "The originals are played, since not every result has a comparing copy: pixels, length, style and how soon they load cannot be hidden."
      } Showing the names ends these verdicts; each becomes the open one where you have said nothing openly.`;
    case "shown":
      return "The names are shown. What you said before is kept, and became the open verdict where there was none.";
    case "none":
      if (view.readyCount >= 2) return "Nobody has hidden the names of this run yet.";
      return `A hidden comparison needs two finished results, and this run has ${view.readyCount === 0 ? "none" : "one"}.`;
  }
}

/** Results that this comparison does not hold; null without any. */
export function laterText(view: BlindView): string | null {
  const { readyCount, waitingCount } = view;
  const laterCount = view.state === "none" ? 0 : Math.max(0, readyCount - view.clips.length);
  const words = [
    laterCount > 0 && `${countText(laterCount, "result")} came after the order was drawn`,
    waitingCount > 0 &&
      `${countText(waitingCount, "video")} ${waitingCount === 1 ? "is" : "are"} still being made`,
  ].filter(Boolean);
  if (words.length === 0) return null;
  if (view.state === "none") return `${words.join("")}.`;
  return `${words.join(", and ")}: to compare these too, show the names and hide them again.`;
}
