import { readConfig } from "#lib/config.ts";
import { escapeHtml } from "#lib/domain/base/escape-html.ts";
import { cardSize } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { galleryTokenSchema } from "#lib/domain/gallery/visitor.ts";

const defaultWidthPx = 960;
/** Above and below the clips stand the title and a line of the studio. */
const chromePx = 96;

/** The token of a gallery's address in this studio, as somebody asks about it; null for every other address. */
export function tokenOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  const token = /^\/g\/([^/]+)\/?$/.exec(pathname)?.[1];
  return origin === readConfig().appUrl && galleryTokenSchema.safeParse(token).success ? token! : null;
}

/** The frame in which pages elsewhere show a gallery: oEmbed 1.0, "rich". Widths and heights in pixels, at most as asked. */
export function embedOf(
  page: Pick<GalleryPageView, "title" | "items">,
  token: string,
  asked: { maxWidth: number | null; maxHeight: number | null },
) {
  const { appUrl } = readConfig();
  const [first] = page.items;
  const ratio = first ? first.widthPx / first.heightPx : 16 / 9;
  const width = Math.min(asked.maxWidth ?? defaultWidthPx, defaultWidthPx);
  const wishedHeight = Math.round(Math.min(width / ratio, width) + chromePx);
  const height = Math.min(asked.maxHeight ?? wishedHeight, wishedHeight);
  return {
    version: "1.0",
    type: "rich",
    title: page.title,
    provider_name: "Triptych",
    provider_url: appUrl,
    cache_age: 0,
    width,
    height,
    html: `<iframe src="${appUrl}/g/${token}/embed" width="${width}" height="${height}" title="${escapeHtml(page.title)}" frameborder="0" allow="fullscreen" allowfullscreen loading="lazy" referrerpolicy="no-referrer"></iframe>`,
    ...(page.items.some(({ hasPoster }) => hasPoster) && {
      thumbnail_url: `${appUrl}/g/${token}/card`,
      thumbnail_width: cardSize.widthPx,
      thumbnail_height: cardSize.heightPx,
    }),
  };
}
