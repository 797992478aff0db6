"use client";

import { ChevronLeft, Copy, Ellipsis, Eye, Link2, MessageSquare, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDeleteGallery } from "#components/gallery/list/use-delete-gallery.ts";
import { usePageCommands } from "#components/keys/page-commands.ts";
import { useMediaQuery } from "#components/state/media-queries.ts";
import { saveStatusText } from "#components/state/save-status.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { showToast } from "#components/ui/toast.ts";
import { galleryItemsMax } from "#lib/domain/gallery/gallery.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { LayoutChoice, layoutEntry } from "./layout-choice.tsx";
import { galleryMessages, shareMessages } from "./messages.ts";
import { ShareButton } from "./share/share-button.tsx";
import { useCopyLink } from "./share/use-copy-link.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

type GalleryBarProps = { id: GalleryId; editing: GalleryEditing; onAdd: () => void };

/** One bar over the gallery: where it lies, whether it is saved, how it is laid out, and the way to others. */
export function GalleryBar({ id, editing, onAdd }: GalleryBarProps) {
  const router = useRouter();
  const { document, status, saver, responses, sharing } = editing;
  const isNarrow = useMediaQuery("(width < 60rem)", false);
  const { copy } = useCopyLink(id);
  const deletion = useDeleteGallery(id, document.title, () => router.push("/galleries"));
  const deletionEntry: MenuEntry = {
    type: "action",
    label: galleryMessages.deleteGallery,
    icon: Trash2,
    tone: "danger",
    isDisabled: deletion.isBusy,
    onSelect: deletion.remove,
  };
  const [isSharing, setSharing] = useState(false);
  const layout = {
    layout: document.layout,
    onChange: (wanted: typeof document.layout) => saver.change((before) => ({ ...before, layout: wanted })),
  };
  const preview = async () => {
    if (await saver.saveNow()) return router.push(`/galleries/${id}/preview`);
    showToast({
      title: galleryMessages.previewUnsaved,
      detail: saveStatusText(saver.status.get()),
      tone: "failed",
    });
  };
  usePageCommands(galleryMessages.thisGallery, () => [
    { type: "action", label: galleryMessages.addClips, icon: Plus, onSelect: onAdd },
    { type: "action", label: galleryMessages.share, icon: Link2, onSelect: () => setSharing(true) },
    ...(sharing.canCopyLink && !sharing.isOver
      ? ([
          {
            type: "action",
            label: shareMessages.copyLink,
            icon: Copy,
            onSelect: () =>
              copy({ onCopied: () => showToast({ title: shareMessages.linkCopied, tone: "done" }) }),
          },
        ] as const)
      : []),
    { type: "action", label: galleryMessages.preview, icon: Eye, onSelect: () => void preview() },
    deletionEntry,
  ]);
  /** Then it is said in words at the foot of the page, or asked. */
  const isTrouble = status.state === "not-saved" || status.state === "conflict";
  const waiting = responses.comments.filter(({ isApproved }) => !isApproved).length;
  const more: MenuEntry[] = [
    ...(isNarrow
      ? ([
          layoutEntry(layout),
          { type: "line", id: "layout" },
          { type: "action", label: galleryMessages.preview, icon: Eye, onSelect: () => void preview() },
        ] as const)
      : []),
    deletionEntry,
  ];
  return (
    <div className="@container sticky top-0 z-20 border-b border-line bg-ground">
      <div className="flex min-h-[calc(3rem-1px)] flex-wrap items-center gap-x-2 px-2 sm:px-4">
        <div className="flex min-w-0 flex-1 basis-24 items-center gap-x-2">
          <ButtonLink
            href="/galleries"
            variant="quiet"
            size="small"
            aria-label={galleryMessages.back}
            data-tooltip={galleryMessages.back}
            className="min-w-8 px-0! pointer-coarse:min-w-11"
          >
            <Icon of={ChevronLeft} />
          </ButtonLink>
          <h1 className="min-w-0 truncate text-14 font-medium">
            {document.title.trim() || galleryMessages.untitled}
          </h1>
          {!isTrouble && (
            <span className="min-w-0 shrink-[9] truncate text-12 text-quiet @max-[22rem]:hidden">
              {saveStatusText(status) || galleryMessages.saved}
            </span>
          )}
          {waiting > 0 && (
            <a
              href="#responses"
              className="flex min-h-8 min-w-0 items-center gap-1.5 rounded-control px-2 text-12 text-unconfirmed hover:bg-raised @max-[48rem]:hidden pointer-coarse:min-h-11"
            >
              <Icon of={MessageSquare} size={14} />
              <span className="truncate">{galleryMessages.waiting(waiting)}</span>
            </a>
          )}
        </div>
        {!isNarrow && <LayoutChoice {...layout} />}
        <div className="flex flex-1 basis-24 items-center justify-end gap-x-2 max-[60rem]:flex-none">
          <Button
            size="small"
            busy={document.items.length >= galleryItemsMax}
            aria-label={galleryMessages.addClips}
            onClick={onAdd}
          >
            <Icon of={Plus} />
            <span className="@max-[40rem]:hidden">{galleryMessages.addClips}</span>
          </Button>
          {!isNarrow && (
            <Button size="small" variant="quiet" onClick={() => void preview()}>
              <Icon of={Eye} />
              {galleryMessages.preview}
            </Button>
          )}
          <Menu
            label={galleryMessages.more}
            size="small"
            className="min-w-8 px-0! pointer-coarse:min-w-11"
            entries={more}
          >
            <Icon of={Ellipsis} />
          </Menu>
          <ShareButton {...{ id, editing }} isOpen={isSharing} setOpen={setSharing} />
        </div>
      </div>
    </div>
  );
}
