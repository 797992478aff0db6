import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { issueText } from "#lib/domain/limits/messages.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import type { AbsentModel } from "#components/composer/models/absent-models.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { modelMessages } from "#components/composer/models/messages.ts";
import { type Remedy, remedyFor } from "./remedies.ts";

/** What one or several models refuse or change, said once. */
export type FitLine = {
  /** "Video 2: 22 s, max 15 s" */
  text: string;
  /** The reference that it is about; null where it is about none alone. */
  referenceId: ReferenceId | null;
  modelIds: readonly ModelId[];
  /** What can be done about it here; null where it is only words. */
  remedy: Remedy | null;
};

/** What the chosen models refuse, and what those would change that refuse nothing of it. */
export type FitLines = { refused: readonly FitLine[]; changed: readonly FitLine[] };

/** Every refusal and every change of the chosen models, each once with all whom it concerns; an empty prompt is none. */
export function fitLines(
  { document, assets }: Pick<ComposerState, "document" | "assets">,
  verdicts: readonly ModelVerdict[],
  absent: readonly AbsentModel[],
): FitLines {
  const { references } = document;
  const numbers = numberReferences(references);
  const models = verdicts.map(({ model }) => model);
  const chosen = verdicts.length + absent.length;
  const lines = { error: new Map<string, Found>(), loss: new Map<string, Found>() };
  for (const { model, issues } of verdicts) {
    for (const issue of issues) {
      if (issue.severity === "note" || issue.code === "prompt-empty" || isWaiting(issue)) continue;
      const reference = references.find(({ id }) => id === issue.path[1]) ?? null;
      const number = reference && numbers.get(reference.id);
      const text = `${number ? `${referenceLabel(number)}: ` : ""}${issueText(issue)}`;
      const found = lines[issue.severity].get(text);
      if (found) found.modelIds.push(model.id);
      else lines[issue.severity].set(text, { issue, text, reference, modelIds: [model.id] });
    }
  }
  const place = ({ reference }: Found) => (reference ? references.indexOf(reference) : references.length);
  const written = ({ issue, text, reference, modelIds }: Found): FitLine => ({
    text,
    referenceId: reference?.id ?? null,
    modelIds,
    remedy: remedyFor(issue, {
      ...{ reference, references, models },
      asset: reference?.assetId ? assets.get(reference.assetId) : undefined,
      others: modelIds.length < chosen ? modelIds : [],
    }),
  });
  const sorted = (found: Map<string, Found>) =>
    [...found.values()].toSorted((a, b) => place(a) - place(b)).map(written);
  return {
    refused: [
      ...sorted(lines.error),
      ...(["gone", "no-key"] as const).flatMap((why): FitLine[] => {
        const ids = absent.flatMap((one) => (one.why === why ? one.modelId : []));
        const text = why === "gone" ? modelMessages.gone : modelMessages.noKey;
        const remedy = { does: "deselect", modelIds: ids } as const;
        return ids.length > 0 ? [{ text, referenceId: null, modelIds: ids, remedy }] : [];
      }),
    ],
    changed: sorted(lines.loss).map((line) => ({ ...line, remedy: null })),
  };
}

type Found = { issue: Issue; text: string; reference: Reference | null; modelIds: ModelId[] };
