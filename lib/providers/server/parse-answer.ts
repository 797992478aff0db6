import * as z from "zod/mini";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { parseJson } from "#lib/domain/base/fields.ts";
import { maskSecrets } from "./mask-secrets.ts";

/** Text as JSON of a shape, all its words plain. Throws a `ProviderError` of kind `contract`. */
export function parseAnswer<Shape extends z.ZodMiniType>(
  text: string,
  shape: Shape,
  apiKey: string,
): z.infer<Shape> {
  const parsed = z.safeParse(shape, parseJson(text));
  if (!parsed.success) throw notUnderstood(text, apiKey, parsed.error);
  return parsed.data;
}

/** An answer that should be JSON of a certain shape, and is not. */
export function notUnderstood(text: string, apiKey: string, cause?: unknown): ProviderError {
  const shown = maskSecrets(text.slice(0, 4000), apiKey, 500);
  return new ProviderError("contract", {
    sent: "maybe",
    detail: `Not an answer of the documented form: ${shown}`,
    cause,
  });
}
