import { readRemix } from "#lib/reads/read-remix.ts";
import { answerVisitor } from "#lib/reads/visitor-route.ts";
import { galleryItemIdSchema } from "#lib/domain/base/id.ts";
import { contentDisposition } from "#lib/storage/media/media-headers.ts";

type Context = { params: Promise<{ token: string; item: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, item } = await params;
  const itemId = galleryItemIdSchema.safeParse(item);
  return answerVisitor(request, token, async (entry) => {
    const file = itemId.success ? await readRemix(entry, token, itemId.data) : null;
    return (
      file &&
      new Response(file.text, {
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-disposition": contentDisposition(file.fileName, true),
        },
      })
    );
  });
}
