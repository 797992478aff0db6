import { readConfig } from "#lib/config.ts";
import { galleryPasswordMax } from "#lib/domain/gallery/gallery.ts";
import { galleryTokenSchema } from "#lib/domain/gallery/visitor.ts";
import { readBoundedText } from "#lib/outbound/read-bounded.ts";
import { routeMessages } from "./messages.ts";
import { enterGallery } from "#lib/session/visitor.ts";
import { logEvent, logUnexpected } from "./log.ts";
import { missing } from "./visitor-route.ts";

const formMaxBytes = 4000;

/** Takes the password that a plain form sends, so that it works without any script, and leads back to the gallery's page. */
export async function enterGalleryRoute(request: Request, token: string): Promise<Response> {
  try {
    if (!isFromHere(request.headers)) {
      logEvent("wrong-origin", { origin: request.headers.get("origin")?.slice(0, 200) ?? null });
      return new Response(routeMessages.wrongOrigin, {
        status: 403,
        headers: { "cache-control": "private, no-store" },
      });
    }
    if (!galleryTokenSchema.safeParse(token).success) return missing();
    const entered = await enterGallery(request.headers, token, await readPassword(request));
    if (entered.ok) return backTo(`/g/${token}`, entered.setCookie);
    if (entered.reason === "not-found") return missing();
    return backTo(`/g/${token}?password=${entered.reason === "slow-down" ? "wait" : "wrong"}`, null);
  } catch (error) {
    const reference = logUnexpected(error);
    return Response.json(
      { reason: "internal", reference },
      { status: 500, headers: { "cache-control": "private, no-store" } },
    );
  }
}

/**
 * A page without a referrer sends its forms with the origin "null"; then the browser's own word on where it comes from counts. Where a
 * browser gives none (over plain http), a form of another site could at most open this gallery to whoever knows its password.
 */
function isFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin !== null && origin !== "null") return origin === readConfig().appUrl;
  return ["same-origin", null].includes(headers.get("sec-fetch-site"));
}

/** Empty where the form has none, or more than any password. */
async function readPassword(request: Request): Promise<string> {
  try {
    const form = new URLSearchParams(await readBoundedText(new Response(request.body), formMaxBytes));
    const password = form.get("password") ?? "";
    return password.length <= galleryPasswordMax ? password : "";
  } catch {
    return "";
  }
}

function backTo(location: string, setCookie: string | null): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location,
      "cache-control": "private, no-store",
      ...(setCookie === null ? {} : { "set-cookie": setCookie }),
    },
  });
}
