import { randomUUID } from "node:crypto";
import pino from "pino";
import { maskLinkTokens } from "#lib/domain/base/mask-link-tokens.ts";

/** Where unexpected errors go: the process's standard output, which the launcher keeps in DATA_DIR/logs. */
export const log = pino({ name: "web", base: null, hooks: { streamWrite: maskLinkTokens } });

/** Logs an unexpected error and gives the reference number that a person can name; they see nothing else of it. */
export function logUnexpected(error: unknown): string {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "unexpected error");
  return reference;
}

/** Logs what broke while a page was made, by the number that the framework gave it. What was asked of the page is left out. */
export function logBrokenPage(error: unknown, address: string): void {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  log.error({ err: error, reference, path: address.split("?")[0] }, "broken page");
}

/** What an operator wants to find again: who came in from where, and what was refused. No names, no secrets. */
export function logEvent(
  event: "sign-in" | "join" | "wrong-origin" | "remove-member" | "save-ownership" | "delete-account",
  facts: Record<string, unknown>,
): void {
  log.info({ event, ...facts }, event);
}
