import { client as animatic } from "./animatic/client.ts";
import type { ProviderClient } from "./contract.ts";
import { client as modellix } from "./modellix/client.ts";
import { client as oxen } from "./oxen/client.ts";
import { client as siray } from "./siray/client.ts";
import { client as siraya } from "./siraya/client.ts";

/** Every provider's server half, by the provider's id. */
const clients: Readonly<Record<string, ProviderClient>> = { animatic, oxen, siray, modellix, siraya };

/** A provider's server half. Throws for an id that is not in the catalog. */
export function clientOf(providerId: string): ProviderClient {
  const client = Object.hasOwn(clients, providerId) ? clients[providerId] : undefined;
  if (!client) throw new Error(`There is no provider "${providerId}".`);
  return client;
}
