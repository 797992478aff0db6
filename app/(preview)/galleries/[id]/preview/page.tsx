import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { PreviewBar } from "#components/gallery/edit/preview-bar.tsx";
import { GalleryPage } from "#components/gallery/public/gallery-page.tsx";
import { readGallery } from "#lib/reads/read-gallery.ts";
import { galleryIdSchema } from "#lib/domain/base/id.ts";
import { requireMember } from "#lib/session/page.ts";
import { previewVisitor } from "#lib/session/visitor.ts";

export const metadata: Metadata = { title: galleryMessages.previewing };

type PreviewPageProps = { params: Promise<{ id: string }> };

/** Outside of the member's shell: what stands here is what visitors get, decided where theirs is. */
export default async function PreviewPage({ params }: PreviewPageProps) {
  const member = await requireMember();
  const id = galleryIdSchema.safeParse((await params).id).data ?? notFound();
  const visitor = (await previewVisitor(member, id)) ?? notFound();
  const page = (await readGallery(visitor)) ?? notFound();
  return (
    <>
      <PreviewBar galleryId={id} />
      <main>
        <GalleryPage page={page} mediaRoot={`/media/p/${id}`} token={null} />
      </main>
    </>
  );
}
