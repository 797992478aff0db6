import { isLeftOut } from "#lib/domain/prompt/arrange-references.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { hasError, needsTick } from "#lib/domain/limits/issue.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";

/** How many of the chosen models take a reference as it is, take it changed, or refuse it. */
export type TileFit = { total: number; fits: number; refused: number };

/** What the models say of one reference; null while its file is not known yet, or without a model. */
export function tileFit(
  verdicts: readonly ModelVerdict[],
  reference: Pick<Reference, "id" | "kind" | "role">,
): TileFit | null {
  const said = verdicts.map(({ model, issues }) => {
    const own = issues.filter(({ path }) => path[0] === "references" && path[1] === reference.id);
    const isRefused = hasError(own);
    return {
      isWaited: own.some(isWaiting),
      isRefused,
      isFit: !isRefused && !needsTick(own) && !isLeftOut(reference, model),
    };
  });
  if (said.length === 0 || said.some(({ isWaited }) => isWaited)) return null;
  return {
    total: said.length,
    fits: said.filter(({ isFit }) => isFit).length,
    refused: said.filter(({ isRefused }) => isRefused).length,
  };
}
