import { type DialectId, dialects } from "#lib/domain/prompt/dialect.ts";
import { providerMessages } from "./messages.ts";
import type { ProviderFacts } from "./provider-facts.ts";

/** How a dialect writes a token, and whether the provider says so. */
export function dialectLabel(id: DialectId, { dialect }: Pick<ProviderFacts, "dialect">): string {
  const isDocumented = dialect?.id === id && dialect.isDocumented;
  return providerMessages.dialect(dialects[id].word, isDocumented);
}
