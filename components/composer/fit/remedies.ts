import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue, IssueCode } from "#lib/domain/limits/issue.ts";
import { planEdit, solvedByConverting } from "#lib/domain/limits/plan-edit.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** What a press can do about a refusal. */
export type Remedy =
  | { does: "convert"; id: ReferenceId; edit: Edit }
  /** Opens the viewer's tool. */
  | { does: "size"; id: ReferenceId }
  | { does: "add"; kind: Kind }
  | { does: "replace" | "clear-role"; id: ReferenceId }
  /** The last one of several. */
  | { does: "remove"; id: ReferenceId }
  | { does: "deselect"; modelIds: readonly ModelId[] };

/** What fewer pixels, pictures a second or bytes would solve. */
const solvedBySize: ReadonlySet<IssueCode> = new Set([
  "size-too-large",
  "side-too-large",
  "short-side-too-large",
  "fps-out-of-range",
]);

/** What another file would solve. */
const solvedByFile: ReadonlySet<IssueCode> = new Set([
  "asset-not-ready",
  "convert-first",
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

type Refused = {
  reference: Reference | null;
  /** The reference's file, where it has been read. */
  asset: Asset | undefined;
  references: readonly Reference[];
  /** The chosen models, which are to take what a file becomes. */
  models: readonly Model[];
  /** Models that it concerns while another remains; else none. */
  others: readonly ModelId[];
};

/** What to offer for a refusal of these models, or null: what keeps the file before what takes another. */
export function remedyFor(
  { code, params }: Issue,
  { reference, asset, references, models, others }: Refused,
): Remedy | null {
  if (reference && asset?.state === "ready") {
    const edit = solvedByConverting.has(code) ? planEdit(asset, models) : null;
    if (edit) return { does: "convert", id: reference.id, edit };
    const isBelow = code === "fps-out-of-range" && Number(params["fps"]) < Number(params["min"]);
    if (solvedBySize.has(code) && !isBelow) return { does: "size", id: reference.id };
  }
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
