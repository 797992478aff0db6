import { readFileSync } from "node:fs";
import type { ControlChange, Purpose } from "#simulators/control.ts";

/** Makes a simulator answer the next request of a kind with a recorded reply. */
export function replying(
  on: Purpose,
  providerId: string,
  name: string,
  { status = 200, ...headers }: { status?: number; retryAfter?: string; rateLimitReset?: string } = {},
): ControlChange {
  return { faults: [{ on, kind: "status", status, body: readFixture(providerId, name), ...headers }] };
}

/** A provider's documented reply, trimmed, as text: `fixtures/<name>.json` of its folder. */
function readFixture(providerId: string, name: string): string {
  return readFileSync(
    new URL(import.meta.resolve(`#lib/providers/${providerId}/fixtures/${name}.json`)),
    "utf8",
  );
}
