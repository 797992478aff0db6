import { v7 as createUuid } from "uuid";
import * as z from "zod/mini";
import type { PromptId } from "#lib/domain/id.ts";

const pressSchema = z.strictObject({ clientKey: z.uuid(), of: z.string() });
const nameOf = (promptId: PromptId) => `press-${promptId}`;

/**
 * The key of a press of Generate, `of` being the hash of all that it sends: the same one for the same press until
 * `endPress`, in this tab. A page that is reloaded before its answer came repeats the press, and no second run is paid.
 */
export function beginPress(promptId: PromptId, of: string): string {
  const kept = keptPress(promptId);
  if (kept?.of === of) return kept.clientKey;
  const clientKey = createUuid();
  sessionStorage.setItem(nameOf(promptId), JSON.stringify({ clientKey, of }));
  return clientKey;
}

/** The press has had its answer: the next one is another. */
export function endPress(promptId: PromptId): void {
  sessionStorage.removeItem(nameOf(promptId));
}

function keptPress(promptId: PromptId): z.infer<typeof pressSchema> | null {
  const text = sessionStorage.getItem(nameOf(promptId));
  return text === null ? null : (z.safeParse(pressSchema, JSON.parse(text)).data ?? null); // we alone write it
}
