import { readFileSync } from "node:fs";

/** A provider's documented reply, trimmed, as text: `fixtures/<name>.json` of its folder. */
export function readFixture(providerId: string, name: string): string {
  return readFileSync(
    new URL(import.meta.resolve(`#lib/providers/${providerId}/fixtures/${name}.json`)),
    "utf8",
  );
}
