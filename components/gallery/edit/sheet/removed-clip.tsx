import { Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { tileShape } from "#components/gallery/public/sheet-shape.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { shapeOf } from "./shape-of.ts";

type RemovedClipProps = { number: number; result: GalleryResult | undefined; onUndo: () => void };

/** In the place of a clip that was just taken out, as large as it was: the way back. */
export function RemovedClip({ number, result, onUndo }: RemovedClipProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []); // the button that took it out is gone
  return (
    <li {...tileShape(shapeOf(result))}>
      <div className="clip-picture flex flex-wrap content-center items-center justify-center gap-3 rounded-control border border-dashed border-edge p-3">
        <span className="text-13 text-quiet">{galleryMessages.removed(number)}</span>
        <Button ref={button} size="small" onClick={onUndo}>
          <Icon of={Undo2} />
          {galleryMessages.undo}
        </Button>
      </div>
    </li>
  );
}
