import { useState } from "react";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { saveGalleryExpiryAction } from "#lib/actions/gallery-link-actions.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { dayOf, endOfDay } from "./days.ts";
import { useSharingAction } from "./use-sharing-action.ts";

type ExpiryFieldProps = {
  galleryId: GalleryId;
  expiresAt: string | null;
  onChange: (sharing: GallerySharing) => void;
};

/** The last day on which the link works, in the time of whoever chooses it. */
export function ExpiryField({ galleryId, expiresAt, onChange }: ExpiryFieldProps) {
  const isAlive = useIsAlive(); // the server does not know which day it is here
  const saved = isAlive && expiresAt !== null ? dayOf(new Date(expiresAt)) : "";
  const [typed, setTyped] = useState<{ day: string; isPast: boolean } | null>(null);
  const { isSending, send } = useSharingAction(onChange);
  const day = typed?.day ?? saved;
  const isPast = typed?.isPast ?? false;
  const save = (end: string | null) =>
    send(
      () => saveGalleryExpiryAction({ galleryId, expiresAt: end }),
      () => setTyped(null),
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        type="date"
        label="Last day of the link"
        description="It works until the end of that day. Without one, until you stop sharing."
        className="w-full"
        error={isPast ? "This day has passed. Choose one to come." : undefined}
        value={day}
        onChange={({ target: { value } }) =>
          setTyped({ day: value, isPast: value !== "" && value < dayOf(new Date()) })
        }
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          busy={isSending || isPast || day === "" || day === saved}
          onClick={() => save(endOfDay(day))}
        >
          Save day
        </Button>
        {expiresAt !== null && (
          <Button size="small" busy={isSending} onClick={() => save(null)}>
            No last day
          </Button>
        )}
      </div>
    </div>
  );
}
