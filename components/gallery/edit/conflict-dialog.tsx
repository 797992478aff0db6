import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { GalleryDocument } from "#lib/domain/gallery.ts";
import { countText } from "#lib/domain/quantity.ts";
import { differences } from "./differences.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

/** Another tab has saved this gallery: says what differs and lets its member choose. */
export function ConflictDialog({ editing: { saver, status, document } }: { editing: GalleryEditing }) {
  const [putOff, setPutOff] = useState<GalleryDocument | null>(null);
  if (status.state !== "conflict") return null;
  const theirs = status.theirs.document;
  if (putOff === theirs) {
    return (
      <p className="sticky bottom-0 z-20 mt-5 border-t border-line bg-ground py-3 text-13">
        This gallery was changed elsewhere.{" "}
        <Button size="small" onClick={() => setPutOff(null)}>
          Choose which one goes on
        </Button>
      </p>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={() => setPutOff(theirs)}
      title="Changed elsewhere"
      description="This gallery was saved in another tab or on another machine. Choose which one goes on; the other one is given up."
      actions={
        <>
          <Button onClick={saver.takeTheirs}>Use the other one</Button>
          <Button variant="primary" onClick={saver.keepMine}>
            Keep this one
          </Button>
        </>
      }
    >
      <p className="text-13">
        This one has {countText(document.items.length, "clip")}, the other one{" "}
        {countText(theirs.items.length, "clip")}. They differ in:
      </p>
      <ul className="mt-1 list-disc pl-5 text-13">
        {differences(document, theirs).map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </Dialog>
  );
}
