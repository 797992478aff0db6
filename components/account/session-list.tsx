"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { showToast } from "#components/ui/toast.ts";
import { endOtherSessionsAction, endSessionAction } from "#lib/actions/account-actions.ts";
import { accountMessages } from "./messages.ts";

/** A session as the page lists it. */
export type SessionRow = { id: string; device: string; address: string | null; createdAt: string };

type SessionListProps = { sessions: readonly SessionRow[]; presentId: string | null };

/** Where one is signed in, with the way to end each but the present one. */
export function SessionList({ sessions, presentId }: SessionListProps) {
  const router = useRouter();
  const [isEnding, startTransition] = useTransition();
  const others = sessions.filter(({ id }) => id !== presentId);
  const end = (act: () => ReturnType<typeof endSessionAction>) =>
    startTransition(async () => {
      try {
        const answer = await act();
        if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
        router.refresh();
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  return (
    <ul className="-my-3 flex flex-col divide-y divide-line">
      {sessions.map(({ id, device, address, createdAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-14">
              {device}
              {id === presentId && <Badge>{accountMessages.thisOne}</Badge>}
            </p>
            <p className="text-13 text-quiet">
              {accountMessages.since} <Moment at={createdAt} />
              {address && address !== "unknown" && ` ${accountMessages.from(address)}`}
            </p>
          </div>
          {id !== presentId && (
            <Button
              size="small"
              busy={isEnding}
              onClick={() => end(() => endSessionAction({ sessionId: id }))}
            >
              {accountMessages.end}
              <span className="sr-only">
                {" "}
                {accountMessages.endWhich(device)} <Moment at={createdAt} />
              </span>
            </Button>
          )}
        </li>
      ))}
      {presentId !== null && others.length > 1 && (
        <li className="py-3">
          <Button size="small" busy={isEnding} onClick={() => end(() => endOtherSessionsAction())}>
            {accountMessages.endOthers}
          </Button>
        </li>
      )}
    </ul>
  );
}
