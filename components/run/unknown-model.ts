import type { ModelFacts } from "#components/state/model-facts.ts";

/** For a generation whose model the studio no longer offers: its id is all that is known. */
export function unknownModel(modelId: string): ModelFacts {
  return {
    label: modelId,
    providerName: "The provider",
    isFree: false,
    canCancel: false,
    canFind: false,
    hasTaskId: false,
    expectedWaitMs: null,
  };
}
