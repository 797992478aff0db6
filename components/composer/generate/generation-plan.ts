import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { type Issue, needsTick } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import type { AbsentModel } from "#components/composer/models/absent-models.ts";
import { isRefusal, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { modelMessages } from "#components/composer/models/messages.ts";
import { estimateText, isPriced } from "#lib/domain/limits/estimate.ts";
import { planMessages } from "./messages.ts";
import { waitingText } from "./waiting-text.ts";

export type GenerationPlan = {
  /** What a press would send; models with an error or without their tick are left out. */
  sent: readonly ModelVerdict[];
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
  const left: { label: string; why: string; isOfPrompt?: boolean }[] = [];
  for (const verdict of verdicts) {
    const { label, model, issues } = verdict;
    const error = issues.find(isRefusal);
    if (error) left.push({ label, why: issueMessage(error), isOfPrompt: isOfPrompt(error) });
    else if (needsTick(issues) && accepted.get(model.id) !== verdict.hash)
      left.push({ label, why: planMessages.acceptFirst });
    else sent.push(verdict);
  }
  for (const { label, why } of absent)
    left.push({ label, why: why === "gone" ? modelMessages.gone : modelMessages.noKey });
  const videos = sent.length * document.settings.variations;
  const asked = sent.map(({ model }) => ({
    model,
    durationMs: adaptSettings(document, state.assets, model).settings.durationMs,
    videos: document.settings.variations,
  }));
  return {
    sent,
    videos,
    estimate: estimateText(asked),
    isEstimated: asked.some(isPriced),
    billedTo: sent.flatMap(({ label, issues }) => billedTo(label, issues)),
    leftOut: [
      ...new Set(left.map(({ label, why, isOfPrompt: isAll }) => (isAll ? why : `${label}: ${why}`))),
    ],
    blocked: blockedBecause(state, sent, new Set(left.map(({ why }) => why))),
  };
}

/** Why one model is left out stands for all where it is the same for all; else what each says is told beside the prompt. */
function blockedBecause(
  state: ComposerState,
  sent: readonly ModelVerdict[],
  reasons: ReadonlySet<string>,
): string | null {
  const waiting = waitingText(state);
  if (waiting) return waiting;
  if (state.document.modelIds.length === 0) return planMessages.noModel;
  if (sent.length > 0) return null;
  const [first, ...others] = reasons;
  return first !== undefined && others.length === 0 ? first : planMessages.noneCanRun;
}

function billedTo(label: string, issues: readonly Issue[]): string[] {
  const namespace = issues.find(({ code }) => code === "billed-to")?.params["namespace"];
  return namespace === undefined ? [] : [planMessages.billedTo(String(namespace), label)];
}

/** What is wrong with the prompt itself, for every model alike. */
function isOfPrompt({ code }: Issue): boolean {
  return code === "prompt-empty" || code === "token-missing";
}
