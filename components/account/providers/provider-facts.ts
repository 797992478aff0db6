import type { DialectId } from "#lib/domain/prompt/dialect.ts";
import type { ModelId } from "#lib/domain/base/id.ts";

/** What the page of providers shows of one, worked out on the server: the catalog stays out of the page's script. */
export type ProviderFacts = {
  id: string;
  name: string;
  /** Whether it has a call that tells for free whether a key works. */
  canTest: boolean;
  /** Its dated contracts, the default first; `name` is null for that one. */
  contracts: readonly { name: string | null; label: string; note: string }[];
  /** How tokens are written unless the owner chooses otherwise. */
  dialect: { id: DialectId; isDocumented: boolean } | null;
  models: readonly { id: ModelId; /** With its provider, as everywhere. */ label: string; name: string }[];
};
