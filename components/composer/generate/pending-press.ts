import { v7 as createUuid } from "uuid";
import * as z from "zod/mini";
import { openKept } from "#components/state/kept.ts";
import type { PromptId } from "#lib/domain/base/id.ts";

const pressSchema = z.strictObject({ clientKey: z.uuid(), of: z.string() });
const nameOf = (promptId: PromptId) => `press-${promptId}`;
const pressOf = (promptId: PromptId) =>
  openKept({ key: nameOf(promptId), schema: z.nullable(pressSchema), fallback: null, place: "session" });

/**
 * The key of a press of Generate, `of` being the hash of all that it sends: the same one for the same press until
 * `endPress`, in this tab. A page that is reloaded before its answer came repeats the press, and no second run is paid. Throws where
 * the browser cannot keep it: after a reload it would be another press, and be paid again.
 */
export function beginPress(promptId: PromptId, of: string): string {
  const press = pressOf(promptId);
  if (press.get()?.of !== of) press.update(() => ({ clientKey: createUuid(), of }));
  const clientKey = press.get()?.clientKey;
  if (!clientKey || !sessionStorage.getItem(nameOf(promptId))?.includes(clientKey))
    throw new Error("This browser keeps no press of Generate.");
  return clientKey;
}

/** The press has had its answer: the next one is another. */
export function endPress(promptId: PromptId): void {
  pressOf(promptId).update(() => null);
}
