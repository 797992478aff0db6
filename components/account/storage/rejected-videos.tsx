import { ButtonLink } from "#components/ui/button-link.tsx";
import { storageMessages } from "./messages.ts";

/** Results that were rejected, and the way to where they can be looked at and deleted. */
export function RejectedVideos({ count, sizeBytes }: { count: number; sizeBytes: number }) {
  if (count === 0) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-13">{storageMessages.rejected(count, sizeBytes)}</p>
      <ButtonLink href="/history?verdict=reject" size="small">
        {storageMessages.show}
      </ButtonLink>
    </div>
  );
}
