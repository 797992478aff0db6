import { Download, FileDown } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { itemAddress } from "#lib/domain/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery-page.ts";
import { HeartButton } from "./heart-button.tsx";

export type ClipDeedsProps = {
  page: Pick<GalleryPageView, "allowsHearts" | "allowsDownloads">;
  item: PageItem;
  name: string;
  mediaRoot: string;
  /** Null in a preview, from which nothing is taken. */
  token: string | null;
};

/** What a visitor may do with one clip. */
export function ClipDeeds({ page, item, name, mediaRoot, token }: ClipDeedsProps) {
  if (!page.allowsHearts && !page.allowsDownloads && !item.canRemix) return null;
  return (
    <div className="-ml-2.5 flex flex-wrap items-center gap-x-1">
      {page.allowsHearts && <HeartButton item={item} name={name} token={token} />}
      {page.allowsDownloads && (
        <a
          href={token === null ? undefined : itemAddress(mediaRoot, item.id, "download")}
          download
          aria-label={`Download ${name}`}
          className={buttonClass("quiet", "small")}
        >
          <Icon of={Download} />
          Download
        </a>
      )}
      {item.canRemix && (
        <a
          href={token === null ? undefined : `/g/${token}/remix/${item.id}`}
          download
          aria-label={`Remix ${name}`}
          data-tooltip="The prompt as a file that any Triptych opens"
          className={buttonClass("quiet", "small")}
        >
          <Icon of={FileDown} />
          Remix this
        </a>
      )}
    </div>
  );
}
