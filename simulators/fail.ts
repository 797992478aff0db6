import type { ServerResponse } from "node:http";
import { type Fault, holdsWords, type Purpose } from "./control.ts";
import type { Reply } from "./simulator.ts";

/** The fault that is due for this request, used up by it. Without a body only one that is due whatever stands in it. */
export function takeFault(faults: readonly Fault[], purpose: Purpose, body?: unknown): Fault | undefined {
  const fits = ({ words }: Fault) => words === undefined || (body !== undefined && holdsWords(body, words));
  const fault = faults.find((each) => each.on === purpose && each.times > 0 && fits(each));
  if (fault) fault.times--;
  return fault;
}

const page = "<!doctype html><html><title>Gateway</title><h1>Something else entirely</h1></html>";

/** Fails instead of sending a reply. `reset-before` is done by whoever has not read the body yet. */
export async function failWith(fault: Fault, response: ServerResponse, reply: Reply): Promise<void> {
  const text = JSON.stringify(reply.body);
  const json = { "content-type": "application/json" };
  switch (fault.kind) {
    case "late":
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      response.writeHead(reply.status, json).end(text);
      return;
    case "truncated-json":
      response.writeHead(reply.status, json).end(text.slice(0, text.length / 2));
      return;
    case "cut-body":
      response.writeHead(reply.status, { ...json, "content-length": text.length + 1000 });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end(page);
      return;
    case "empty-object":
      response.writeHead(200, json).end("{}");
      return;
    case "silence":
      return;
    case "reset-after":
    case "reset-before":
      response.destroy();
      return;
    case "status": {
      const waits = {
        ...(fault.retryAfter !== undefined && { "retry-after": fault.retryAfter }),
        ...(fault.rateLimitReset !== undefined && { "x-ratelimit-reset": fault.rateLimitReset }),
      };
      const body = fault.body ?? { error: { message: `Simulated ${fault.status}` } };
      response
        .writeHead(fault.status, { ...json, ...waits, ...fault.headers })
        .end(typeof body === "string" ? body : JSON.stringify(body));
    }
  }
}
