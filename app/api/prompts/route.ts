import { listPrompts } from "#lib/data/prompt/prompts.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

const pageSize = 24;
/** UTF-16 units of what is looked for. */
const searchMax = 200;

export const GET = memberRoute((member, request) => {
  const asked = new URL(request.url).searchParams;
  const words = plainText(asked.get("q") ?? "", searchMax)
    .split(/\s+/)
    .filter(Boolean);
  return listPrompts(member, { before: asked.get("before") ?? undefined, words, limit: pageSize });
});
