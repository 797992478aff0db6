import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue, IssueCode } from "#lib/domain/limits/issue.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** What a press can do about a refusal. */
export type Remedy =
  | { does: "add"; kind: Kind }
  | { does: "replace" | "clear-role"; id: ReferenceId }
  /** The last one of several. */
  | { does: "remove"; id: ReferenceId }
  | { does: "deselect"; modelIds: readonly ModelId[] };

/** What another file would solve. */
const solvedByFile: ReadonlySet<IssueCode> = new Set([
  "asset-not-ready",
  "format-not-taken",
  "size-too-large",
  "side-too-small",
  "side-too-large",
  "short-side-too-small",
  "short-side-too-large",
  "ratio-out-of-range",
  "duration-too-short",
  "duration-too-long",
  "fps-out-of-range",
  "codec-not-taken",
]);

/** What one reference less would solve. */
const solvedByRemoval: ReadonlySet<IssueCode> = new Set([
  "count-too-many",
  "total-too-many",
  "total-size-too-large",
  "total-duration-too-long",
  "inline-too-large",
]);

/** What to offer for a refusal of these models, or null. `others` are models that it concerns while another remains; else none. */
export function remedyFor(
  { code, params }: Issue,
  reference: Reference | null,
  references: readonly Reference[],
  others: readonly ModelId[],
): Remedy | null {
  if (reference && solvedByFile.has(code)) return { does: "replace", id: reference.id };
  if (reference && (code === "last-frame-without-first" || code === "frame-twice"))
    return { does: "clear-role", id: reference.id };
  if (code === "modes-exclusive") {
    const frame = references.findLast(({ role }) => role === "first-frame" || role === "last-frame");
    if (frame) return { does: "clear-role", id: frame.id };
  }
  const kind = kinds.find((one) => one === params["kind"]);
  if (solvedByRemoval.has(code)) {
    const last = references.findLast((one) => kind === undefined || one.kind === kind);
    if (last) return { does: "remove", id: last.id };
  }
  if (code === "count-too-few" && kind) return { does: "add", kind };
  if (code === "audio-needs-visual") return { does: "add", kind: "image" };
  return others.length > 0 ? { does: "deselect", modelIds: others } : null;
}
