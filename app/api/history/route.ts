import { listHistory } from "#lib/data/run/list-history.ts";
import { memberRoute } from "#lib/actions/member-route.ts";

const pageSize = 24;

export const GET = memberRoute((member, request) => {
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  return listHistory(member, { before, limit: pageSize });
});
