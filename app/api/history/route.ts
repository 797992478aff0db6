import { memberRoute } from "#lib/reads/member-route.ts";
import { listHistory } from "#lib/data/history/list-history.ts";
import { historyFilterSchema } from "#lib/domain/history/history-filter.ts";

const pageSize = 24;

export const GET = memberRoute((member, request) => {
  const asked = new URL(request.url).searchParams;
  const filter = historyFilterSchema.parse(Object.fromEntries(asked));
  return listHistory(member, filter, { before: asked.get("before") ?? undefined, limit: pageSize });
});
