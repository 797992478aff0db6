"use client";

import { Check, Link2, Trash2 } from "lucide-react";
import { useCopyLink } from "#components/gallery/edit/share/use-copy-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { galleryListMessages } from "./messages.ts";
import { useDeleteGallery } from "./use-delete-gallery.ts";

type TileActionsProps = { id: GalleryId; title: string; canCopyLink: boolean };

/** What can be done with a gallery without opening it. */
export function TileActions({ id, title, canCopyLink }: TileActionsProps) {
  const { isCopying, isCopied, copy } = useCopyLink(id);
  const { isBusy, remove } = useDeleteGallery(id, title);
  return (
    <div className="relative z-10 flex shrink-0 gap-1">
      {canCopyLink && (
        <Button
          size="small"
          busy={isCopying}
          aria-label={galleryListMessages.copyLinkOf(title)}
          onClick={() => copy()}
        >
          <Icon of={isCopied ? Check : Link2} />
          {isCopied ? galleryListMessages.copied : galleryListMessages.copyLink}
        </Button>
      )}
      <IconButton label={galleryListMessages.delete(title)} icon={Trash2} busy={isBusy} onClick={remove} />
    </div>
  );
}
