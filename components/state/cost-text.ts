import { isTerminal } from "#lib/domain/generation/generation.ts";
import { moneyText } from "#lib/domain/base/quantity.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Billed = Pick<GenerationView, "cost" | "hasUnknownBill">;

/** "$1.12", or "At least $1.12" where more was charged, or may have been; null where no amount is known. */
export function knownCostText({ cost, hasUnknownBill }: Billed): string | null {
  if (!cost) return null;
  return hasUnknownBill ? `At least ${moneyText(cost)}` : moneyText(cost);
}

/** What a generation has cost, as far as anybody says. */
export function costText(view: Billed & Pick<GenerationView, "status">, isFree: boolean): string {
  const known = knownCostText(view);
  if (known) return known;
  if (isFree) return "Free";
  if (!isTerminal(view.status) && view.status !== "unconfirmed") return "Not known yet";
  return view.hasUnknownBill ? "Unknown" : "Nothing";
}
