import {
  findSought,
  isKeyShared,
  ownedOperations,
  recordSearch,
  type Sought,
} from "#lib/data/generation/searches.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { type AttemptId, operationSchema } from "#lib/domain/base/id.ts";
import { candidateExcerptMax, type Search, type SearchedCandidate } from "#lib/domain/generation/search.ts";
import { findModel } from "#lib/providers/catalog.ts";
import type { Candidate } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { accessOf, keyGone, type ProviderAccess } from "./provider-access.ts";
import { troubleOf } from "./consequence.ts";

const callMs = 30_000;
/** How far a provider's clock may be behind ours. */
const clockSkewMs = 5 * 60_000;
const shownMax = 20;

/**
 * Asks a provider which of its tasks an unconfirmed attempt could be, and puts the answer down for its author. Asking costs
 * nothing; nothing is adopted here. Where the provider cannot be asked, nothing is put down.
 */
export async function findCandidates(context: Context, attemptId: AttemptId): Promise<void> {
  const { worker, closed } = context;
  const sought = await findSought(worker, attemptId);
  const found = sought && findModel(sought.modelId);
  if (!found) return;
  const { provider } = found;
  const client = clientOf(provider.id);
  if (!client.find) return;
  await recordSearch(worker, attemptId, { state: "asking", at: now() });
  const access = await accessOf(context, sought.memberId, provider.id, sought.providerKeyId);
  if (!access) return recordSearch(worker, attemptId, { state: "failed", at: now(), failure: keyGone });
  let candidates: Candidate[];
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(callMs), closed]);
    candidates = await client.find(sought.request, { ...access.options, signal });
  } catch (error) {
    log.warn({ attemptId, trouble: troubleOf(error) }, "a provider could not be asked for a lost task");
    await recordSearch(worker, attemptId, { state: "failed", at: now(), failure: failureOf(error) });
    return;
  }
  await recordSearch(worker, attemptId, await sift(context, sought, provider.id, access, candidates));
}

/** What may be the lost one: begun since, in nobody's hands, and no text of somebody else's. */
async function sift(
  { worker }: Context,
  sought: Sought,
  providerId: string,
  { keyId }: ProviderAccess,
  candidates: readonly Candidate[],
): Promise<Search> {
  const owned = await ownedOperations(
    worker,
    providerId,
    candidates.map(({ operation }) => operation),
  );
  const earliestMs = sought.sentAt.getTime() - clockSkewMs;
  const possible = candidates
    .filter(
      ({ operation, startedAt }) =>
        operationSchema.safeParse(operation).success &&
        !owned.has(operation) &&
        !(startedAt && startedAt.getTime() < earliestMs),
    )
    .toSorted((one, other) => Number(other.isSamePrompt) - Number(one.isSamePrompt));
  const isShared = keyId !== null && (await isKeyShared(worker, keyId, sought.memberId));
  const shown = possible.filter(({ isSamePrompt }) => isSamePrompt || !isShared).slice(0, shownMax);
  return {
    state: "asked",
    at: now(),
    candidates: shown.map(toSearched),
    hidden: possible.length - shown.length,
  };
}

function toSearched({ operation, prompt, startedAt, isSamePrompt }: Candidate): SearchedCandidate {
  return {
    operation,
    excerpt: prompt ? excerptOf(prompt) : null,
    startedAt: startedAt?.toISOString() ?? null,
    isSamePrompt,
  };
}

function excerptOf(prompt: string): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  if (line.length <= candidateExcerptMax) return line;
  return `${plainText(line, candidateExcerptMax - 1)}…`;
}

function failureOf(error: unknown): Failure {
  if (error instanceof ProviderError) return { ...error.toFailure(), charged: "unknown" };
  return { kind: "contract", detail: failureDetails.notUnderstood, charged: "unknown", isOurs: true };
}

const now = () => new Date().toISOString();
