import * as z from "zod/mini";
import type { Output, Started } from "#lib/providers/contract.ts";
import { notUnderstood, parseAnswer } from "#lib/providers/server/parse-answer.ts";
import { refusalInside } from "#lib/providers/server/refusal-inside.ts";
import { answeredSchema, refusedSchema } from "#lib/providers/siraya/wire.ts";

/** What the answer to the one call means. Throws a `ProviderError` where there is no result in it. */
export function readAnswer(text: string, apiKey: string): Started {
  const answer = parseAnswer(text, z.union([answeredSchema, refusedSchema]), apiKey);
  if ("error" in answer) {
    const { code, type, message } = answer.error;
    throw refusalInside({ code: code ?? type ?? "error", message: message ?? "" }, "submit", apiKey);
  }
  const [first, ...further] = answer.data.flatMap(({ url, b64_json }, index): Output[] => {
    const from = url ? { url } : b64_json ? { bytes: Buffer.from(b64_json, "base64") } : null;
    return from ? [{ kind: "video", role: index === 0 ? "result" : "further", from }] : [];
  });
  if (!first) throw notUnderstood(text, apiKey);
  const revisedPrompt = answer.data.find(({ revised_prompt }) => revised_prompt)?.revised_prompt;
  return {
    state: "answered",
    outputs: [{ ...first, role: "result" }, ...further],
    ...(revisedPrompt && { revisedPrompt }),
  };
}
