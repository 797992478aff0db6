import { forgetGuesses, type GuessLimit, returnGuess, takeGuess } from "#lib/data/member/guess-limit.ts";
import { isKnownAddress } from "#lib/data/member/sessions.ts";
import { countView, ownsGallery } from "#lib/data/public/links.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { addressGroup, clientAddress } from "./client-address.ts";
import { findMember } from "./find-member.ts";
import { hashToken } from "./token.ts";

const minuteMs = 60_000;

/** Many people may share an address (an office, a proxy), so it is freer than an account. */
const perAddress = { free: 10, maxWaitMs: 30_000, forgetMs: minuteMs };
const perAccount = { free: 5, maxWaitMs: 30_000, forgetMs: 5 * minuteMs };

/** What a guess was allowed, and what to call once it turned out right. */
export type Guess = { waitMs: 0; succeeded(): Promise<void> } | { waitMs: number; succeeded?: never };

/**
 * Asks whether somebody may try a password or a code now. Per account it counts whether or not the account exists, so
 * that a wait tells nothing; an address that has a living session of that account is spared, so that strangers who
 * guess at an account never keep its own member out.
 */
export async function guess(headers: Headers, email: string | null): Promise<Guess> {
  const address = addressGroup(clientAddress(headers));
  const limits: GuessLimit[] = [{ key: `address:${address}`, ...perAddress }];
  if (email !== null && !(await isKnownAddress(email, address))) {
    limits.push({ key: `account:${hashToken(email)}`, ...perAccount });
  }
  for (const [index, limit] of limits.entries()) {
    const waitMs = await takeGuess(limit);
    if (waitMs > 0) {
      await Promise.all(limits.slice(0, index).map(returnGuess));
      return { waitMs };
    }
  }
  return {
    waitMs: 0,
    async succeeded() {
      // The address only gets this one back: an attacker's own account must not wipe its slate clean.
      await Promise.all(
        limits.map((limit) => (limit.key.startsWith("account:") ? forgetGuesses(limit) : returnGuess(limit))),
      );
    },
  };
}

const machines =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|embedly|whatsapp|telegram|skypeuripreview|vkshare|pinterest|curl\/|wget\/|python|headless(?!chrome)/i;

/**
 * Counts that somebody opened a gallery's page: a person's browser, and not the gallery's own member's. Nobody is known again: whoever
 * comes twice counts twice.
 */
export async function countOpening(headers: Headers, visitor: Visitor): Promise<void> {
  if (!isPerson(headers)) return;
  const member = await findMember(headers);
  if (member && (await ownsGallery(member, visitor.galleryId))) return;
  await countView(visitor);
}

/** Neither a machine that says so, nor a browser that only looks ahead or asks for a part of a page that is open. */
function isPerson(headers: Headers): boolean {
  const ahead = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  if (ahead.includes("prefetch") || headers.has("next-router-prefetch") || headers.has("rsc")) return false;
  return !machines.test(headers.get("user-agent") || "bot");
}
