import { ChangedElsewhere } from "#components/ui/changed-elsewhere.tsx";
import { differences } from "./gallery-differences.ts";
import { galleryMessages } from "./messages.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

/** Another tab has saved this gallery: says what differs and lets its member choose. */
export function ConflictDialog({ editing: { saver, status, document } }: { editing: GalleryEditing }) {
  if (status.state !== "conflict") return null;
  const theirs = status.theirs.document;
  return (
    <ChangedElsewhere
      subject={galleryMessages.conflictSubject}
      noun="one"
      theirs={theirs}
      onTakeTheirs={saver.takeTheirs}
      onKeepMine={saver.keepMine}
      backLabel={galleryMessages.conflictBack}
      className="sticky bottom-0 z-20 mt-5 border-t border-line bg-ground py-3 text-13"
    >
      <p className="text-13">{galleryMessages.conflictCounts(document.items.length, theirs.items.length)}</p>
      <ul className="mt-1 list-disc pl-5 text-13">
        {differences(document, theirs).map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </ChangedElsewhere>
  );
}
