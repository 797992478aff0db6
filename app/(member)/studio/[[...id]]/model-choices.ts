import type { ModelChoice } from "#components/composer/model-choice.ts";
import { readConfig } from "#lib/config.ts";
import { listProvidersWithKey } from "#lib/data/provider/keys.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { allModels, providers } from "#lib/providers/catalog.ts";
import { baseUrlOf, mediaRoutes } from "#lib/providers/media-route.ts";

/** Every model in the order of the catalog, with what only the server knows of it for this member. */
export async function modelChoices(member: Member): Promise<ModelChoice[]> {
  const config = readConfig();
  const routes = mediaRoutes(providers, config);
  const withKey = await listProvidersWithKey(member);
  return allModels().map(({ model, provider }) => ({
    modelId: model.id,
    hasKey: provider.defaultBaseUrl === undefined || withKey.has(provider.id),
    route: routes[provider.id] ?? "none",
    baseUrl: baseUrlOf(provider, config.providerBaseUrls),
  }));
}
