import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Composer } from "#components/composer/composer.tsx";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProvidersWithKey } from "#lib/data/provider/keys.ts";
import { findPrompt } from "#lib/data/prompt/prompts.ts";
import { listRunMarks } from "#lib/data/run/runs.ts";
import { promptIdSchema } from "#lib/domain/base/id.ts";
import { assetIdsOf, withoutLostAssets } from "#lib/domain/prompt/prompt.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { allModels, providers } from "#lib/providers/catalog.ts";
import { baseUrlOf, mediaRoutes } from "#lib/providers/media-route.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Studio" };

type StudioPageProps = { params: Promise<{ id?: string[] }> };

/** `/studio` is a new prompt, `/studio/[id]` one that is there: one page, because the first change leads from one to the other. */
export default async function StudioPage({ params }: StudioPageProps) {
  const member = await requireMember();
  const { id = [] } = await params;
  const open = id.length === 0 ? { prompt: null, assets: [], hasRuns: false } : await openPrompt(member, id);
  return (
    <Composer
      key={open.prompt?.id ?? "new"}
      memberId={member.id}
      {...open}
      models={await modelChoices(member)}
      providerChoices={await listProviderChoices(member)}
    />
  );
}

async function openPrompt(member: Member, path: readonly string[]) {
  const promptId = promptIdSchema.safeParse(path.length === 1 ? path[0] : null);
  const prompt = (promptId.success && (await findPrompt(member, promptId.data))) || notFound();
  const { id, name, document, version } = prompt;
  const assets = await findAssets(member, assetIdsOf(document));
  const known = new Set(assets.map((asset) => asset.id));
  const hasRuns = (await listRunMarks(member, id)).length > 0;
  return { prompt: { id, name, document: withoutLostAssets(document, known), version }, assets, hasRuns };
}

/** Every model in the order of the catalog, with what only the server knows of it for this member. */
async function modelChoices(member: Member): Promise<ModelChoice[]> {
  const config = readConfig();
  const routes = mediaRoutes(providers, config);
  const withKey = await listProvidersWithKey(member);
  return allModels().map(({ model, provider }) => ({
    modelId: model.id,
    hasKey: provider.defaultBaseUrl === undefined || withKey.has(provider.id),
    canPrice: member.isOwner,
    route: routes[provider.id] ?? "none",
    baseUrl: baseUrlOf(provider, config.providerBaseUrls),
  }));
}
