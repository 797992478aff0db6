import type { IncomingMessage, ServerResponse } from "node:http";

/** What the ingest says no to, and the HTTP status that goes with it. The code stands in the answer's `error`. */
const refusals = {
  /** No such address, or its member was removed since it was signed. */
  "not-found": 404,
  "signature-invalid": 403,
  "link-expired": 403,
  malformed: 400,
  "range-invalid": 416,
  empty: 400,
  /** None of the formats that the studio takes. */
  "format-forbidden": 415,
  /** Above the ceiling of its kind, or more bytes than it was announced with. */
  "too-large": 413,
  "size-mismatch": 400,
  "disk-full": 507,
  /** The bytes are here, but the studio could not register them. The same upload may be tried again. */
  "not-registered": 502,
  "cut-by-another": 409,
} as const;
type RefusalCode = keyof typeof refusals;

/** Ends a request with a code for the page. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

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
