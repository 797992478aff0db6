import { type ModelFacts, unknownModel } from "#components/state/model-facts.ts";

/** What the history shows of a model. */
export type HistoryModel = Pick<ModelFacts, "label" | "title" | "providerName" | "isFree" | "expectedWaitMs">;

/** Of every model that is offered, by its id. */
export type HistoryModels = Readonly<Record<string, HistoryModel>>;

/** One that is not offered any more is called by its id. */
export function modelOf(models: HistoryModels, id: string): HistoryModel {
  return models[id] ?? unknownModel(id);
}
