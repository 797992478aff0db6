"use client";

import { ArrowLeft, EyeOff, Scale } from "lucide-react";
import Link from "next/link";
import { useEffect, useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { useKeptVerdicts } from "#components/feedback/use-kept-verdicts.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { showToast } from "#components/ui/toast.ts";
import { saveVerdictAction } from "#lib/actions/feedback-actions.ts";
import type { MemberId, RunId } from "#lib/domain/base/id.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { blindClips, type BlindName } from "./blind-clips.tsx";
import { blindMessages, laterText } from "./messages.ts";
import { RoundTitle } from "./round-title.tsx";
import { useBegin } from "./use-begin.ts";

type ShownRoomProps = {
  runId: RunId;
  memberId: MemberId;
  view: Extract<BlindView, { state: "shown" }>;
  /** By generation id: as on the run's page. */
  names: Readonly<Record<string, BlindName>>;
  usesShortcuts: boolean;
};

/** The room once names are shown: who was who, the hidden verdicts, and the open ones, which can be changed. */
export function ShownRoom({ runId, memberId, view, names, usesShortcuts }: ShownRoomProps) {
  const clips = useMemo(
    () =>
      blindClips(view.clips, ({ letter, generationId }) => {
        const { name, title, provider } = names[generationId] ?? unknown;
        return { name: `${letter}: ${name}`, title, provider };
      }),
    [view, names],
  );
  const playhead = useRoomPlayhead(clips);
  const clipOf = (id: string) => view.clips.find((clip) => clip.id === id)!; // the room asks of these alone
  const verdicts = useKeptVerdicts({
    place: { memberId, kind: "open", comparisonId: view.comparisonId },
    kept: Object.fromEntries(view.clips.map(({ id, openVerdict }) => [id, openVerdict])),
    names: Object.fromEntries(clips.map(({ id, name }) => [id, name])),
    post: ({ clipId, verdict }) =>
      saveVerdictAction({ generationId: clipOf(clipId).generationId, ...verdict }),
  });
  const { begin, isBeginning, trouble } = useBegin(runId);
  useEffect(() => {
    if (trouble) showToast({ title: trouble, tone: "failed" });
  }, [trouble]);
  const runHref = `/runs/${runId}`;
  return (
    <Room
      playhead={playhead}
      clips={clips}
      verdicts={verdicts}
      usesShortcuts={usesShortcuts}
      address="query"
      title={<RoundTitle {...blindMessages.shown} more={laterText(view)} />}
      status={({ id }) => (
        <span
          data-shown
          className="animate-settle [text-shadow:none] rounded-control bg-[oklch(0.97_0_0)] px-2 py-0.5 text-13 font-semibold text-[oklch(0.17_0_0)]"
        >
          {blindMessages.blindVerdict(clipOf(id).verdict)}
        </span>
      )}
      tools={
        <>
          <Button size="small" busy={isBeginning} onClick={() => begin(false)}>
            {blindMessages.hideAgain}
          </Button>
          <Link href="/scoreboard" prefetch={false} className={buttonClass("quiet", "small")}>
            {blindMessages.scoreboard}
          </Link>
          <a href={runHref} className={buttonClass("quiet", "small")}>
            {blindMessages.backToRun}
          </a>
        </>
      }
      narrowEntries={[
        { type: "action", label: blindMessages.hideAgain, icon: EyeOff, onSelect: () => begin(false) },
        { type: "link", label: blindMessages.scoreboard, icon: Scale, href: "/scoreboard" },
        { type: "link", label: blindMessages.backToRun, icon: ArrowLeft, href: runHref },
      ]}
    />
  );
}

const unknown: BlindName = { name: "Unknown", title: "Unknown", provider: null };
