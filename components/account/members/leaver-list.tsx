import { Moment } from "#components/ui/moment.tsx";
import { bytesText, countText } from "#lib/domain/quantity.ts";
import type { Leaver } from "#lib/domain/usage.ts";

/** Who was removed or has left, and what the studio still does about it. */
export function LeaverList({ leavers }: { leavers: readonly Leaver[] }) {
  return (
    <ul className="-my-2.5 flex flex-col divide-y divide-line">
      {leavers.map((leaver) => (
        <li key={leaver.id} className="py-2.5">
          <p className="text-14 break-words">{leaver.name}</p>
          <p className="text-13 text-quiet">
            Since <Moment at={leaver.since} />: {sentence(leaver)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function sentence({ handedTo, open, sizeBytes }: Leaver): string {
  const aim = handedTo ? `handed over to ${handedTo}` : "deleted";
  if (open > 0)
    return `the studio waits for ${countText(open, "video")} on the way; then everything is ${aim}.`;
  if (handedTo && sizeBytes === 0)
    return `everything is ${aim}. Files in their old place go within ten minutes.`;
  return sizeBytes > 0 ? `${bytesText(sizeBytes)} are being ${aim}.` : `what is left is being ${aim}.`;
}
