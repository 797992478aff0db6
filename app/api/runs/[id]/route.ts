import { findRun } from "#lib/data/run/runs.ts";
import { runIdSchema } from "#lib/domain/base/id.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute(async (member, _request, context: { params: Promise<{ id: string }> }) => {
  const id = runIdSchema.safeParse((await context.params).id);
  return id.success ? findRun(member, id.data) : null;
});
