import type { ModelId } from "#lib/domain/base/id.ts";

/** Why models that a prompt file names are not chosen, in sentences. `labels` are those of the models that the studio offers. */
export function leftOutNotes(
  modelIds: readonly ModelId[],
  labels: ReadonlyMap<ModelId, string>,
): readonly string[] {
  return modelIds.map((modelId) => {
    const label = labels.get(modelId);
    return label === undefined
      ? `${modelId} is no model of this studio, so it is left out.`
      : `There is no key for ${label}, so it is not chosen. Its own settings are kept.`;
  });
}
