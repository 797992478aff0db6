import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { GalleryEditor } from "#components/gallery/edit/gallery-editor.tsx";
import { findGallery } from "#lib/data/gallery/galleries.ts";
import { galleryIdSchema } from "#lib/domain/base/id.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

type GalleryEditorPageProps = { params: Promise<{ id: string }> };

const requireGallery = cache(async (id: string) => {
  const member = await requireMember();
  const galleryId = galleryIdSchema.safeParse(id);
  const gallery = (galleryId.success && (await findGallery(member, galleryId.data))) || notFound();
  return { member, gallery };
});

export async function generateMetadata({ params }: GalleryEditorPageProps): Promise<Metadata> {
  const { gallery } = await requireGallery((await params).id);
  return { title: gallery.document.title };
}

export default async function GalleryEditorPage({ params }: GalleryEditorPageProps) {
  const { member, gallery } = await requireGallery((await params).id);
  const labels = Object.fromEntries(
    allModels().map(({ model, provider }) => [model.id, modelLabel(model, provider)]),
  );
  return <GalleryEditor key={gallery.id} initial={gallery} labels={labels} memberId={member.id} />;
}
