"use client";

import { Popover } from "@base-ui/react/popover";
import { X } from "lucide-react";
import type { RefObject } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { SharePanel } from "./share-panel.tsx";

type SharePopupProps = {
  id: GalleryId;
  editing: GalleryEditing;
  button: RefObject<HTMLButtonElement | null>;
  container: RefObject<HTMLDivElement | null>;
  onClose: () => void;
};

/** Hangs from its button; the gallery stays in sight. A default export because React.lazy asks for one. */
export default function SharePopup({ id, editing, button, container, onClose }: SharePopupProps) {
  return (
    <HangingPopup
      button={button}
      container={container}
      onClose={onClose}
      placing={placing}
      className="flex max-h-(--available-height) w-100 max-w-(--available-width) animate-settle flex-col gap-2.5 overflow-y-auto overscroll-contain rounded-panel border border-edge/45 bg-panel px-4 py-3 text-14 text-text shadow-float outline-none"
    >
      <div className="flex items-center justify-between">
        <Popover.Title className="text-16 font-semibold">{shareMessages.share}</Popover.Title>
        <Popover.Close render={<IconButton label={shareMessages.close} icon={X} />} />
      </div>
      <SharePanel id={id} editing={editing} />
    </HangingPopup>
  );
}

/** It stays under its button, however little room there is, and scrolls. */
const placing = {
  sideOffset: 10,
  collisionAvoidance: { side: "none", fallbackAxisSide: "none" },
} as const;
