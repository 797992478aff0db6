import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { kinds } from "#lib/domain/media/format.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "./prompt.ts";
import { numberReferences, type Reference, referenceLabel } from "./reference.ts";

/**
 * Which reference goes where in a model's request. `sent` is what stands in the arrays, in list order; a first or last
 * frame stands in a field of its own. `words` is what the text says instead of a token whose reference stands in no array.
 */
export type Arrangement = {
  sent: readonly Reference[];
  firstFrame: Reference | null;
  lastFrame: Reference | null;
  words: ReadonlyMap<ReferenceId, string>;
  issues: Issue[];
};

/** Sorts a prompt's references into a model's arrays and fields, and says of every one that is not sent as it stands. */
export function arrangeReferences(prompt: Prompt, model: Model): Arrangement {
  const { frames } = model.limits;
  const ordinals = numberReferences(prompt.references);
  const issues: Issue[] = [];
  const words = new Map<ReferenceId, string>();
  const sent: Reference[] = [];
  const placed: Record<"first-frame" | "last-frame", Reference[]> = { "first-frame": [], "last-frame": [] };

  for (const reference of prompt.references) {
    const { id, kind, role } = reference;
    const frame = frameOf(reference, model);
    if (frame) {
      placed[frame].push(reference);
      words.set(id, frame === "first-frame" ? "the first frame" : "the last frame");
    } else if (isLeftOut(reference, model)) {
      words.set(id, `the ${kind}`);
    } else {
      sent.push(reference);
      if (role !== null && !model.adaptsAnything) {
        const label = referenceLabel(ordinals.get(id)!); // every reference of the list is numbered
        issues.push({
          severity: "note",
          code: "role-stays-in-studio",
          path: ["references", id],
          params: { label, role },
        });
      }
    }
  }
  for (const kind of kinds) {
    const count = prompt.references.filter(
      (reference) => reference.kind === kind && isLeftOut(reference, model),
    ).length;
    if (count > 0) {
      issues.push({
        severity: model.adaptsAnything ? "note" : "loss",
        code: "kind-not-taken",
        path: ["references"],
        params: { kind, count },
      });
    }
  }
  for (const role of ["first-frame", "last-frame"] as const) {
    const twice = placed[role][1];
    if (twice)
      issues.push({
        severity: model.adaptsAnything ? "note" : "error",
        code: "frame-twice",
        path: ["references", twice.id],
        params: { role },
      });
  }
  const [firstFrame = null] = placed["first-frame"];
  const [lastFrame = null] = placed["last-frame"];
  if (lastFrame && !firstFrame && !model.adaptsAnything) {
    issues.push({
      severity: "error",
      code: "last-frame-without-first",
      path: ["references", lastFrame.id],
      params: {},
    });
  }
  if (
    (firstFrame || lastFrame) &&
    frames &&
    sent.some((reference) => frames.excludes.includes(reference.kind))
  ) {
    issues.push({
      severity: "error",
      code: "modes-exclusive",
      path: ["references"],
      params: { advice: frames.advice ?? "" },
    });
  }
  return { sent, firstFrame, lastFrame, words, issues };
}

type Placed = Pick<Reference, "kind" | "role">;

/** Whether a model is sent nothing of a reference: it takes none of the kind, and has no field of its own for it as a frame. */
export function isLeftOut(reference: Placed, model: Model): boolean {
  return model.limits.references[reference.kind] === null && frameOf(reference, model) === null;
}

/** The frame as which a model takes a reference in a field of its own. */
function frameOf({ kind, role }: Placed, { limits: { frames } }: Model): "first-frame" | "last-frame" | null {
  if (kind !== "image") return null;
  if (role === "first-frame" && frames?.first) return role;
  return role === "last-frame" && frames?.last ? role : null;
}
