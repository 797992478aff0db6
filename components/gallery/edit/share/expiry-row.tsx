import { Calendar } from "lucide-react";
import { useState } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { saveGalleryExpiryAction } from "#lib/actions/gallery-link-actions.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { dayOf, endOfDay } from "./days.ts";
import { FoldRow } from "./fold-row.tsx";
import { useSharingAction } from "./use-sharing-action.ts";

type ExpiryRowProps = {
  galleryId: GalleryId;
  expiresAt: string | null;
  onChange: (sharing: GallerySharing) => void;
};

// Made once: a format costs a hundred times what it formats.
const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** The last day on which the link works, in the time of whoever chooses it. Opened by hand, so the day is the browser's. */
export function ExpiryRow({ galleryId, expiresAt, onChange }: ExpiryRowProps) {
  const saved = expiresAt === null ? "" : dayOf(new Date(expiresAt));
  const [typed, setTyped] = useState<{ day: string; isPast: boolean } | null>(null);
  const { isSending, send } = useSharingAction(onChange);
  const day = typed?.day ?? saved;
  const isPast = typed?.isPast ?? false;
  const save = (end: string | null, close: () => void) =>
    send(
      () => saveGalleryExpiryAction({ galleryId, expiresAt: end }),
      () => {
        setTyped(null);
        close();
      },
    );
  return (
    <FoldRow
      icon={Calendar}
      label={shareMessages.expires}
      value={expiresAt === null ? shareMessages.never : dayFormat.format(new Date(expiresAt))}
    >
      {(close) => (
        <div className="flex flex-col gap-2">
          <TextField
            type="date"
            label={shareMessages.lastDay}
            description={shareMessages.lastDayHint}
            error={isPast ? shareMessages.dayPassed : undefined}
            value={day}
            onChange={({ target: { value } }) =>
              setTyped({ day: value, isPast: value !== "" && value < dayOf(new Date()) })
            }
          />
          <div className="flex flex-wrap justify-end gap-2">
            {expiresAt !== null && (
              <Button size="small" variant="quiet" busy={isSending} onClick={() => save(null, close)}>
                {shareMessages.removeDay}
              </Button>
            )}
            <Button
              size="small"
              busy={isSending || isPast || day === "" || day === saved}
              onClick={() => save(endOfDay(day), close)}
            >
              {shareMessages.saveDay}
            </Button>
          </div>
        </div>
      )}
    </FoldRow>
  );
}
