import { listPrompts } from "#lib/data/prompt/prompts.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

const pageSize = 24;

export const GET = memberRoute((member, request) => {
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  return listPrompts(member, { before, limit: pageSize });
});
