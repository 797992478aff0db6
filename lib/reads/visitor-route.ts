import type { Visitor } from "#lib/domain/base/scope.ts";
import { galleryTokenSchema } from "#lib/domain/gallery/visitor.ts";
import { routeMessages } from "./messages.ts";
import { findAccess } from "#lib/session/visitor.ts";
import { logUnexpected } from "./log.ts";

const answerHeaders = {
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/** Who has come in: what stands behind the link, and whether a password does. */
export type Entry = { visitor: Visitor; hasPassword: boolean };

/**
 * A read of whoever holds a gallery's link, and its password where there is one. Null stands for everything that is not there, not
 * shown or not allowed; it looks like a link that leads nowhere.
 */
export async function answerVisitor(
  request: Request,
  token: string,
  read: (entry: Entry) => Promise<Response | null>,
): Promise<Response> {
  try {
    const access = galleryTokenSchema.safeParse(token).success
      ? await findAccess(request.headers, token)
      : null;
    const found = access?.state === "open" ? await read(access) : null;
    return withHeaders(found ?? missing());
  } catch (error) {
    return withHeaders(
      Response.json({ reason: "internal", reference: logUnexpected(error) }, { status: 500 }),
    );
  }
}

/** What every address of a gallery answers where there is nothing. */
export function missing(): Response {
  return withHeaders(
    new Response(routeMessages.missing, {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    }),
  );
}

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  return response;
}
