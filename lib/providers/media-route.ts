import { isOutside } from "#lib/domain/base/private-host.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Provider } from "./contract.ts";

/**
 * How a provider at `baseUrl` gets at media served from `mediaOrigin`. One that is itself private can reach any origin, one
 * outside only what is outside; null is the studio itself, which reads its own files.
 */
export function routeTo(baseUrl: string | null, mediaOrigin: string): MediaRoute {
  return baseUrl === null || !isOutside(baseUrl) || isOutside(mediaOrigin) ? "link" : "none";
}

/** Where a provider's requests go, without a trailing slash: as configured, else as documented; null is the studio itself. */
export function baseUrlOf(
  provider: Pick<Provider, "id" | "defaultBaseUrl">,
  configured: ReadonlyMap<string, string>,
): string | null {
  return configured.get(provider.id) ?? provider.defaultBaseUrl ?? null;
}

/** The route of every provider, by its id. With UploadThing's cloud, what cannot be fetched from here is put there. */
export function mediaRoutes(
  providers: readonly Pick<Provider, "id" | "defaultBaseUrl">[],
  config: {
    providerBaseUrls: ReadonlyMap<string, string>;
    mediaOrigin: string;
    uploadthingToken: string | null;
  },
): Record<string, MediaRoute> {
  return Object.fromEntries(
    providers.map((provider) => [
      provider.id,
      config.uploadthingToken === null
        ? routeTo(baseUrlOf(provider, config.providerBaseUrls), config.mediaOrigin)
        : "link",
    ]),
  );
}
