import { type Model, modelLabel } from "#lib/domain/limits/model.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";

/** What the cards of one model show of it. */
export function describeModel(model: Model, provider: { name: string }): ModelFacts {
  return {
    label: modelLabel(model, provider),
    providerName: provider.name,
    isFree: model.billing === "free",
    canCancel: model.operation.canCancel,
    canFind: model.operation.canFind,
    hasTaskId: model.operation.hasNoTaskId !== true,
    expectedWaitMs: model.operation.expectedWaitMs ?? null,
  };
}
