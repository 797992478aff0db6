import { countText } from "#lib/domain/quantity.ts";
import type { Choice, Verdict } from "#lib/domain/verdict.ts";

/** "keep, 4 stars": a verdict in words. */
export function verdictWords({ choice, stars }: Verdict): string {
  const said = [choice && words[choice], stars !== null && countText(stars, "star")].filter(Boolean);
  return said.length === 0 ? "no verdict" : said.join(", ");
}

const words: Record<Choice, string> = { keep: "keep", tweak: "tweak", reject: "reject" };
