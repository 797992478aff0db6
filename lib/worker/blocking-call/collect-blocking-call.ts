import type { AttemptId } from "#lib/domain/base/id.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { readEnd, showsLife } from "./call-files.ts";

/** What is known of a call: still on its way, its answer, why there is none, or that nobody will ever tell. */
export type Collected =
  | { state: "running" }
  | { state: "answered"; providerId: string; response: Response }
  | { state: "failed"; error: ProviderError }
  | { state: "lost" };

/**
 * Looks what became of an attempt's call, whoever started it. Takes nothing away: `clearCall` does that once the answer is
 * recorded. "lost" where its process was never begun or has died.
 */
export async function collectBlockingCall(folder: string, attemptId: AttemptId): Promise<Collected> {
  const isAlive = await showsLife(folder, attemptId);
  // Read after the sign of life: what ends in between is found.
  const end = await readEnd(folder, attemptId);
  if (!end) return { state: isAlive ? "running" : "lost" };
  if (end.end === "broken") {
    const sent = end.wasNeverSent ? "no" : "maybe";
    return { state: "failed", error: new ProviderError("unreachable", { sent, detail: end.detail }) };
  }
  const { providerId, status, retryAfter, body } = end;
  // These have no body by definition, and `Response` insists.
  const isBodiless = [204, 205, 304].includes(status);
  const headers = new Headers(retryAfter === null ? [] : [["retry-after", retryAfter]]);
  return {
    state: "answered",
    providerId,
    response: new Response(isBodiless ? null : body, { status, headers }),
  };
}
