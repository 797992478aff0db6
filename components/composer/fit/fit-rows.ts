import { arrangeReferences } from "#lib/domain/prompt/arrange-references.ts";
import type { Issue, IssueCode } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import {
  numberReferences,
  type Ordinals,
  type Reference,
  referenceLabel,
} from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { gaugeText } from "./gauge-text.ts";
import { waitingWord } from "./waiting-word.ts";

/** What one model makes of one reference, or of several together. `details` are whole sentences or figures. */
export type FitCell = {
  state: "fits" | "refused" | "left-out" | "waiting";
  /** The short answer; empty where the details say it all. */
  word: string;
  details: readonly string[];
};

/** One row of the table: a reference of a kind, or what is counted and summed over several, which has none. */
export type FitRow = { key: string; title: string; kind: Kind | null; cells: readonly FitCell[] };

type State = Pick<ComposerState, "document" | "assets" | "uploads">;

const groupTitles: Record<Kind, string> = {
  image: "All images",
  video: "All videos",
  audio: "All sounds",
};

/** References by chosen models: which model takes what, as what, and the number that stands in the way. */
export function fitRows(state: State, verdicts: readonly ModelVerdict[]): FitRow[] {
  const { references } = state.document;
  const shown = numberReferences(references);
  const columns = verdicts.map((verdict) => columnOf(state, verdict));
  const rows: FitRow[] = references.map((reference) => ({
    key: reference.id,
    title: `${referenceLabel(shown.get(reference.id)!)}: ${reference.name}`, // every one is numbered
    kind: reference.kind,
    cells: columns.map((column) => referenceCell(state, column, reference)),
  }));
  for (const kind of kinds) {
    const count = references.filter((reference) => reference.kind === kind).length;
    const isRefused = columns.some(({ together }) => together(kind).some(isError));
    if (count < 2 && !isRefused) continue;
    const cells = columns.map((column) => groupCell(state, column, kind));
    rows.push({ key: kind, title: groupTitles[kind], kind: null, cells });
  }
  const hasTotal = verdicts.some(({ model }) => model.limits.references.maxTotal !== undefined);
  const issues = columns.flatMap(({ together }) => together(undefined));
  if (
    references.length === 0 ? issues.some(isError) : issues.length > 0 || (hasTotal && references.length > 1)
  ) {
    const cells = columns.map((column) => groupCell(state, column, undefined));
    rows.push({ key: "all", title: "All references", kind: null, cells });
  }
  return rows;
}

type Column = {
  verdict: ModelVerdict;
  arrangement: ReturnType<typeof arrangeReferences>;
  sentAs: Ordinals;
  /** Issues of all references of a kind, or of all there are. */
  together: (kind: Kind | undefined) => readonly Issue[];
};

function columnOf({ document }: State, verdict: ModelVerdict): Column {
  const arrangement = arrangeReferences(document, verdict.model);
  const ofAll = verdict.issues.filter(({ path }) => path[0] === "references" && path.length === 1);
  return {
    verdict,
    arrangement,
    sentAs: numberReferences(arrangement.sent),
    together: (kind) =>
      ofAll.filter(({ code, params }) => code !== "kind-not-taken" && params["kind"] === kind),
  };
}

const isError = (issue: Issue) => issue.severity === "error";
/** The cell says where the reference stands; that a role has no field is no question of fitting. */
const shownElsewhere: ReadonlySet<IssueCode> = new Set(["token-became-words", "role-stays-in-studio"]);

function referenceCell(state: State, column: Column, reference: Reference): FitCell {
  const { verdict } = column;
  const own = verdict.issues.filter(
    ({ path, code }) => path[0] === "references" && path[1] === reference.id && !shownElsewhere.has(code),
  );
  if (isLeftOut(column, reference)) return leftOutCell(column, reference.kind);
  const errors = own.filter((issue) => isError(issue) && !isWaiting(issue));
  if (errors.length > 0) return { state: "refused", word: "", details: errors.map(issueMessage) };
  const place = placeOf(column, reference);
  const details = [...(place ? [place] : []), ...own.filter((issue) => !isError(issue)).map(issueMessage)];
  if (own.some(isWaiting)) return { state: "waiting", word: waitingWord(state, reference), details };
  return { state: "fits", word: "Fits", details };
}

/** Where the reference stands in what is sent. A model that is sent no text has no numbers to tell. */
function placeOf({ verdict, arrangement, sentAs }: Column, reference: Reference): string | null {
  if (reference === arrangement.firstFrame) return "First frame";
  if (reference === arrangement.lastFrame) return "Last frame";
  const number = sentAs.get(reference.id);
  return number && verdict.model.dialect ? `Sent as ${referenceLabel(number)}` : null;
}

function isLeftOut({ verdict, arrangement }: Column, { id, kind }: Reference): boolean {
  return verdict.model.limits.references[kind] === null && arrangement.words.get(id) === `the ${kind}`;
}

function leftOutCell({ verdict }: Column, kind: Kind): FitCell {
  const issues = verdict.issues.filter(
    ({ code, params }) => code === "kind-not-taken" && params["kind"] === kind,
  );
  return { state: "left-out", word: "Left out", details: issues.map(issueMessage) };
}

function groupCell(state: State, column: Column, kind: Kind | undefined): FitCell {
  const { verdict, arrangement, together } = column;
  const issues = together(kind);
  if (issues.some(isError)) {
    return { state: "refused", word: "", details: issues.filter(isError).map(issueMessage) };
  }
  const limits = verdict.model.limits.references;
  if (kind && limits[kind] === null) return leftOutCell(column, kind);
  const figures = gaugeText(state, limits, arrangement.sent, kind);
  return { state: "fits", word: "Fits", details: [...figures, ...issues.map(issueMessage)] };
}
