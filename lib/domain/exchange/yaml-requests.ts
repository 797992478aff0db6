import { parseDocument } from "yaml";
import { type CodeRequest, createRequestFinder } from "./code-request-finder.ts";

/** The requests in an example of YAML: the whole document, or the body in it. Tags are ignored, and aliases are limited. */
export function readYamlRequests(text: string): CodeRequest[] {
  const finder = createRequestFinder();
  try {
    const document = parseDocument(text, { schema: "core", logLevel: "silent", uniqueKeys: false });
    if (document.errors.length === 0) finder.offer(null, document.toJS({ maxAliasCount: 20 }));
  } catch {
    return []; // more aliases than anybody writes
  }
  return finder.found();
}
