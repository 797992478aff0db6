import { beginsAsCurl } from "#lib/domain/exchange/begins-as-curl.ts";
import { mayHoldSecret } from "#lib/domain/exchange/may-hold-secret.ts";

/**
 * Whether a pasted text is worth a closer look, by code that is loaded for it: a cURL line, fields of a request or of a prompt file in
 * whatever language, a program that sends a prompt, or anything that may hold a key.
 */
export function mayBeRequest(text: string): boolean {
  const start = text.slice(0, 200).replace(/^\s*```[\w-]*[^\S\n]*\n/, "");
  if (beginsAsCurl(start) || field.test(text)) return true;
  return (program.test(text) && text.includes("prompt")) || mayHoldSecret(text);
}

const field = /(?<![\w-])(?:triptych-)?prompt["'`]?\s*[:=]|"triptych-prompt"/;
const program = /\b(?:fetch|axios|requests|httpx|urllib)\b/;
