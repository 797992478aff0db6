import { Moment } from "#components/ui/moment.tsx";
import type { Leaver } from "#lib/domain/account/usage.ts";
import { memberMessages } from "./messages.ts";

/** Who was removed or has left, and what the studio still does about it. */
export function LeaverList({ leavers }: { leavers: readonly Leaver[] }) {
  return (
    <ul className="-my-2.5 flex flex-col divide-y divide-line">
      {leavers.map((leaver) => (
        <li key={leaver.id} className="py-2.5">
          <p className="text-14 break-words">{leaver.name}</p>
          <p className="text-13 text-quiet">
            {memberMessages.since} <Moment at={leaver.since} />: {memberMessages.leaver(leaver)}
          </p>
        </li>
      ))}
    </ul>
  );
}
