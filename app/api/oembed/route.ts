import { readGallery } from "#lib/reads/read-gallery.ts";
import { embedOf, tokenOfAddress } from "#lib/reads/read-oembed.ts";
import { answerVisitor } from "#lib/reads/visitor-route.ts";
import { routeMessages } from "#lib/reads/messages.ts";

/** Pixels, or null for what is no number of them. */
const pixels = (text: string | null) => (/^[1-9]\d{1,4}$/.test(text ?? "") ? Number(text) : null);

export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const isJson = (asked.get("format") ?? "json") === "json";
  if (!isJson) return new Response(routeMessages.onlyJson, { status: 501 });
  const token = tokenOfAddress(asked.get("url") ?? "");
  return answerVisitor(request, token ?? "", async ({ visitor, hasPassword }) => {
    const page = hasPassword ? null : await readGallery(visitor);
    if (!token || !page?.allowsEmbedding) return null;
    const sizes = { maxWidth: pixels(asked.get("maxwidth")), maxHeight: pixels(asked.get("maxheight")) };
    return Response.json(embedOf(page, token, sizes));
  });
}
