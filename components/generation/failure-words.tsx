import type { Failure } from "#lib/domain/generation/failure.ts";
import { furtherDetails, wordsOfProvider } from "#lib/domain/generation/messages.ts";
import { DetailWords } from "./detail-words.tsx";
import { QuotedWords } from "./quoted-words.tsx";

/** Beside what the studio makes of a failure: the provider's own words, or what else came. */
export function FailureWords({ failure }: { failure: Failure }) {
  const words = wordsOfProvider(failure);
  const details = furtherDetails(failure);
  return (
    <>
      {words && <QuotedWords words={words} />}
      {details && <DetailWords details={details} />}
    </>
  );
}
