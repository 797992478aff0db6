import { diskFullMessage } from "#components/state/messages.ts";
import { uploadMessages } from "./messages.ts";

/**
 * Why sending a file ended. `refused` is for good; `interrupted` is tried again by itself and goes on where it was; `blocked` waits for
 * somebody to clear the way.
 */
export class UploadError extends Error {
  readonly kind: "refused" | "interrupted" | "blocked";
  /** For people. */
  readonly sentence: string;

  constructor(kind: UploadError["kind"], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.kind = kind;
    this.sentence = sentence;
  }
}

const refusedFor: Record<string, string> = {
  "format-forbidden": uploadMessages.notTaken,
  "too-large": uploadMessages.tooLargeForStudio,
  empty: uploadMessages.empty,
  "not-found": uploadMessages.accountRemoved,
  "size-mismatch": uploadMessages.changed,
};
const interruptedFor: Record<string, string> = {
  "disk-full": diskFullMessage,
  "not-registered": uploadMessages.notRegistered,
};

/** How the upload client words an answer that is not the ingest's own. */
const tooLargeForProxy = /^XHR failed 413\b/;

/**
 * Makes sense of what the upload client throws; the ingest's own code stands in the answer that it carries. The ingest never answers
 * 413: whoever stands in front of it does. `sentBytes` is the size of what was sent.
 */
export function asUploadError(cause: unknown, sentBytes = 0): UploadError {
  if (cause instanceof UploadError) return cause;
  const { data, code, message } = (cause ?? {}) as { data?: unknown; code?: unknown; message?: unknown }; // read as unknown, whatever was thrown
  const answer = data !== null && typeof data === "object" && "error" in data ? String(data.error) : "";
  const refused = refusedFor[answer];
  if (refused) return new UploadError("refused", refused, { cause });
  if (tooLargeForProxy.test(String(message))) {
    const sentence = uploadMessages.proxyRefused(sentBytes);
    return new UploadError("blocked", sentence, { cause });
  }
  if (code === "FORBIDDEN") {
    return new UploadError("interrupted", uploadMessages.signedOut, {
      cause,
    });
  }
  const sentence = interruptedFor[answer] ?? uploadMessages.lost;
  return new UploadError("interrupted", sentence, { cause });
}
