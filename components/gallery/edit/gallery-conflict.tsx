import { ChangedElsewhere } from "#components/ui/changed-elsewhere.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import { differences } from "./gallery-differences.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

/** Another tab has saved this gallery: says what differs and lets its member choose. */
export function ConflictDialog({ editing: { saver, status, document } }: { editing: GalleryEditing }) {
  if (status.state !== "conflict") return null;
  const theirs = status.theirs.document;
  return (
    <ChangedElsewhere
      subject="This gallery"
      noun="one"
      theirs={theirs}
      onTakeTheirs={saver.takeTheirs}
      onKeepMine={saver.keepMine}
      backLabel="Choose which one goes on"
      className="sticky bottom-0 z-20 mt-5 border-t border-line bg-ground py-3 text-13"
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
    </ChangedElsewhere>
  );
}
