import type { Source } from "#components/composer/uploads/brought.ts";
import { UploadError } from "#components/composer/uploads/upload-error.ts";
import { importLineSchema } from "#lib/domain/exchange/import-line.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { fetchRefusals, importMessages } from "./messages.ts";

const worthAnotherTry = new Set(["unreachable", "broken", "too-slow", "no-space"]);

/** Has the studio fetch the file of a reference from a link, and follows how far it is. */
export function fetchLink(url: string, { kind, name }: Pick<Reference, "kind" | "name">): Source {
  return async ({ signal, onProgress }) => {
    const response = await ask({ url, kind, name }, signal);
    for await (const line of linesOf(response)) {
      const step = importLineSchema.parse(JSON.parse(line));
      if ("progress" in step) onProgress(step.progress);
      else if ("assetId" in step) return step.assetId;
      else if ("refusal" in step) {
        const isFinal = !worthAnotherTry.has(step.refusal);
        throw new UploadError(isFinal ? "refused" : "interrupted", fetchRefusals[step.refusal]);
      } else throw new UploadError("refused", importMessages.failed(step.reference));
    }
    throw new UploadError("interrupted", importMessages.lost);
  };
}

async function ask(wanted: object, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch("/api/imports", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wanted),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new UploadError("interrupted", importMessages.lost, { cause });
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw response.status === 401
    ? new UploadError("interrupted", importMessages.signedOut)
    : new UploadError("refused", importMessages.linkRefused);
}

/** The lines of an answer, as they come; an unfinished last one is none. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.getReader(); // an answer to POST has one
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new UploadError("interrupted", importMessages.lost, { cause });
      });
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it has ended by itself
  }
}
