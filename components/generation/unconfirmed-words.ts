import type { Failure } from "#lib/domain/generation/failure.ts";
import { failureMessage, furtherDetails, wordsOfProvider } from "#lib/domain/generation/messages.ts";
import { generationMessages } from "./messages.ts";

/**
 * What came back instead of an answer, as a sentence, with the provider's own words or the details behind it, where there are any.
 * What the studio itself says of a broken connection puts the system's words after a colon.
 */
export function unconfirmedWords(
  failure: Failure | null,
  provider: string,
): { happened: string; words: string | null; details: string | null } {
  if (!failure) return { happened: generationMessages.noneOnRecord, words: null, details: null };
  const { kind, detail, isOurs } = failure;
  if (kind === "unreachable" && !isOurs) {
    const sentence = /^(The [^:]+): /.exec(detail)?.[1] ?? generationMessages.connectionLost;
    return { happened: `${sentence}.`, words: null, details: detail || null };
  }
  const { what } = failureMessage(failure, { provider, isFree: false });
  return { happened: what, words: wordsOfProvider(failure), details: furtherDetails(failure) };
}

/** The same in a few words, for the picture's place: the drawer has it all. */
export function unconfirmedHeading(failure: Failure | null, provider: string): string {
  if (!failure || (failure.kind === "unreachable" && !failure.isOurs))
    return generationMessages.noAnswer(provider);
  return unconfirmedWords(failure, provider).happened.replace(/\.$/, "");
}
