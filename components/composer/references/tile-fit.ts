import type { Reference } from "#lib/domain/prompt/reference.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";

/** How many of the chosen models take a reference as it is, take it changed, or refuse it. */
export type TileFit = { total: number; fits: number; refused: number };

/** What the models say of one reference; null while its file is not known yet, or without a model. */
export function tileFit(
  verdicts: readonly ModelVerdict[],
  { id, kind }: Pick<Reference, "id" | "kind">,
): TileFit | null {
  const concerned = verdicts.map(({ issues }) =>
    issues.filter(
      ({ code, path, params }) =>
        (path[0] === "references" && path[1] === id) ||
        (code === "kind-not-taken" && params["kind"] === kind),
    ),
  );
  if (concerned.length === 0 || concerned.some((issues) => issues.some(isWaiting))) return null;
  const having = (...severities: string[]) =>
    concerned.filter((issues) => issues.some(({ severity }) => severities.includes(severity))).length;
  const total = verdicts.length;
  return { total, fits: total - having("error", "loss"), refused: having("error") };
}
