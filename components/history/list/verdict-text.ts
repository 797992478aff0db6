import type { HistoryResult } from "#lib/domain/history.ts";

const words = { keep: "Keep", tweak: "Tweak", reject: "Reject" } as const;

/** "Keep, 4 stars": what was said of a result; empty where nothing was. */
export function verdictText({ choice, stars }: Pick<HistoryResult, "choice" | "stars">): string {
  return [choice && words[choice], stars && `${stars} ${stars === 1 ? "star" : "stars"}`]
    .filter(Boolean)
    .join(", ");
}
