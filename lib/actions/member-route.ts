import type { Member } from "#lib/domain/scope.ts";
import { logUnexpected } from "./log.ts";
import { findMember } from "#lib/session/find-member.ts";

const answerHeaders = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/**
 * A read of the member who asks: the session first, then the work, whose `null` stands for everything that is not there, not
 * theirs, or not even well-formed: the three look alike.
 */
export function memberRoute<Context>(
  read: (member: Member, request: Request, context: Context) => Promise<object | null>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const member = await findMember(request.headers);
      if (!member) return answer(401, { reason: "signed-out" });
      const found = await read(member, request, context);
      return found ? answer(200, found) : answer(404, { reason: "not-found" });
    } catch (error) {
      return answer(500, { reason: "internal", reference: logUnexpected(error) });
    }
  };
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: answerHeaders });
}
