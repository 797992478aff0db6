import { bytesText } from "#lib/domain/base/quantity.ts";
import type { StudioStorage as Storage } from "#lib/domain/account/usage.ts";
import { storageMessages } from "./messages.ts";

/** What the studio as a whole takes, and what its disk has left: for an owner. */
export function StudioStorage({ mediaBytes, databaseBytes, disk }: Storage) {
  const facts = [
    [storageMessages.everybodysFiles, bytesText(mediaBytes)],
    [storageMessages.database, bytesText(databaseBytes)],
    [storageMessages.free, storageMessages.freeOf(disk.freeBytes, disk.totalBytes)],
  ] as const;
  return (
    <dl className="grid gap-x-4 text-13 sm:gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="tabular mb-2 sm:mb-0 sm:text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
