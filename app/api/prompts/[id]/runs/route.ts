import { listPromptRuns } from "#lib/data/run/list-prompt-runs.ts";
import { promptIdSchema } from "#lib/domain/base/id.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute(async (member, _request, context: { params: Promise<{ id: string }> }) => {
  const id = promptIdSchema.safeParse((await context.params).id);
  return id.success ? listPromptRuns(member, id.data) : null;
});
