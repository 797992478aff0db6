import type { Choice } from "#lib/domain/judgement/verdict.ts";

/** What stands on a picture beside its name and its state. */
export const cellMessages = {
  stillOf: (name: string) => `A still of ${name}`,
  verdictOn: (name: string) => `Verdict on ${name}`,
  undo: "Undo",
  stars: "Stars",
  starCount: (count: number) => (count === 1 ? "1 star" : `${count} stars`),
  noStars: "No stars",
  download: "Download",
  more: "More",
  listen: "Listen",
  noSound: "No sound",
};

export const choiceWords: Record<Choice, string> = { keep: "Keep", tweak: "Tweak", reject: "Reject" };
