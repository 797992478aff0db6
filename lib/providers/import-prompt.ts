import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { newPrompt, type Prompt, referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { removeSecrets } from "#lib/domain/exchange/redact-secrets.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import { bindText } from "./import-body.ts";
import type { ImportedRequest, ImportNote, UnnamedRequest } from "./imported-request.ts";

/** A prompt made of a request; its references have no assets yet, but each a link or a data URL in `urls`. */
export type RebuiltPrompt = {
  prompt: Prompt;
  urls: ReadonlyMap<ReferenceId, string>;
  notes: readonly ImportNote[];
};

/** Makes a document of a request, without secrets in its words, for its model as it is configured now, if it names one. The same ids give the same document. */
export function rebuildPrompt(
  request: UnnamedRequest | ImportedRequest,
  model: Model | null,
  options: { createId: () => ReferenceId; modelIds: readonly ModelId[] },
): RebuiltPrompt {
  const { contract, extras } = request;
  const taken = request.references.slice(0, referencesMax);
  const references = taken.map(({ kind, role, name }): Reference => ({
    id: options.createId(),
    assetId: null,
    kind,
    name,
    role,
  }));
  const { body, notes } = bindText(removeSecrets(request.text).text, references, model?.dialect ?? null);
  const beyond = request.references.length - taken.length;
  return {
    prompt: {
      ...newPrompt([...options.modelIds]),
      body,
      references,
      settings: settingsOf(request.settings),
      overrides: model && Object.keys(extras).length > 0 ? { [model.id]: { extras } } : {},
    },
    urls: new Map(references.map(({ id }, index) => [id, taken[index]!.url])), // one for each
    notes: [
      ...request.notes,
      ...(beyond > 0 ? [{ code: "too-many" as const, count: beyond }] : []),
      ...notes,
      ...(contract && model?.contract !== contract ? [{ code: "other-contract" as const, contract }] : []),
    ],
  };
}

/** What the request leaves open is the studio's own. */
function settingsOf(given: Partial<Settings>): Settings {
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const settings: Settings = { ...newSettings, ...Object.fromEntries(named) };
  return { ...settings, negativePrompt: removeSecrets(settings.negativePrompt).text };
}
