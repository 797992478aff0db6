import { type DialectId, dialects } from "#lib/domain/dialect.ts";
import type { ProviderFacts } from "./provider-facts.ts";

/** How a dialect writes a token, and whether the provider says so. */
export function dialectLabel(id: DialectId, { dialect }: Pick<ProviderFacts, "dialect">): string {
  const isDocumented = dialect?.id === id && dialect.isDocumented;
  return `${dialects[id].word} (${isDocumented ? "documented" : "not documented"})`;
}
