import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { type Issue, needsTick } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import type { AbsentModel } from "#components/composer/models/absent-models.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { estimateText, isPriced } from "#lib/domain/limits/estimate.ts";
import { waitingText } from "./waiting-text.ts";

export type GenerationPlan = {
  /** What a press would send; models with an error or without their tick are left out. */
  sent: readonly ModelVerdict[];
  /** Chosen models that refuse the prompt. */
  refused: readonly ModelVerdict[];
  videos: number;
  estimate: string;
  /** Whether the estimate is reckoned with prices that the owner entered. */
  isEstimated: boolean;
  /** Who is billed, where it is not the account of the key, in words. */
  billedTo: readonly string[];
  /** Why nothing can be sent, in words; null when something can. */
  blocked: string | null;
  /** What is chosen and would not be sent, in words. */
  leftOut: readonly string[];
};

/** What a press of Generate would do, and what stands in its way. */
export function planGeneration(
  state: ComposerState,
  verdicts: readonly ModelVerdict[],
  accepted: ReadonlyMap<ModelId, string>,
  absent: readonly AbsentModel[],
): GenerationPlan {
  const { document } = state;
  const sent: ModelVerdict[] = [];
  const refused: ModelVerdict[] = [];
  const leftOut: string[] = [];
  for (const verdict of verdicts) {
    const error = verdict.issues.find((issue) => issue.severity === "error" && !isWaiting(issue));
    if (error) {
      refused.push(verdict);
      leftOut.push(
        isOfPrompt(error) ? issueMessage(error) : `Not to ${verdict.label}: ${issueMessage(error)}`,
      );
    } else if (needsTick(verdict.issues) && accepted.get(verdict.model.id) !== verdict.hash) {
      leftOut.push(`Not to ${verdict.label}: accept its changes first.`);
    } else sent.push(verdict);
  }
  for (const { label, why } of absent)
    leftOut.push(
      `Not to ${label}: ${why === "gone" ? "this studio does not offer it any more." : "there is no key for it."}`,
    );
  const videos = sent.length * document.settings.variations;
  const asked = sent.map(({ model }) => ({
    model,
    durationMs: adaptSettings(document, state.assets, model).settings.durationMs,
    videos: document.settings.variations,
  }));
  const reasons = [...new Set(leftOut)];
  return {
    sent,
    refused,
    videos,
    estimate: estimateText(asked),
    isEstimated: asked.some(isPriced),
    billedTo: sent.flatMap(({ label, issues }) => billedTo(label, issues)),
    leftOut: reasons,
    blocked: blockedBecause(state, sent, reasons),
  };
}

function blockedBecause(
  state: ComposerState,
  sent: readonly ModelVerdict[],
  leftOut: readonly string[],
): string | null {
  const waiting = waitingText(state);
  if (waiting) return waiting;
  if (state.document.modelIds.length === 0) return "Choose a model.";
  if (sent.length > 0) return null;
  return leftOut[0] ?? "Looking at what the models take";
}

function billedTo(label: string, issues: readonly Issue[]): string[] {
  const namespace = issues.find(({ code }) => code === "billed-to")?.params["namespace"];
  return namespace === undefined ? [] : [`Billed to ${namespace} for ${label}`];
}

/** What is wrong with the prompt itself, for every model alike. */
function isOfPrompt({ code }: Issue): boolean {
  return code === "prompt-empty" || code === "token-missing";
}
