import { isTerminal } from "#lib/domain/generation/generation.ts";
import { type Money, moneyText } from "#lib/domain/base/money.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Billed = Pick<GenerationView, "cost" | "hasUnknownBill" | "estimate">;

/** "about $0.60 (estimate)": what nobody has billed, as it was estimated when it was asked for. */
export function estimatedText(estimate: Money): string {
  return `about ${moneyText(estimate)} (estimate)`;
}

/**
 * "$1.12"; "About $0.60 (estimate)" where no bill is known; "At least $1.12, about $0.60 more (estimate)" where one of several is not,
 * or "At least $1.12" where that was not estimated. Null where there is no amount at all.
 */
export function knownCostText({ cost, hasUnknownBill, estimate }: Billed): string | null {
  if (!cost) return estimate && `A${estimatedText(estimate).slice(1)}`;
  if (estimate) return `At least ${moneyText(cost)}, about ${moneyText(estimate)} more (estimate)`;
  return hasUnknownBill ? `At least ${moneyText(cost)}` : moneyText(cost);
}

/** What a generation has cost, as far as anybody says. What came with the answer to another was paid with that. */
export function costText(
  view: Billed & Pick<GenerationView, "status" | "billedWith">,
  isFree: boolean,
): string {
  const known = knownCostText(view);
  if (known) return known;
  if (isFree) return "Free";
  if (view.billedWith !== null) return `Billed with output ${view.billedWith}`;
  if (!isTerminal(view.status) && view.status !== "unconfirmed") return "Not known yet";
  return view.hasUnknownBill ? "Unknown" : "Nothing";
}
