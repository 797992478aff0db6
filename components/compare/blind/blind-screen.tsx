import { buttonClass } from "#components/ui/button-class.ts";
import type { MemberId, RunId } from "#lib/domain/base/id.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { BeginComparison } from "./begin-comparison.tsx";
import type { BlindName } from "./blind-clips.tsx";
import { HiddenRoom } from "./hidden-room.tsx";
import { blindMessages } from "./messages.ts";
import { RoundTitle } from "./round-title.tsx";
import { ShownRoom } from "./shown-room.tsx";
import { TooFew } from "./too-few.tsx";

type BlindScreenProps = {
  runId: RunId;
  memberId: MemberId;
  view: BlindView;
  /** By generation id; empty while names are hidden. */
  names: Readonly<Record<string, BlindName>>;
  usesShortcuts: boolean;
};

/** A run's results without their names: begun, under way, or with the names shown. It is dark in either theme. */
export function BlindScreen({ runId, memberId, view, names, usesShortcuts }: BlindScreenProps) {
  if (view.state === "hidden")
    return <HiddenRoom key={view.comparisonId} {...{ runId, memberId, view, usesShortcuts }} />;
  if (view.state === "shown")
    return <ShownRoom key={view.comparisonId} {...{ runId, memberId, view, names, usesShortcuts }} />;
  const readyCount = view.readyCount - view.draftCount; // drafts take part only when they are asked for
  return (
    <div className="flex grow flex-col bg-screen text-text scheme-dark">
      <div className="flex h-10 items-center justify-between gap-4 px-4">
        <RoundTitle {...blindMessages.waiting} />
        {/* A plain link: the framework would fetch the run's page ahead, and with it every name. */}
        <a href={`/runs/${runId}`} className={buttonClass("quiet", "small")}>
          {blindMessages.backToRun}
        </a>
      </div>
      {readyCount >= 2 ? <BeginComparison {...{ runId, readyCount }} /> : <TooFew {...{ runId, view }} />}
    </div>
  );
}
