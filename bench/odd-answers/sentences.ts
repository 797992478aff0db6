import { failureSentences, unconfirmedSentences } from "#components/generation/failure-sentences.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { plainTextPattern } from "#lib/domain/base/plain-text.ts";
import { failureDetailMax } from "#lib/domain/generation/failure.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

/** What a card says that is untrue, or should not be said. `bills` is how many its provider's ledger holds. */
export function untrueSentences(view: GenerationView, model: ModelFacts, bills: number): string[] {
  const { status, failure, pause, saveTrouble } = view;
  const isUnconfirmed = status === "unconfirmed";
  if (status === "saving" && !saveTrouble) return ["says nothing of what keeps its film"];
  if (!failure) return status === "failed" || isUnconfirmed ? ["says nothing of why"] : [];
  const said = isUnconfirmed
    ? unconfirmedSentences(failure, model.providerName)
    : failureSentences(view, failure, { model, prompt: { references: [] } });
  const text = said.join(" ");
  const isPaidSaid = status === "failed" && failure.charged === "yes";
  const rules: Record<string, boolean> = {
    [`says "${text}" of what is billed`]:
      bills > 0 && (failure.charged === "no" || /(not|n't|nothing was) charged/i.test(text)),
    [`says "${text}" of what is not billed`]: bills === 0 && isPaidSaid,
    [`says "${text}" of what was taken`]: bills > 0 && isUnconfirmed && /\b(refused|rejected)\b/i.test(text),
    "says nothing": said.length === 0 || said.some((sentence) => sentence.trim() === ""),
    "holds words that no page shows":
      !plainTextPattern.test(failure.detail) || failure.detail.length > failureDetailMax,
    "tells a secret": /sk-simulated|\/media\/l\//.test(`${text} ${failure.detail}`),
    "asks to wait until no time": pause !== null && Number.isNaN(Date.parse(pause.until)),
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}
