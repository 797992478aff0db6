import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { GalleryPage } from "#components/gallery/public/gallery-page.tsx";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { PasswordPage } from "#components/gallery/public/password-page.tsx";
import { readGallery } from "#lib/reads/read-gallery.ts";
import { readConfig } from "#lib/config.ts";
import { countOpening } from "#lib/session/guessing.ts";
import { requireAccess } from "#lib/session/page.ts";
import { galleryMetadata, quietMetadata } from "#components/gallery/public/gallery-metadata.ts";

type GalleryRouteProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Once per request, for head and body. */
const readPage = cache(async (token: string) => {
  const access = await requireAccess(token);
  if (access.state === "locked") return null;
  const page = (await readGallery(access.visitor)) ?? notFound();
  return { ...access, page };
});

export async function generateMetadata({ params }: GalleryRouteProps): Promise<Metadata> {
  const { token } = await params;
  const open = await readPage(token);
  if (!open) return { ...quietMetadata, title: { absolute: publicMessages.lockedTab } };
  if (open.hasPassword) return { ...quietMetadata, title: { absolute: open.page.title } };
  return galleryMetadata(open.page, readConfig().appUrl, token);
}

export default async function GalleryRoute({ params, searchParams }: GalleryRouteProps) {
  const { token } = await params;
  const open = await readPage(token);
  if (!open) return <PasswordPage token={token} refused={(await searchParams)["password"]} />;
  const requestHeaders = new Headers(await headers());
  after(() => countOpening(requestHeaders, open.visitor));
  return (
    <main>
      <GalleryPage page={open.page} mediaRoot={`/media/g/${token}`} token={token} />
    </main>
  );
}
