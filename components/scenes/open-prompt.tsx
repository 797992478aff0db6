import { type ReactNode, useEffect, useState } from "react";
import { v7 as createUuid } from "uuid";
import { ComposerContext } from "#components/composer/composer-context.ts";
import { type ComposerSession, openSession } from "#components/composer/composer-session.ts";
import type { Converting, Refusal, Upload } from "#components/composer/composer-state.ts";
import type { Offer } from "#components/composer/import/offer.ts";
import type { InvalidSettings } from "#components/composer/invalid-settings.ts";
import type { SaveStatus } from "#components/state/save-status.ts";
import { createStore } from "#components/state/store.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import { assetIdSchema, memberIdSchema, type ReferenceId } from "#lib/domain/base/id.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { promptId } from "./samples.ts";

/** How an open prompt stands: its document, and all that lives beside it in the browser. */
export type PromptState = {
  document: Prompt;
  assets?: readonly Asset[];
  uploads?: ReadonlyMap<ReferenceId, Upload>;
  refusals?: readonly Refusal[];
  /** Of references, by their places among all. */
  conversions?: ReadonlyMap<number, Pick<Converting, "edit" | "state"> & Partial<Converting>>;
  /** Providers whose keys are there; all of them where it is left out. */
  providersWithKey?: readonly string[];
  /** How cloud providers get at media. */
  route?: MediaRoute;
  providerChoices?: ProviderChoices;
  status?: SaveStatus<Prompt>;
  offer?: Offer;
  invalidSettings?: InvalidSettings;
  /** Which of its references is open in the viewer, from 0. */
  viewed?: number;
  /** Every loss is accepted. */
  isAccepted?: boolean;
};

/** A real session over what a scene says, of a member whom nobody has seen before: no browser has kept anything of theirs. */
export function OpenPrompt({ state, children }: { state: PromptState; children: ReactNode }) {
  const [session, setSession] = useState<ComposerSession | null>(null);
  useEffect(() => {
    let opened: ComposerSession | null = null;
    let isWanted = true;
    void open(state).then((next) => {
      opened = next;
      if (isWanted) setSession(next);
      else next.close();
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, [state]);
  return session && <ComposerContext value={session}>{children}</ComposerContext>;
}

async function open(state: PromptState): Promise<ComposerSession> {
  const { document, assets = [], providersWithKey, route = "link", providerChoices = {} } = state;
  const session = await openSession({
    memberId: memberIdSchema.parse(createUuid()),
    draft: { id: promptId, document, version: 1 },
    assets,
    models: allModels().map(({ model, provider }) => ({
      modelId: model.id,
      hasKey: provider.defaultBaseUrl === undefined || (providersWithKey?.includes(provider.id) ?? true),
      canPrice: true,
      route: provider.defaultBaseUrl === undefined ? "link" : route,
      baseUrl: provider.defaultBaseUrl ?? null,
    })),
    providerChoices,
    path: window.location.pathname,
    onCreated: () => undefined,
  });
  if (session === "newer") throw new Error("a new member has kept nothing");
  const { uploads = new Map<ReferenceId, Upload>(), refusals = [] } = state;
  const conversions = [...(state.conversions ?? [])].map(([place, conversion]): Converting => {
    const { id, assetId } = document.references[place]!; // it has one there
    const of = assetIdSchema.parse(assetId);
    return {
      ...{ key: id, reference: id, of, from: of, does: "replace", isByItself: true, progress: 0, id: null },
      ...conversion,
    };
  });
  session.store.update((all) => ({ ...all, uploads, refusals, conversions }));
  session.viewed.update(() => document.references[state.viewed ?? -1]?.id ?? null);
  session.offer.update(() => state.offer ?? null);
  session.invalidSettings.update((before) => state.invalidSettings ?? before);
  if (state.isAccepted)
    session.accepted.update(() => new Map(session.verdicts.get().map(({ model, hash }) => [model.id, hash])));
  return state.status
    ? { ...session, saver: { ...session.saver, status: createStore(state.status) } }
    : session;
}
