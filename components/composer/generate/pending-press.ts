import { v7 as createUuid } from "uuid";
import * as z from "zod/mini";
import { openKept } from "#components/state/kept.ts";
import type { PromptId } from "#lib/domain/base/id.ts";

const pressSchema = z.strictObject({ clientKey: z.uuid(), of: z.string() });
const pressOf = (promptId: PromptId) =>
  openKept({ key: `press-${promptId}`, schema: z.nullable(pressSchema), fallback: null, place: "session" });

/**
 * The key of a press of Generate, `of` being the hash of all that it sends: the same one for the same press until
 * `endPress`, in this tab. A page that is reloaded before its answer came repeats the press, and no second run is paid.
 */
export function beginPress(promptId: PromptId, of: string): string {
  const press = pressOf(promptId);
  const kept = press.get();
  if (kept?.of === of) return kept.clientKey;
  const clientKey = createUuid();
  press.update(() => ({ clientKey, of }));
  return clientKey;
}

/** The press has had its answer: the next one is another. */
export function endPress(promptId: PromptId): void {
  pressOf(promptId).update(() => null);
}
