import { findGallery } from "#lib/data/gallery/galleries.ts";
import { galleryIdSchema } from "#lib/domain/base/id.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute(async (member, _request, context: { params: Promise<{ id: string }> }) => {
  const id = galleryIdSchema.safeParse((await context.params).id);
  return id.success ? findGallery(member, id.data) : null;
});
