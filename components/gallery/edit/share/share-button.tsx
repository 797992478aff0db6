"use client";

import { lazy, Suspense, useRef } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { Button } from "#components/ui/button.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";

const SharePopup = lazy(() => import("./share-popup.tsx"));

type ShareButtonProps = {
  id: GalleryId;
  editing: GalleryEditing;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
};

/** Opens everything about who sees the gallery; its code is loaded when it is first wanted. */
export function ShareButton({ id, editing, isOpen, setOpen }: ShareButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="primary"
        size="small"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void import("./share-popup.tsx")}
        onClick={() => setOpen(!isOpen)}
      >
        {shareMessages.share}
      </Button>
      <div ref={beside} className="contents" />
      {isOpen && (
        <Suspense>
          <SharePopup {...{ id, editing, button }} container={beside} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
