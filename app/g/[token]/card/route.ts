import { readCard } from "#lib/reads/read-gallery.ts";
import { answerVisitor } from "#lib/reads/visitor-route.ts";

type Context = { params: Promise<{ token: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerVisitor(request, (await params).token, async ({ visitor }) => {
    const card = await readCard(visitor);
    return card && new Response(new Uint8Array(card), { headers: { "content-type": "image/jpeg" } });
  });
}
