import type { ModelFacts } from "#components/state/model-facts.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { failureMessage, saveTroubleMessage } from "#lib/domain/generation/messages.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { waysOut } from "#lib/domain/generation/ways-out.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { generationMessages } from "./messages.ts";
import { unconfirmedWords } from "./unconfirmed-words.ts";

type Shown = Parameters<typeof waysOut>[0] & Pick<GenerationView, "attempts" | "pause" | "saveTrouble">;

type ShownModel = Pick<ModelFacts, "providerName" | "canCancel" | "hasTaskId">;

/** What a card tells of a failure: what happened, then whether it cost money and what to do, or that the studio goes on. */
export function failureSentences(
  view: Shown,
  failure: Failure,
  { model, prompt }: { model: ShownModel; prompt: Pick<Prompt, "references"> },
): string[] {
  const named = failure.about?.reference && numberReferences(prompt.references).get(failure.about.reference);
  const { saveTrouble } = view;
  const { what, money, next, goesOn } = failureMessage(failure, {
    provider: model.providerName,
    isFree: view.billing === "free",
    input: named ? referenceLabel(named) : null,
    isRetried: view.attempts > 1,
    canLook: waysOut(view, model).some((way) => way === "tryLink" || way === "lookAgain"),
    isPauseTold: view.pause !== null,
  });
  const isUnsaved = failure.kind === "storage" || failure.kind === "contract";
  const happened = saveTrouble && isUnsaved ? saveTroubleMessage(saveTrouble) : what;
  return [happened, ...(isWorkable(view.status) ? [goesOn] : [money, next])].filter(Boolean);
}

/** What a card tells of a request that nobody knows the end of. */
export function unconfirmedSentences(failure: Failure | null, provider: string): string[] {
  const { happened } = unconfirmedWords(failure, provider);
  return [happened, generationMessages.mayBeCharged(provider), generationMessages.notSentAgain];
}
