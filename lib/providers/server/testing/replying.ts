import type { ControlChange, Purpose } from "#simulators/control.ts";
import { readFixture } from "./read-fixture.ts";

/** Makes a simulator answer the next request of a kind with a recorded reply. */
export function replying(
  on: Purpose,
  providerId: string,
  name: string,
  { status = 200, ...headers }: { status?: number; retryAfter?: string; rateLimitReset?: string } = {},
): ControlChange {
  return { faults: [{ on, kind: "status", status, body: readFixture(providerId, name), ...headers }] };
}
