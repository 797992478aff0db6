import type { GenerationId } from "#lib/domain/id.ts";
import type { GenerationView } from "#lib/domain/run-view.ts";

/**
 * How the cards of a run are called: by their model's label, and from the second of the same model on by a number, so
 * that no two are called the same.
 */
export function generationNames(
  generations: readonly Pick<GenerationView, "id" | "modelId">[],
  labelOf: (modelId: string) => string,
): ReadonlyMap<GenerationId, string> {
  const counts = new Map<string, number>();
  return new Map(
    generations.map(({ id, modelId }) => {
      const count = (counts.get(modelId) ?? 0) + 1;
      counts.set(modelId, count);
      return [id, count === 1 ? labelOf(modelId) : `${labelOf(modelId)} #${count}`];
    }),
  );
}
