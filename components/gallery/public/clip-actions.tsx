import { Download, FileDown, type LucideIcon } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { HeartButton } from "./heart-button.tsx";
import { publicMessages } from "./messages.ts";

type ClipActionsProps = {
  page: Pick<GalleryPageView, "allowsHearts" | "allowsDownloads">;
  item: PageItem;
  name: string;
  mediaRoot: string;
  /** Null in a preview, from which nothing is taken. */
  token: string | null;
  /** On a sheet of many clips signs stand for words. */
  isSmall?: boolean;
  /** False where it stands beside the prompt. */
  hasRemix?: boolean;
};

/** What a visitor may do with one clip. */
export function ClipActions(props: ClipActionsProps) {
  const { page, item, name, mediaRoot, token, isSmall = false, hasRemix = true } = props;
  if (!page.allowsHearts && !page.allowsDownloads && !(hasRemix && item.canRemix)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-1">
      {page.allowsHearts && <HeartButton item={item} name={name} token={token} />}
      {page.allowsDownloads && (
        <FileLink
          href={token && itemAddress(mediaRoot, item.id, "download")}
          icon={Download}
          word={publicMessages.download}
          label={publicMessages.downloadOf(name)}
          isSmall={isSmall}
        />
      )}
      {hasRemix && item.canRemix && <RemixLink {...{ item, name, token, isSmall }} />}
    </div>
  );
}

type RemixLinkProps = Pick<ClipActionsProps, "item" | "name" | "token" | "isSmall">;

/** The prompt as a file. */
export function RemixLink({ item, name, token, isSmall = false }: RemixLinkProps) {
  return (
    <FileLink
      href={token && `/g/${token}/remix/${item.id}`}
      icon={FileDown}
      word={publicMessages.remix}
      label={publicMessages.remixOf(name)}
      means={publicMessages.remixMeans}
      isSmall={isSmall}
    />
  );
}

type FileLinkProps = {
  /** Null: it leads nowhere. */
  href: string | null;
  icon: LucideIcon;
  word: string;
  /** The accessible name. */
  label: string;
  means?: string;
  isSmall: boolean;
};

function FileLink({ href, icon, word, label, means, isSmall }: FileLinkProps) {
  const title = [isSmall && word, means].filter(Boolean).join(": ");
  return (
    <a
      href={href ?? undefined}
      download
      aria-label={label}
      title={title || undefined}
      className={buttonClass("quiet", "small")}
    >
      <Icon of={icon} />
      {!isSmall && word}
    </a>
  );
}
