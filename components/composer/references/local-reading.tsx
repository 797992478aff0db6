import type { Upload } from "#components/composer/composer-state.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";
import { factsText } from "./facts-text.ts";

/** What this browser read of a file, until the studio has read it too. */
export function LocalReading({ upload }: { upload: Upload }) {
  const { isFetched, trouble, measured = {} } = upload;
  if (isFetched) return null;
  if (!trouble) return <p className="tabular text-12 text-quiet">{factsText({ ...upload, measured })}</p>;
  return (
    <p className="text-12 text-failed">
      {unreadableMessages[trouble]} This browser could not read it; the studio tries when it is uploaded.
    </p>
  );
}
