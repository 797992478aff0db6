import { ProviderError } from "#lib/providers/provider-error.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";

/**
 * What the log keeps of an error that came of asking a provider: its kind and what caused it. Never the provider's own words, since
 * these may repeat a prompt: the card has them.
 */
export function troubleOf(error: unknown): object {
  if (!(error instanceof ProviderError)) return { causes: causesOf(error) };
  const { kind, sent, httpStatus, retryAfterMs } = error;
  return { kind, sent, httpStatus, retryAfterMs, causes: causesOf(error.cause) };
}

/** Names, codes and the system's messages, from the outermost to the innermost. */
function causesOf(error: unknown): object[] {
  if (error instanceof ProviderError) return [{ kind: error.kind }, ...causesOf(error.cause)];
  if (!(error instanceof Error)) return [];
  const code = "code" in error ? error.code : undefined;
  return [
    { name: error.name, code, message: maskSecrets(error.message, "").slice(0, 300) },
    ...causesOf(error.cause),
  ];
}
