import type { Asset } from "#lib/domain/media/asset.ts";
import { canonicalJson, hashOf } from "#lib/domain/base/canonical-json.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Issue, IssueCode } from "#lib/domain/limits/issue.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Compiled, Provider } from "./contract.ts";

/** A prompt as one model would get it. */
export type CompiledModel = {
  /** One per variation, from variation 1. */
  variations: readonly Compiled<unknown>[];
  /** The issues of all of them, each once. */
  issues: readonly Issue[];
};

/** Compiles every variation of a prompt for a model: the same in the browser, which shows it, and on the server, which sends it. */
export function compileModel(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  { model, provider }: { model: Model; provider: Provider },
  route: MediaRoute,
): CompiledModel {
  const variations = Array.from({ length: prompt.settings.variations }, (_, index) =>
    provider.compile(prompt, assets, model, { route, variation: index + 1 }),
  );
  const issues = variations.flatMap((variation) => variation.issues);
  if (variations.length === 1) return { variations, issues }; // a compiler says each once
  return { variations, issues: [...new Map(issues.map((issue) => [canonicalJson(issue), issue])).values()] };
}

/** What a tick and a press of Generate belong to: every request that would be sent, and what its issues say of it. */
export function compiledHash({ variations }: CompiledModel): string {
  return hashOf(
    variations.map(({ request, issues }) => ({
      request,
      issues: issues.filter(({ code }) => !remarks.has(code)),
    })),
  );
}

/** Remarks on the prompt and its files. They change nothing that is sent, and older hashes know nothing of them. */
const remarks: ReadonlySet<IssueCode> = new Set([
  "text-looks-like-token",
  "reference-not-in-text",
  "images-without-role",
  "pixels-beyond-advice",
]);
