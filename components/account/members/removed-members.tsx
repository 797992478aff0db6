import { Moment } from "#components/ui/moment.tsx";
import type { RemovedMember } from "#lib/domain/account/usage.ts";
import { memberMessages } from "./messages.ts";

/** Who was removed or has left, and what the studio still does about it. */
export function RemovedMembers({ members }: { members: readonly RemovedMember[] }) {
  return (
    <ul className="-my-2.5 flex flex-col divide-y divide-line">
      {members.map((member) => (
        <li key={member.id} className="py-2.5">
          <p className="text-14 break-words">{member.name}</p>
          <p className="text-13 text-quiet">
            {memberMessages.since} <Moment at={member.since} />: {memberMessages.removedMember(member)}
          </p>
        </li>
      ))}
    </ul>
  );
}
