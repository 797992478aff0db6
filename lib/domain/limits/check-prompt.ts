import { type Arrangement, arrangeReferences } from "#lib/domain/prompt/arrange-references.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { checkReference } from "./check-reference.ts";
import { checkTotals } from "./check-totals.ts";
import { checkWords } from "./check-words.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Issue } from "./issue.ts";
import type { MediaRoute } from "./limits.ts";
import type { Model } from "./model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";

/**
 * Everything that a model's limits say of a prompt's text and references, errors first by place: what the composer shows
 * live, the action and the worker check again, and conformance takes as the oracle. What it says of settings is
 * `adaptSettings`, of the compiled text `compileText` and `checkText`; `preparePrompt` is all of them together.
 */
export function checkPrompt(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  model: Model,
  route: MediaRoute,
  arrangement: Arrangement = arrangeReferences(prompt, model),
): Issue[] {
  const issues: Issue[] = [...arrangement.issues];
  const ordinals = numberReferences(prompt.references);
  const used: { reference: Reference; asset: Asset }[] = [];
  const { sent, firstFrame, lastFrame } = arrangement;

  if (!prompt.body.some((node) => node.type === "reference" || node.text.trim() !== "")) {
    issues.push({ severity: "error", code: "prompt-empty", path: ["body"], params: {} });
  }
  issues.push(...checkWords(prompt.body, model), ...checkUse(prompt, sent, model));
  for (const reference of [...sent, firstFrame, lastFrame]) {
    if (!reference) continue;
    const label = referenceLabel(ordinals.get(reference.id)!); // every reference of the list is numbered
    const path = ["references", reference.id];
    const asset = reference.assetId ? assets.get(reference.assetId) : undefined;
    const isFrame = reference === firstFrame || reference === lastFrame;
    const limits = (isFrame && model.limits.frames?.file) || model.limits.references[reference.kind];
    const state = reference.assetId === null ? "uploading" : (asset?.state ?? "missing");
    if (state !== "ready") {
      issues.push({
        severity: "error",
        code: "asset-not-ready",
        path,
        params: { label, name: reference.name, state },
      });
    }
    if (!asset || asset.state === "missing" || !limits) continue;
    issues.push(...checkReference(asset, limits, label, reference.id));
    // What stays on this machine is the file itself.
    if (!limits.transports.includes("file")) issues.push(...notesOfCopy(asset, label, path));
    if (route === "none" && !limits.transports.includes("inline") && !limits.transports.includes("file")) {
      issues.push({ severity: "error", code: "link-unreachable", path, params: { label } });
    }
    used.push({ reference, asset });
  }
  issues.push(...checkTotals(used, sent, model, route));
  return issues;
}

/** What is sent although the text says nothing of it, and what could begin or end the video and has no role. Notes only. */
function checkUse({ body, references }: Prompt, sent: readonly Reference[], model: Model): Issue[] {
  const mentioned = new Set<string>();
  for (const node of body) if (node.type === "reference") mentioned.add(node.id);
  const ordinals = numberReferences(references);
  // An edit list says itself where it shows what nobody mentions.
  const isTold = ({ kind }: Reference) => model.adaptsAnything && kind !== "audio";
  const notes = sent
    .filter((reference) => !mentioned.has(reference.id) && !isTold(reference))
    .map(({ id }): Issue => ({
      severity: "note",
      code: "reference-not-in-text",
      path: ["references", id],
      params: { label: referenceLabel(ordinals.get(id)!) }, // every reference of the list is numbered
    }));
  const count = references.filter(({ kind, role }) => kind === "image" && role === null).length;
  if (count > 0 && model.limits.frames && !model.adaptsAnything) {
    const sentAs = model.limits.references.image ? "references" : "nothing";
    const params = { kind: "image", count, sentAs };
    notes.push({ severity: "note", code: "images-without-role", path: ["references"], params });
  }
  return notes;
}

/** What the copy that leaves does not have of its file, but for words. */
function notesOfCopy({ kind, measured }: Asset, label: string, path: readonly string[]): Issue[] {
  const { colours, hiddenMs, hiddenLaterMs } = measured;
  const note = (code: Issue["code"], params: Issue["params"] = {}): Issue => ({
    ...{ severity: "note", code, path },
    params: { label, ...params },
  });
  return [
    ...(colours && kind === "image" ? [note("converted-to-srgb")] : []),
    ...(hiddenMs ? [note("hidden-start-left-out", { durationMs: hiddenMs })] : []),
    ...(hiddenLaterMs ? [note("hidden-rest-left-out", { durationMs: hiddenLaterMs })] : []),
  ];
}
