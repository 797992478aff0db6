import { beginsAsCurl } from "#lib/domain/exchange/begins-as-curl.ts";

/** Whether a pasted text is worth a closer look, by code that is loaded for it: a cURL line, JSON with a prompt, either in a fence, or what stands in a prompt file. */
export function mayBeRequest(text: string): boolean {
  const start = text.slice(0, 200).replace(/^\s*```[\w-]*[^\S\n]*\n/, "");
  if (beginsAsCurl(start)) return true;
  return start.trimStart().startsWith("{") && /"(?:triptych-)?prompt"/.test(text);
}
