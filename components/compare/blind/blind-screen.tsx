import { ArrowLeft } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { AwaitResults } from "./await-results.tsx";
import { BeginComparison } from "./begin-comparison.tsx";
import { laterText, stateText } from "./blind-words.ts";
import { HiddenRoom } from "./hidden-room.tsx";
import { ShownRoom } from "./shown-room.tsx";

type BlindScreenProps = {
  runId: RunId;
  view: BlindView;
  /** By generation id; empty while names are hidden. */
  names: Readonly<Record<string, string>>;
  usesShortcuts: boolean;
};

/** A run's results without their names: begun, under way, or with the names shown. It is dark in either theme. */
export function BlindScreen({ runId, view, names, usesShortcuts }: BlindScreenProps) {
  const later = laterText(view);
  return (
    <div className="flex grow flex-col bg-screen text-text scheme-dark">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 px-4 pt-5 pb-2 sm:px-6">
        <div className="min-w-0 max-w-3xl">
          <h1 className="line-clamp-2 text-16 font-medium text-pretty">
            {view.excerpt || "A prompt without words"}
          </h1>
          <p className="mt-1 text-13 text-quiet">{stateText(view)}</p>
          {later && <p className="mt-1 text-13 text-quiet">{later}</p>}
        </div>
        {/* A plain link: the framework would fetch the run's page ahead, and with it every name. */}
        <a href={`/runs/${runId}`} className={buttonClass("quiet", "normal")}>
          <Icon of={ArrowLeft} />
          {view.state === "shown" ? "Back to the run" : "Back to the run, with names"}
        </a>
      </div>
      {view.state === "hidden" && <HiddenRoom key={view.comparisonId} {...{ view, usesShortcuts }} />}
      {view.state === "shown" && (
        <ShownRoom key={view.comparisonId} {...{ runId, view, names, usesShortcuts }} />
      )}
      {view.state === "none" && view.readyCount >= 2 && (
        <BeginComparison runId={runId} readyCount={view.readyCount} />
      )}
      {view.state === "none" && view.readyCount < 2 && view.waitingCount > 0 && <AwaitResults />}
    </div>
  );
}
