import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { GalleryFrame } from "#components/gallery/public/gallery-frame.tsx";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { readGallery } from "#lib/reads/read-gallery.ts";
import { framedPage } from "#lib/domain/gallery/gallery-page.ts";
import { countOpening } from "#lib/session/guessing.ts";
import { requireVisitor } from "#lib/session/page.ts";
import { quietMetadata } from "#components/gallery/public/gallery-metadata.ts";

export const metadata: Metadata = { ...quietMetadata, title: { absolute: publicMessages.framedTab } };

export default async function EmbedRoute({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const visitor = await requireVisitor(token);
  const page = await readGallery(visitor);
  if (!page?.allowsEmbedding) notFound();
  const requestHeaders = new Headers(await headers());
  after(() => countOpening(requestHeaders, visitor));
  return <GalleryFrame page={framedPage(page)} mediaRoot={`/media/g/${token}`} address={`/g/${token}`} />;
}
