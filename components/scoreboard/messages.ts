import { countText } from "#lib/domain/base/quantity.ts";
import { enoughToTell } from "#lib/domain/judgement/scoreboard.ts";

/** What one's own verdicts say of the models. */
export const scoreMessages = {
  title: "Scoreboard",
  rated: (clips: number, pairs: number) => {
    if (clips === 0) return "No ratings yet";
    const rated = `${clips} of your clips rated`;
    return pairs === 0 ? rated : `${rated}, ${countText(pairs, "blind pair")}`;
  },
  download: "Download CSV",
  period: "Period",
  periods: { "7": "Last 7 days", "30": "Last 30 days", "90": "Last 90 days", all: "All time" },
  references: "References",
  referenceFilters: {
    any: "Any references",
    image: "With images",
    video: "With videos",
    audio: "With sounds",
    none: "Without any",
  },

  empty: "Nothing to score yet",
  emptyHint: "Run a prompt on two models, then press Keep, Tweak or Reject on the results.",
  write: "Write a prompt",
  nothingHere: "No ratings match",
  nothingHereHint: "Choose a longer period or other references.",

  caption: "What your verdicts say about the models",
  model: "Model",
  bestClip: (label: string) => `Open the best clip of ${label}`,
  kept: "Kept",
  keptOf: (kept: number, verdicts: number, range: string) => `Kept ${kept} of ${verdicts}, ${range}`,
  half: "50 %",
  ratings: "Rated",
  rating: "rated",
  perKeptSecond: "Per kept second",
  wait: "Wait",
  tooFew: (count: number, noun: string) => {
    if (count === 0) return `No ${noun}s yet`;
    return `${countText(count, noun)}, ${enoughToTell} needed`;
  },
  models: (count: number) => `${countText(count, "model")} with fewer than ${enoughToTell} ratings`,

  free: "Free",
  noPrice: "Unknown",
  none: "–",
  about: (money: string) => `about ${money}`,
  unknown: (count: number) => `+ ${count} unknown`,

  how: "How is this calculated?",
  calculation: [
    "Kept: keeps out of all keeps, tweaks and rejects. The true share lies within the range 95 times in 100 (Wilson). Where two ranges overlap widely, the difference can be chance.",
    "Per kept second: what kept results cost, by their length. Results without a bill count by their estimates, marked “about”.",
    "Wait: from accepted to ready, the median. From sent where the provider answers with the video itself.",
    "Blind pairs: two models' results in one round, names shown since. Keep beats Tweak, Tweak beats Reject, then stars decide. Even pairs don't count. All pairs of a round count as about one when the range is worked out.",
  ],
  numbers: "Blind pairs, failures and total spend",
  blindPairs: "Blind pairs won",
  even: (count: number) => `${count} even`,
  failed: "Failed",
  slowest: "90 % ready within",
  spent: "Total spend per kept second",
};
