import { providerIdOf } from "#lib/domain/base/id.ts";
import { type Model, modelLabel } from "#lib/domain/limits/model.ts";
import type { Resolution } from "#lib/domain/settings/setting-values.ts";

/** What a card shows of its model, worked out on the server: the catalog stays out of the page's script. */
export type ModelFacts = {
  /** As beside its checkbox: "Animatic (This studio)". */
  label: string;
  /** As it stands on a picture, whose provider stands behind it. */
  title: string;
  providerName: string;
  isFree: boolean;
  canCancel: boolean;
  /** Its provider can be asked which tasks it has at work. */
  canFind: boolean;
  /** Its provider gives its work an id, by which a lost one can be adopted. */
  hasTaskId: boolean;
  expectedWaitMs: number | null;
  /** That it offers. */
  resolutions: readonly Resolution[];
};

/** What the cards of one model show of it. */
export function describeModel(model: Model, provider: { name: string }): ModelFacts {
  return {
    label: modelLabel(model, provider),
    title: model.name.replace("Reference to Video", "R2V"),
    providerName: provider.name,
    isFree: model.billing === "free",
    canCancel: model.operation.canCancel,
    canFind: model.operation.canFind,
    hasTaskId: model.operation.hasNoTaskId !== true,
    expectedWaitMs: model.operation.expectedWaitMs ?? null,
    resolutions: model.limits.settings.resolution,
  };
}

/** For a generation whose model the studio no longer offers: its id is all that is known. */
export function unknownModel(modelId: string): ModelFacts {
  return {
    label: modelId,
    title: modelId,
    providerName: providerIdOf(modelId),
    isFree: false,
    canCancel: false,
    canFind: false,
    hasTaskId: false,
    expectedWaitMs: null,
    resolutions: [],
  };
}
