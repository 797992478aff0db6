import { listResults } from "#lib/data/gallery/list-results.ts";
import { memberRoute } from "#lib/actions/member-route.ts";

const pageSize = 48;

export const GET = memberRoute((member, request) => {
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  return listResults(member, { before, limit: pageSize });
});
