import { describeTrouble, wasNeverSent } from "#lib/outbound/outbound-error.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { readBoundedText } from "#lib/outbound/read-bounded.ts";
import { answerMaxBytes } from "#lib/providers/server/exchange.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import { type BlockingCall, blockingCallSchema, type CallEnd } from "./call.ts";
import { aliveEveryMs, beginCall, showLife, writeEnd } from "./call-files.ts";

/**
 * A process that makes one paid request and nothing else. It is told what on its standard input, says "begun" before the request
 * can leave, and ends when the answer is on the disk: whoever started it may be gone by then.
 */
// A deploy asks everything to end; what is paid for is waited for.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
// Whoever listened may be gone.
process.stdout.on("error", () => undefined);

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
// Half a call, because its worker died while telling it, is no JSON: nothing is sent.
const call = blockingCallSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
const { folder, attemptId } = call;

if (await beginCall(folder, attemptId)) {
  process.stdout.write("begun\n");
  const life = setInterval(() => void showLife(folder, attemptId).catch(() => undefined), aliveEveryMs); // the disk may be full
  await writeEnd(folder, attemptId, await make(call));
  clearInterval(life);
}
process.exit(0);

async function make({
  providerId,
  url,
  apiKey,
  body,
  allowPrivate,
  deadlineMs,
}: BlockingCall): Promise<CallEnd> {
  const fetch = createGuardedFetch({
    allowPrivate: new Set(allowPrivate),
    headersTimeoutMs: deadlineMs,
    bodyTimeoutMs: deadlineMs,
  });
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: "application/json",
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(deadlineMs),
    });
  } catch (error) {
    return broken(error, apiKey, wasNeverSent(error));
  }
  const { status, headers } = response;
  const retryAfter = headers.get("retry-after");
  try {
    const text = await readBoundedText(response, answerMaxBytes);
    return { end: "answered", providerId, status, retryAfter, body: text };
  } catch (error) {
    // A refusal is told by its status alone.
    return response.ok
      ? broken(error, apiKey, false)
      : { end: "answered", providerId, status, retryAfter, body: "" };
  }
}

function broken(error: unknown, apiKey: string, isUnsent: boolean): CallEnd {
  const detail = maskSecrets(describeTrouble(error), apiKey);
  return { end: "broken", wasNeverSent: isUnsent, detail };
}
