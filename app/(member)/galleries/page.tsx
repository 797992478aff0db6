import type { Metadata } from "next";
import { GalleryList } from "#components/gallery/list/gallery-list.tsx";
import { galleryListMessages } from "#components/gallery/list/messages.ts";
import { NewGalleryButton } from "#components/gallery/list/new-gallery-button.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { listGalleries } from "#lib/data/gallery/galleries.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: galleryListMessages.title };

export default async function GalleriesPage() {
  const member = await requireMember();
  const galleries = await listGalleries(member);
  return (
    <div className="mx-auto w-full max-w-[140rem] px-4 py-8 sm:px-6">
      <PageHeading
        title={galleryListMessages.title}
        aside={galleries.length > 0 && <NewGalleryButton variant="primary" />}
      />
      <GalleryList galleries={galleries} />
    </div>
  );
}
