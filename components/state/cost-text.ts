import { isTerminal } from "#lib/domain/generation/generation.ts";
import { moneyText } from "#lib/domain/base/quantity.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Billed = Pick<GenerationView, "cost" | "hasUnknownBill">;

/** "$1.12", or "At least $1.12" where more was charged, or may have been; null where no amount is known. */
export function knownCostText({ cost, hasUnknownBill }: Billed): string | null {
  if (!cost) return null;
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
