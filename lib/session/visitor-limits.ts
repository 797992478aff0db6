import { type GuessLimit, returnGuess, takeGuess } from "#lib/data/member/guess-limit.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { addressGroup, clientAddress } from "./client-address.ts";
import type { Guess } from "./guessing.ts";

type Limit = Omit<GuessLimit, "key">;

const secondMs = 1000;
const minuteMs = 60_000;

/** Per gallery it is free enough that strangers who guess from everywhere slow others down by seconds, not by minutes. */
const guesses: { address: Limit; gallery: Limit } = {
  address: { free: 5, maxWaitMs: 60_000, forgetMs: 5 * minuteMs },
  gallery: { free: 60, maxWaitMs: 8000, forgetMs: 10 * secondMs },
};

/** What a visitor may leave: many people share an address, so that it takes a while before one has to wait. */
const actLimits = {
  comment: {
    address: { free: 5, maxWaitMs: 5 * minuteMs, forgetMs: minuteMs },
    gallery: { free: 200, maxWaitMs: 60_000, forgetMs: 30 * secondMs },
  },
  heart: {
    address: { free: 100, maxWaitMs: minuteMs, forgetMs: 5 * secondMs },
    gallery: { free: 2000, maxWaitMs: 60_000, forgetMs: secondMs },
  },
  vote: {
    address: { free: 100, maxWaitMs: minuteMs, forgetMs: 5 * secondMs },
    gallery: { free: 2000, maxWaitMs: 60_000, forgetMs: secondMs },
  },
} satisfies Record<string, { address: Limit; gallery: Limit }>;

export type VisitorAct = keyof typeof actLimits;

/** Asks whether somebody may try a password of this gallery now, by their address and by all tries at it. */
export async function guessGalleryPassword(headers: Headers, galleryId: GalleryId): Promise<Guess> {
  const limits = limitsOf(headers, "password", galleryId, guesses);
  const waitMs = await takeAll(limits);
  if (waitMs > 0) return { waitMs };
  return {
    waitMs: 0,
    async succeeded() {
      await Promise.all(limits.map(returnGuess));
    },
  };
}

/** Counts what a visitor is about to leave. Answers 0, or the milliseconds to wait (it is then not counted). */
export async function takeTurn(headers: Headers, { galleryId }: Visitor, act: VisitorAct): Promise<number> {
  return takeAll(limitsOf(headers, act, galleryId, actLimits[act]));
}

function limitsOf(
  headers: Headers,
  what: string,
  galleryId: GalleryId,
  { address, gallery }: { address: Limit; gallery: Limit },
): GuessLimit[] {
  const from = addressGroup(clientAddress(headers));
  return [
    { key: `gallery-${what}:${galleryId}:${from}`, ...address },
    { key: `gallery-${what}:${galleryId}`, ...gallery },
  ];
}

async function takeAll(limits: readonly GuessLimit[]): Promise<number> {
  for (const [index, limit] of limits.entries()) {
    const waitMs = await takeGuess(limit);
    if (waitMs > 0) {
      await Promise.all(limits.slice(0, index).map(returnGuess));
      return waitMs;
    }
  }
  return 0;
}
