import { resultName } from "#lib/domain/generation/result-name.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Named = Pick<GenerationView, "id" | "modelId" | "variation" | "output">;

/**
 * How the results on one page are called, by their generation's id. Where several runs have one of the same name, a run's number on
 * this page is put behind it, so that no two are called the same.
 */
export function generationNames(
  runs: readonly (readonly Named[])[],
  labelOf: (modelId: string) => string,
): ReadonlyMap<GenerationId, string> {
  const all = runs.flatMap((generations, index) =>
    generations.map(({ id, modelId, variation, output }) => ({
      id,
      name: resultName(labelOf(modelId), variation, output),
      run: index + 1,
    })),
  );
  const isShared = (name: string) => all.filter((one) => one.name === name).length > 1;
  return new Map(all.map(({ id, name, run }) => [id, isShared(name) ? `${name} · run ${run}` : name]));
}
