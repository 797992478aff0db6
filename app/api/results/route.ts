import { listResults } from "#lib/data/gallery/gallery-results.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

const pageSize = 48;
/** Characters. */
const wordsMax = 200;

export const GET = memberRoute((member, request) => {
  const asked = new URL(request.url).searchParams;
  const before = asked.get("before") ?? undefined;
  const words = plainText(asked.get("q") ?? "", wordsMax);
  return listResults(member, { before, words, limit: pageSize });
});
