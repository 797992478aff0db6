import type { Started } from "#lib/providers/contract.ts";
import { isFields } from "#lib/domain/base/fields.ts";
import { findText, layersOf } from "#lib/providers/server/fields.ts";
import { findOutputs } from "#lib/providers/server/find-outputs.ts";
import { notUnderstood } from "#lib/providers/server/parse-answer.ts";
import { parseBody } from "#lib/providers/server/read-task.ts";
import { refusedInside } from "#lib/providers/server/refusal-inside.ts";

/** What the answer to the one call means; `data` may hold several results. Throws a `ProviderError` where there is none in it. */
export function readAnswer(text: string, apiKey: string): Started {
  const answer = parseBody(text, apiKey);
  const found = findOutputs(answer, { documented: [["data"]] });
  if (found) {
    const revisedPrompt = findText(layersOf(answer), ["revised_prompt"]);
    return { state: "answered", ...found, ...(revisedPrompt && { revisedPrompt }) };
  }
  // It documents `error` alone: another code is no proof that nothing was made.
  const error = isFields(answer) ? answer.error : undefined;
  throw refusedInside({ error }, "submit", apiKey) ?? notUnderstood(text, apiKey);
}
