import { isLeftOut } from "#lib/domain/prompt/arrange-references.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import { isRefusal, isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { pictureOf } from "#components/composer/picture-of.ts";

/** What one model makes of a reference. */
export type FitState = "fits" | "changed" | "refused" | "waiting";

/** One row of the table: a reference, or all of them together, which is no single one. */
export type FitRow = {
  reference: { id: ReferenceId; kind: Kind; name: string; picture: string | null } | null;
  label: string;
  /** One for each model. */
  cells: readonly FitState[];
};

/** References by chosen models: which model takes what. What they make of all together has a row where it is refused. */
export function fitRows(
  state: Pick<ComposerState, "document" | "assets" | "uploads">,
  verdicts: readonly ModelVerdict[],
): FitRow[] {
  const { document } = state;
  const shown = numberReferences(document.references);
  const rows: FitRow[] = document.references.map((reference) => ({
    reference: {
      id: reference.id,
      kind: reference.kind,
      name: reference.name,
      picture: pictureOf(state, reference),
    },
    label: referenceLabel(shown.get(reference.id)!), // every one is numbered
    cells: verdicts.map((verdict) =>
      stateOf(issuesOf(verdict, reference), isLeftOut(reference, verdict.model)),
    ),
  }));
  const together = verdicts.map(({ issues }) =>
    issues.some((issue) => issue.severity === "error" && isOfAll(issue)) ? "refused" : "fits",
  );
  if (rows.length > 0 && together.includes("refused"))
    rows.push({ reference: null, label: "Together", cells: together });
  return rows;
}

const issuesOf = ({ issues }: ModelVerdict, { id }: Reference) =>
  issues.filter(({ path }) => path[0] === "references" && path[1] === id);

/** Of counts and sums, not of one reference. */
const isOfAll = ({ path }: Issue) => path[0] === "references" && path.length === 1;

function stateOf(issues: readonly Issue[], isChanged: boolean): FitState {
  if (issues.some(isRefusal)) return "refused";
  if (issues.some(isWaiting)) return "waiting";
  return isChanged || issues.some(({ severity }) => severity === "loss") ? "changed" : "fits";
}
