import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { type Verdict, verdictText } from "#lib/domain/judgement/verdict.ts";

/** What a round without names says. */
export const blindMessages = {
  pageTitle: "Blind round",

  // the line of tools
  hidden: { heading: "Names hidden, order shuffled.", hint: "Rate, then show names." },
  shown: { heading: "Names shown.", hint: "Your blind verdicts are kept." },
  waiting: { heading: "Blind round", hint: "Compare results without their names." },
  rated: (rated: number, all: number) => `${rated} of ${all} rated`,
  showNames: "Show names",
  unrated: (count: number) => `${countText(count, "clip")} not rated yet`,
  hideAgain: "New blind round",
  scoreboard: "Scoreboard",
  leave: "Leave",
  backToRun: "Back to run",
  includeDrafts: "Include animatic",

  // before every clip has its verdict
  showNow: "Show names now?",
  endsRound: (count: number) =>
    `${countText(count, "clip")} ${count === 1 ? "has" : "have"} no verdict. Showing names ends this round.`,
  keepRating: "Keep rating",

  // before there is an order
  shuffling: (count: number) => `Shuffling ${countText(count, "result")}`,
  tryAgain: "Try again",
  tooFew: "Fewer than two results can be played.",

  // once the names are shown
  blindVerdict: (hidden: Verdict) =>
    hidden.choice === null && hidden.stars === null ? "Blind: no verdict" : `Blind: ${verdictText(hidden)}`,
  deleted: "Deleted",
  shownElsewhere: "Names were shown in another tab. Reload the page.",
  drawnElsewhere: "Shuffled again in another tab.",
  rateAgain: "Shuffled again in another tab. Rate this clip again.",

  howItWorks: "How blind rounds work",
} as const;

/** What a round hides, what it can't, and what showing the names does: behind "How blind rounds work". */
export function howItWorks(view: BlindView): readonly string[] {
  return [
    "Model, provider, price and times aren't sent to this page, and the order is random.",
    view.state !== "none" && !view.usesCopies
      ? "Originals play, as not every result has a proxy. Size, length, look and loading time may give a model away."
      : "Proxies play. Shape, length and look may still give a model away.",
    "The animatic stays out unless you include it. In a rated round that gives it away: the others keep their ratings.",
    "Showing names ends the round. A blind verdict becomes the result's verdict where it has none.",
  ];
}

/** Results that this round doesn't hold; null without any. */
export function laterText(view: BlindView): string | null {
  const { readyCount, draftCount, waitingCount } = view;
  if (view.state === "none") return waitingCount > 0 ? `${waitingCount} still rendering.` : null;
  const offered = view.leavesOutDrafts ? readyCount - draftCount : readyCount;
  const later = Math.max(0, offered - view.clips.length);
  const words = [later > 0 && `${later} more ready`, waitingCount > 0 && `${waitingCount} still rendering`]
    .filter(Boolean)
    .join(", ");
  return words ? `${words}: next round.` : null;
}

/** Why there is no round yet. */
export function tooFewText({ readyCount, draftCount }: BlindView): string {
  const count = readyCount - draftCount;
  return `A blind round needs two finished results. ${count === 0 ? "None" : "One"} so far${
    draftCount > 0 ? ", besides the animatic" : ""
  }.`;
}
