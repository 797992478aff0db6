import type * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { isDiskFull } from "#lib/data/is-disk-full.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { readBoundedText } from "#lib/outbound/read-bounded.ts";
import { findMember } from "#lib/session/find-member.ts";
import { logEvent, logUnexpected } from "./log.ts";

const answerHeaders = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/**
 * A read of the member who asks: the session first, then the work, whose `null` stands for everything that is not there, not
 * theirs, or not even well-formed: the three look alike. What is no JSON is a `Response` of its own.
 */
export function memberRoute<Context>(
  read: (member: Member, request: Request, context: Context) => Promise<object | null>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const member = await findMember(request.headers);
      if (!member) return answer(401, { reason: "signed-out" });
      const found = await read(member, request, context);
      if (found instanceof Response) return withAnswerHeaders(found);
      return found ? answer(200, found) : answer(404, { reason: "not-found" });
    } catch (error) {
      return fault(error);
    }
  };
}

const inputMaxBytes = 64_000;

/** What a member has done by a route, where an action cannot answer step by step. In an action's order: origin, session, input, work. */
export function memberPost<Schema extends z.ZodMiniType>(
  schema: Schema,
  work: (member: Member, input: z.output<Schema>, request: Request) => Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    try {
      const origin = request.headers.get("origin");
      if (origin !== readConfig().appUrl) {
        logEvent("wrong-origin", { origin: origin?.slice(0, 200) ?? null });
        return answer(403, { reason: "wrong-origin" });
      }
      const member = await findMember(request.headers);
      if (!member) return answer(401, { reason: "signed-out" });
      const input = schema.safeParse(await readJson(request));
      if (!input.success) return answer(400, { reason: "bad-input" });
      return withAnswerHeaders(await work(member, input.data, request));
    } catch (error) {
      return fault(error);
    }
  };
}

function fault(error: unknown): Response {
  const reference = logUnexpected(error);
  return isDiskFull(error)
    ? answer(507, { reason: "disk-full" })
    : answer(500, { reason: "internal", reference });
}

/** Undefined for what is no JSON, or more of it than anybody has to say. */
async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await readBoundedText(new Response(request.body), inputMaxBytes));
  } catch {
    return undefined;
  }
}

function withAnswerHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  return response;
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: answerHeaders });
}
