import type { Metadata } from "next";
import { formats } from "#lib/domain/media/format.ts";
import { cardSize, previewFilmAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { countText } from "#lib/domain/base/quantity.ts";

const descriptionMax = 200;

/** What every page of a gallery has in its head, whatever stands behind the link. */
export const quietMetadata = {
  robots: { index: false, follow: false },
  referrer: "no-referrer",
} as const satisfies Metadata;

/**
 * What link previews show of a gallery: its title, a still and a film that plays. Addresses are absolute and made of the studio's own,
 * never of the request's.
 */
export function galleryMetadata(page: GalleryPageView, appUrl: string, token: string): Metadata {
  const { title } = page;
  const address = `${appUrl}/g/${token}`;
  const root = `${appUrl}/media/g/${token}`;
  const description = descriptionOf(page);
  const cover = page.items.find(({ hasPoster }) => hasPoster) ?? page.items[0];
  const images = page.items.some(({ hasPoster }) => hasPoster)
    ? [{ url: `${address}/card`, type: "image/jpeg", alt: title, ...sized(cardSize) }]
    : [];
  const filmUrl = cover && previewFilmAddress(root, cover);
  const film = cover && filmUrl && { url: filmUrl, type: formats.mp4.contentType, ...sized(cover) };
  return {
    ...quietMetadata,
    title: { absolute: title },
    description,
    alternates: page.allowsEmbedding
      ? {
          types: {
            "application/json+oembed": [
              { url: `${appUrl}/api/oembed?format=json&url=${encodeURIComponent(address)}`, title },
            ],
          },
        }
      : {},
    openGraph: {
      type: "video.other",
      url: address,
      siteName: "Triptych",
      title,
      description,
      images,
      ...(film && { videos: [{ ...film, ...(appUrl.startsWith("https:") && { secureUrl: film.url }) }] }),
    },
    twitter:
      film && page.allowsEmbedding && images.length > 0
        ? {
            card: "player",
            title,
            description,
            images,
            players: [{ playerUrl: `${address}/embed`, streamUrl: film.url, ...sized(cover) }],
          }
        : { card: "summary_large_image", title, description, images },
  };
}

function sized({ widthPx, heightPx }: { widthPx: number; heightPx: number }) {
  return { width: widthPx, height: heightPx };
}

function descriptionOf({ introduction, items }: GalleryPageView): string {
  const words = Array.from(introduction.replace(/\s+/g, " ").trim());
  if (words.length === 0) return countText(items.length, "clip");
  return words.length > descriptionMax ? `${words.slice(0, descriptionMax - 1).join("")}…` : words.join("");
}
