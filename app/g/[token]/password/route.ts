import { enterGalleryRoute } from "#lib/reads/enter-gallery-route.ts";

type Context = { params: Promise<{ token: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return enterGalleryRoute(request, (await params).token);
}
