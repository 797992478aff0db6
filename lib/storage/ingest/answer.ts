import type { IncomingMessage, ServerResponse } from "node:http";
import { type Refusal, refusals } from "./refusal.ts";

const drainedBytes = 32 * 1024 * 1024;
const drainedMs = 10_000;
/** What is sent at the wrong place is sent again: there, what counts is that little comes in vain. */
const misplacedBytes = 128 * 1024;

/** Sends JSON that nobody keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": bytes.length,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
}

/**
 * Refuses a request whose body may still be on its way. A browser reads an answer only while its own sending is taken, so a
 * while of it is taken and thrown away; a longer one is cut.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  response.setHeader("connection", "close");
  sendJson(response, refusals[refusal.code], { error: refusal.code });
  if (request.complete || request.destroyed) return;
  const mostBytes = refusal.code === "range-invalid" ? misplacedBytes : drainedBytes;
  let taken = 0;
  const timer = setTimeout(() => request.destroy(), drainedMs);
  request.on("data", (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > mostBytes) request.destroy();
  });
  request.on("error", () => undefined); // it is being thrown away
  request.on("close", () => clearTimeout(timer));
  request.resume();
}
