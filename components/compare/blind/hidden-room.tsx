"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useTransition } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import { revealAction, saveBlindVerdictAction } from "#lib/actions/blind-actions.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import type { BlindClipId } from "#lib/domain/base/id.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { blindClips } from "./blind-clips.ts";
import { useKeptVerdicts } from "#components/feedback/use-kept-verdicts.ts";

type HiddenRoomProps = { view: Extract<BlindView, { state: "hidden" }>; usesShortcuts: boolean };

/** The room while names are hidden: "A", "B", …, and nothing behind them. */
export function HiddenRoom({ view, usesShortcuts }: HiddenRoomProps) {
  const router = useRouter();
  const clips = useMemo(() => blindClips(view.clips, ({ letter }) => letter), [view]);
  const playhead = useRoomPlayhead(clips);
  const verdicts = useKeptVerdicts({
    place: `triptych unsaved hidden verdicts ${view.comparisonId}`,
    kept: Object.fromEntries(view.clips.map(({ id, verdict }) => [id, verdict])),
    names: Object.fromEntries(view.clips.map(({ id, letter }) => [id, letter])),
    post: saveHidden,
    words,
  });
  const [isShowing, startTransition] = useTransition();
  const show = () =>
    startTransition(async () => {
      try {
        // Whatever is not saved by then never will be.
        if (!(await verdicts.send())) return showToast({ title: unreachableMessage, tone: "failed" });
        const shown = await revealAction({ comparisonId: view.comparisonId });
        if (shown.ok) router.refresh();
        else showToast({ title: refusalMessage(shown), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  return (
    <Room
      playhead={playhead}
      clips={clips}
      verdicts={verdicts}
      usesShortcuts={usesShortcuts}
      prefersCopies
      tools={
        <Button variant="primary" size="small" busy={isShowing} onClick={show}>
          <Icon of={Eye} />
          Show names
        </Button>
      }
    />
  );
}

const saveHidden = ({ clipId, verdict }: { clipId: string; verdict: Verdict }) =>
  saveBlindVerdictAction({ blindClipId: clipId as BlindClipId, ...verdict }); // the room's ids are those that it was given

const words = { shown: "The names have been shown in another tab. Reload the page." };
