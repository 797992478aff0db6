"use client";

import { Images } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ButtonSize } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { GenerationId } from "#lib/domain/base/id.ts";

const AddDialog = lazy(() => import("./add-dialog.tsx"));

type AddToGalleryProps = {
  /** Results, in the order in which they are to stand there. */
  generationIds: readonly GenerationId[];
  size?: ButtonSize;
  /** They stand there now. */
  onAdded?: () => void;
};

/** Puts results into a gallery, or into a new one. What it opens is loaded when it is first opened. */
export function AddToGallery({ generationIds, size = "normal", onAdded }: AddToGalleryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size={size} busy={generationIds.length === 0} onClick={() => setOpen(true)}>
        <Icon of={Images} />
        Add to gallery
      </Button>
      {isOpen && (
        <Suspense>
          <AddDialog {...{ generationIds, onAdded }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
