import { setTimeout as sleep } from "node:timers/promises";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { backOffMs } from "./back-off.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { MediaMissingError } from "./resolve-media.ts";

/**
 * What a request still needs before it leaves is tried until the database answers: its attempt is on record, and giving up
 * would make a person look for a bill that cannot exist. Throws what is final; once the worker closes, that nothing was sent.
 */
export async function keepTrying<T>({ closed }: Context, work: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof MediaMissingError) throw error;
      if (closed.aborted) throw notSent(error);
      log.warn({ error }, "a request could not be prepared yet");
      await sleep(Math.min(backOffMs(failures), 5000), undefined, { signal: closed }).catch(
        (cause: unknown) => {
          throw notSent(cause);
        },
      );
    }
  }
}

function notSent(cause: unknown): ProviderError {
  return new ProviderError("unreachable", {
    sent: "no",
    detail: failureDetails.notSent,
    isOurs: true,
    cause,
  });
}
