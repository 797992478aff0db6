import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { adaptExtras } from "#lib/domain/settings/extras.ts";
import { arrangeReferences } from "#lib/domain/prompt/arrange-references.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { checkFrames } from "./check-frames.ts";
import { checkPrompt } from "./check-prompt.ts";
import { checkText } from "./check-text.ts";
import { compileText, type PlacedToken } from "#lib/domain/prompt/compile-text.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { toldSettings, usesOf } from "#lib/domain/generation/write-sent.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Issue } from "./issue.ts";
import type { MediaRoute } from "./limits.ts";
import type { Model } from "./model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { Extras } from "#lib/domain/settings/extra-table.ts";
import type { ModelSettings } from "#lib/domain/settings/setting-table.ts";
import { seedOfVariation } from "#lib/domain/settings/setting-values.ts";

/** A prompt brought to one model's terms: all that is left for a provider is to write it as its JSON. */
export type Prepared = {
  text: string;
  tokens: readonly PlacedToken[];
  /** With the seed of this variation. */
  settings: ModelSettings;
  extras: Extras;
  /** What stands in the arrays, in the order of each array. */
  references: readonly Reference[];
  firstFrame: Reference | null;
  lastFrame: Reference | null;
  /** All of this as it is kept for whoever looks back. */
  sent: Sent;
  issues: Issue[];
};

/** Arranges, adapts, spells and judges a prompt for one variation of one model. The issues are all there are, each once. */
export function preparePrompt(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  model: Model & { dialect: NonNullable<Model["dialect"]> },
  { route, variation }: { route: MediaRoute; variation: number },
): Prepared {
  const arrangement = arrangeReferences(prompt, model);
  const { sent, firstFrame, lastFrame, words } = arrangement;
  const adapted = adaptSettings(prompt, assets, model);
  const settings = { ...adapted.settings, seed: seedOfVariation(adapted.settings.seed, variation) };
  const { extras, issues: extrasIssues } = adaptExtras(prompt, model);
  const compiled = compileText(
    prompt,
    model.dialect.id,
    sent.map((reference) => reference.id),
    words,
  );
  const issues = [
    ...checkPrompt(prompt, assets, model, route, arrangement),
    ...checkFrames(prompt, assets, arrangement, settings.aspectRatio),
    ...compiled.issues,
    ...checkText(compiled.text, model),
    ...adapted.issues,
    ...extrasIssues,
  ];
  if (!model.dialect.isDocumented && compiled.tokens.length > 0) {
    issues.push({
      severity: "note",
      code: "dialect-undocumented",
      path: ["body"],
      params: { dialect: model.dialect.id },
    });
  }
  return {
    text: compiled.text,
    tokens: compiled.tokens,
    settings,
    extras,
    references: sent,
    firstFrame,
    lastFrame,
    sent: {
      version: 1,
      isRebuilt: false,
      text: { written: compiled.text, tokens: [...compiled.tokens] },
      settings: toldSettings(settings, extras, model),
      references: usesOf(prompt, arrangement, model),
    },
    issues,
  };
}
