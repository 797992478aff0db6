import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "#lib/config.ts";
import { requestRefusals } from "./messages.ts";

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
/** Routes judge for themselves who sends what. */
const withOwnForms = /^\/(?:api\/|g\/[^/]+\/password(?:$|\?))/;
/** The framework's own, in development alone. */
const frameworkPath = "/_";

/** As much as the framework reads of an action, and more than any form has to say. */
const inputMaxBytes = 1024 * 1024;
/** Values in it: a gallery of 200 clips, each with 50 references, has a fifth of them. */
const inputMaxValues = 50_000;
const inputMaxDepth = 40;
/** What stands for a value that JSON has not, a text that begins with a dollar, or a part that was written already. */
const knownMark = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|0(?::|$))/;

type Refused = readonly [status: number, words: string];

/**
 * Answers what no page of the studio sends with a status and a sentence, before the framework fails at it: methods, addresses that stand for
 * no text, origins of other sites, forms, and inputs of actions that cannot be read or have too many parts. A form that was sent before its page's
 * script came gets the page again. True when it has answered.
 */
export function createRequestCheck(
  { appUrl }: Pick<Config, "appUrl">,
  onWrongOrigin: (origin: string) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    try {
      const refused = await check(request, appUrl);
      if (!refused) return false;
      const [status, words] = refused;
      if (status === 403) onWrongOrigin(request.headers.origin ?? "");
      if (status === 303) response.setHeader("location", appUrl + request.url);
      if (status === 405) response.setHeader("allow", methods.join(", "));
      if (!request.complete) response.setHeader("connection", "close");
      const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" };
      response.writeHead(status, { ...headers, "x-content-type-options": "nosniff" }).end(words);
    } catch {
      response.destroy(); // the page went away while it was being read
    }
    return true;
  };
}

async function check(request: IncomingMessage, appUrl: string): Promise<Refused | null> {
  const { method = "", url = "", headers } = request;
  if (!methods.includes(method)) return [405, requestRefusals.method];
  if (!isReadable(url)) return [400, requestRefusals.malformed];
  if (method !== "POST" || url.startsWith(frameworkPath)) return null;
  const isAction = !withOwnForms.test(url);
  // Without an origin it is for the action itself to refuse.
  if (isAction && ![undefined, appUrl].includes(headers.origin)) return [403, requestRefusals.origin];
  const isOf = (type: string) => headers["content-type"]?.startsWith(type) ?? false;
  if (isAction && isOf("application/x-www-form-urlencoded")) return [303, requestRefusals.early];
  if (isAction && !(headers["next-action"] && isOf("text/plain"))) return [415, requestRefusals.form];
  const body = await peekBody(request);
  if (body === null) return [413, requestRefusals.tooLarge];
  if (body.length === 0) return [400, requestRefusals.malformed];
  return isAction ? checkInput(body.toString("utf8")) : null;
}

/** Whether the percent signs of an address stand for text. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split("?")[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}

/** The whole body, which stays in the request for whoever reads it next; null where it is too large. */
async function peekBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for (;;) {
    for (let chunk = readChunk(request); chunk; chunk = readChunk(request)) {
      chunks.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes > inputMaxBytes) return null;
    }
    if (request.complete) break;
    await once(request, "readable");
  }
  const body = Buffer.concat(chunks);
  if (sizeBytes > 0) request.unshift(body); // before the stream says that it is at its end
  return body;
}

function readChunk(request: IncomingMessage): Buffer | null {
  return request.read() as Buffer | null; // no encoding was set
}

/** Whether an action's input, as the framework's client writes it, is an array of values that are not too many and not too deep. */
function checkInput(text: string): Refused | null {
  if (isTooDeep(text)) return [413, requestRefusals.tooMany];
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return [400, requestRefusals.malformed];
  let level: unknown[] = parsed;
  let count = 0;
  while (level.length > 0) {
    count += level.length;
    if (count > inputMaxValues) return [413, requestRefusals.tooMany];
    if (level.some((value) => typeof value === "string" && value.startsWith("$") && !knownMark.test(value)))
      return [400, requestRefusals.malformed];
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return null;
}

/** Whether brackets stand in too many others: told before they are parsed, which would take far longer. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length && depth <= inputMaxDepth; at += 1) {
    const sign = json[at]!; // it is within its length
    if (isInText && sign === "\\") at += 1;
    else if (sign === '"') isInText = !isInText;
    else if (!isInText && (sign === "[" || sign === "{")) depth += 1;
    else if (!isInText && (sign === "]" || sign === "}")) depth -= 1;
  }
  return depth > inputMaxDepth;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
