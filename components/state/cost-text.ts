import { isTerminal } from "#lib/domain/generation/generation.ts";
import { moneyText } from "#lib/domain/base/quantity.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

/** What a generation has cost, as far as anybody says. */
export function costText(
  view: Pick<GenerationView, "cost" | "status" | "failure" | "acceptedAt">,
  isFree: boolean,
): string {
  if (view.cost) return moneyText(view.cost);
  if (isFree) return "Free";
  if (view.status === "failed" && view.failure?.charged === "no") return "Nothing";
  if (view.status === "canceled" && view.acceptedAt === null) return "Nothing";
  return isTerminal(view.status) || view.status === "unconfirmed" ? "Unknown" : "Not known yet";
}
