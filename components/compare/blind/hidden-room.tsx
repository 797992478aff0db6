"use client";

import { Clapperboard, Eye, Info, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, useTransition } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { useKeptVerdicts } from "#components/feedback/use-kept-verdicts.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { showToast } from "#components/ui/toast.ts";
import { revealAction, saveBlindVerdictAction } from "#lib/actions/blind-actions.ts";
import type { BlindClipId, MemberId, RunId } from "#lib/domain/base/id.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { blindClips } from "./blind-clips.tsx";
import { HowDialog, HowItWorks } from "./how-it-works.tsx";
import { blindMessages, laterText } from "./messages.ts";
import { RoundTitle } from "./round-title.tsx";
import { ShowNames, ShowNow } from "./show-names.tsx";
import { useBegin } from "./use-begin.ts";

type HiddenRoomProps = {
  runId: RunId;
  memberId: MemberId;
  view: Extract<BlindView, { state: "hidden" }>;
  usesShortcuts: boolean;
};

/** The room while names are hidden: "A", "B", …, and nothing behind them. */
export function HiddenRoom({ runId, memberId, view, usesShortcuts }: HiddenRoomProps) {
  const router = useRouter();
  const clips = useMemo(
    () => blindClips(view.clips, ({ letter }) => ({ name: letter, title: letter, provider: null })),
    [view],
  );
  const playhead = useRoomPlayhead(clips);
  const verdicts = useKeptVerdicts({
    place: { memberId, kind: "hidden", comparisonId: view.comparisonId },
    kept: Object.fromEntries(view.clips.map(({ id, verdict }) => [id, verdict])),
    names: Object.fromEntries(view.clips.map(({ id, letter }) => [id, letter])),
    post: async (change) => {
      const saved = await saveHidden(change);
      // Another tab has had the order drawn anew, or the run is gone: its page says which.
      if (!saved.ok && saved.reason === "not-found") router.refresh();
      return saved;
    },
    words: { shown: blindMessages.shownElsewhere, "not-found": blindMessages.rateAgain },
  });
  const { begin, isBeginning, trouble } = useBegin(runId);
  useEffect(() => {
    if (trouble) showToast({ title: trouble, tone: "failed" });
  }, [trouble]);
  const [isAsking, setAsking] = useState(false);
  const [isExplaining, setExplaining] = useState(false);
  const [isShowing, startTransition] = useTransition();
  const show = () =>
    startTransition(async () => {
      try {
        // Whatever is not saved by then never will be.
        if (!(await verdicts.send())) return showToast({ title: unreachableMessage, tone: "failed" });
        const shown = await revealAction({ comparisonId: view.comparisonId });
        if (shown.ok || shown.reason === "not-found") router.refresh();
        if (!shown.ok)
          showToast({
            title: refusalMessage(shown, { "not-found": blindMessages.drawnElsewhere }),
            tone: "failed",
          });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  const includeDrafts = async () => {
    // The order is drawn anew with what the studio knows of the others.
    if (await verdicts.send()) begin(true);
    else showToast({ title: unreachableMessage, tone: "failed" });
  };
  const judged = clips.filter(({ src }) => src !== null);
  const ratedCount = judged.filter(({ id }) => verdicts.of(id) !== null).length;
  const unratedCount = judged.length - ratedCount;
  const askOrShow = () => (unratedCount === 0 ? show() : setAsking(true));
  const runHref = `/runs/${runId}`;
  const { heading, hint } = blindMessages.hidden;
  return (
    <>
      <Room
        playhead={playhead}
        clips={clips}
        verdicts={verdicts}
        usesShortcuts={usesShortcuts}
        address="query"
        prefersCopies
        title={<RoundTitle heading={heading} hint={hint} more={laterText(view)} />}
        tools={
          <>
            <span className="tabular px-1 text-13 whitespace-nowrap text-quiet">
              {blindMessages.rated(ratedCount, judged.length)}
            </span>
            <ShowNames unratedCount={unratedCount} busy={isShowing || isBeginning} onPress={askOrShow} />
            <HowItWorks view={view} />
            {/* A plain link: the framework would fetch the run's page ahead, and with it every name. */}
            <a href={runHref} className={buttonClass("quiet", "small")}>
              {blindMessages.leave}
            </a>
          </>
        }
        pageEntries={
          view.leavesOutDrafts
            ? [
                {
                  type: "action",
                  label: blindMessages.includeDrafts,
                  icon: Clapperboard,
                  onSelect: () => void includeDrafts(),
                },
              ]
            : []
        }
        narrowEntries={[
          { type: "action", label: blindMessages.showNames, icon: Eye, onSelect: askOrShow },
          {
            type: "action",
            label: blindMessages.howItWorks,
            icon: Info,
            onSelect: () => setExplaining(true),
          },
          {
            type: "action",
            label: blindMessages.leave,
            icon: LogOut,
            onSelect: () => location.assign(runHref),
          },
        ]}
      />
      <HowDialog view={view} isOpen={isExplaining} onClose={() => setExplaining(false)} />
      <ShowNow
        unratedCount={unratedCount}
        isAsking={isAsking}
        onClose={() => setAsking(false)}
        onShow={() => {
          setAsking(false);
          show();
        }}
      />
    </>
  );
}

const saveHidden = ({ clipId, verdict }: { clipId: string; verdict: Verdict }) =>
  saveBlindVerdictAction({ blindClipId: clipId as BlindClipId, ...verdict }); // the room's ids are those that it was given
