import { countView } from "#lib/data/visit/count-visits.ts";
import { ownsGallery } from "#lib/data/visit/owns-gallery.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { findMember } from "./find-member.ts";

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
