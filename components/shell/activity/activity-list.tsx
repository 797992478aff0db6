"use client";

import { CircleCheck, CircleQuestionMark, CircleX } from "lucide-react";
import Link from "next/link";
import { type RefObject, useRef } from "react";
import { shellMessages } from "#components/shell/messages.ts";
import { agoText, timeLeftText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { Still } from "#components/ui/still.tsx";
import { moneyText } from "#lib/domain/base/money.ts";
import type { Activity, ActivityItem } from "#lib/domain/generation/activity.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { progressOf } from "./progress-of.ts";

/** So many of those that ended are listed under those at work. */
const endedShown = 6;

type ActivityListProps = {
  activity: Activity;
  button: RefObject<HTMLButtonElement | null>;
  beside: RefObject<HTMLDivElement | null>;
  onClose: () => void;
};

/** Hangs from the header: what is at work, then the newest that ended. A default export because React.lazy asks for one. */
export default function ActivityList({ activity, button, beside, onClose }: ActivityListProps) {
  const popup = useRef<HTMLDivElement>(null);
  const now = useNow(true);
  return (
    <HangingPopup
      button={button}
      container={beside}
      onClose={onClose}
      ref={popup}
      initialFocus={popup}
      aria-label={shellMessages.activity}
      className="max-h-(--available-height) w-90 max-w-(--available-width) animate-settle overflow-y-auto rounded-panel border border-edge/45 bg-panel p-2 text-text shadow-float outline-none"
    >
      <div className="flex items-baseline p-2">
        <h2 className="text-14 font-semibold">{shellMessages.activity}</h2>
        <Link
          href="/history?view=runs"
          onClick={onClose}
          className="ml-auto text-13 text-quiet hover:text-text"
        >
          {shellMessages.allRuns}
        </Link>
      </div>
      <ul>
        {[...activity.atWork, ...activity.ended.slice(0, endedShown)].map((item) => (
          <li key={item.id}>
            <ActivityRow item={item} now={now} onFollow={onClose} />
          </li>
        ))}
      </ul>
      {activity.count > activity.atWork.length && (
        <p className="p-2 text-12 text-quiet">
          {shellMessages.moreRunning(activity.count - activity.atWork.length)}
        </p>
      )}
    </HangingPopup>
  );
}

const ends = {
  done: { icon: CircleCheck, color: "text-done" },
  failed: { icon: CircleX, color: "text-failed" },
  unconfirmed: { icon: CircleQuestionMark, color: "text-unconfirmed" },
} as const;

function ActivityRow({
  item,
  now,
  onFollow,
}: {
  item: ActivityItem;
  now: number | null;
  onFollow: () => void;
}) {
  const { id, runId, status, video, backdrop } = item;
  const isWorking = isWorkable(status);
  const picture = video ?? backdrop;
  const end = status === "done" || status === "failed" || status === "unconfirmed" ? ends[status] : null;
  return (
    <Link
      href={`/runs/${runId}?solo=${id}`}
      prefetch={false}
      onClick={onFollow}
      className="flex items-center gap-3 rounded-[0.5rem] p-2 hover:bg-raised focus-visible:-outline-offset-2"
    >
      <span className="relative grid h-[45px] w-20 shrink-0 place-items-center overflow-hidden rounded-[0.25rem] bg-lifted">
        {picture && (
          <Still
            src={`/media/a/${picture}/poster`}
            alt=""
            className={`absolute inset-0 size-full object-cover ${video ? "" : "brightness-45 saturate-60"}`}
          />
        )}
        {isWorking && (
          <span className="relative scheme-dark">
            <Ring progress={now === null ? item.progress : progressOf(item, now)} size={22} />
          </span>
        )}
      </span>
      <span className="min-w-0 grow text-13 leading-[18px]">
        <span dir="auto" className="block truncate">
          {item.title || untitledPrompt}
        </span>
        <span className="tabular block truncate text-12 text-quiet">{lineOf(item, now)}</span>
      </span>
      {end && <Icon of={end.icon} className={end.color} />}
    </Link>
  );
}

/** "SIRAYA · 64 %, about 2 min left", "Oxen · ready 6 min ago · $0.60"; without what depends on a time that isn't known yet. */
function lineOf(item: ActivityItem, now: number | null): string {
  const { model, provider, isFree, variation, output, status, progress, acceptedAt, expectedWaitMs } = item;
  const name = resultName(isFree ? model : provider, variation, output);
  if (isWorkable(status)) {
    const left = timeLeftText({
      progress,
      sinceAcceptedMs: acceptedAt === null || now === null ? null : now - Date.parse(acceptedAt),
      expectedWaitMs,
    });
    const done = progress === null ? null : `${Math.round(progress * 100)} %`;
    const stands = [done, left].filter(Boolean).join(", ");
    return `${name} · ${stands || statusWord[status]}`;
  }
  const word = status === "done" ? shellMessages.ready : statusWord[status].toLowerCase();
  const when =
    item.finishedAt === null || now === null ? "" : ` ${agoText(now - Date.parse(item.finishedAt))}`;
  return `${name} · ${word}${when}${item.cost ? ` · ${moneyText(item.cost)}` : ""}`;
}
