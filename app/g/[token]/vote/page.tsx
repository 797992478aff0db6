import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { VotePage } from "#components/gallery/public/vote/vote-page.tsx";
import { listBareItems } from "#lib/data/public/bare-items.ts";
import { requireVisitor } from "#lib/session/page.ts";
import { quietMetadata } from "#components/gallery/public/gallery-metadata.ts";

export const metadata: Metadata = { ...quietMetadata, title: { absolute: publicMessages.which } };

export default async function VoteRoute({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const items = await listBareItems(await requireVisitor(token));
  if (items.length < 2) notFound();
  return <VotePage items={items} mediaRoot={`/media/g/${token}`} token={token} />;
}
