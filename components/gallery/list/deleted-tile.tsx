"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { galleryListMessages } from "./messages.ts";
import { useDeleteGallery } from "./use-delete-gallery.ts";

/** Where a gallery was that was just deleted: the way back. */
export function DeletedTile({ id, title }: { id: GalleryId; title: string }) {
  const router = useRouter();
  const { isBusy, restore } = useDeleteGallery(id, title, () => router.refresh());
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true }); // what was pressed is gone
  }, []);
  return (
    <li className="min-w-0">
      <div className="flex aspect-video flex-col items-center justify-center gap-3 rounded-control border border-dashed border-edge p-4 text-center">
        <p className="max-w-full min-w-0 text-14 break-words">
          {galleryListMessages.deleted(title)}
          <span className="block text-13 text-quiet">{galleryListMessages.deletedDetail}</span>
        </p>
        <Button ref={button} size="small" busy={isBusy} onClick={restore}>
          <Icon of={Undo2} />
          {galleryListMessages.undo}
        </Button>
      </div>
    </li>
  );
}
