import { listResults } from "#lib/data/gallery/gallery-results.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

const pageSize = 48;
/** Characters. */
const wordsMax = 200;

export const GET = memberRoute((member, request) => {
  const asked = new URL(request.url).searchParams;
  const before = asked.get("before") ?? undefined;
  const words = (asked.get("q") ?? "").slice(0, wordsMax);
  return listResults(member, { before, words, limit: pageSize });
});
