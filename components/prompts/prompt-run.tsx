import Link from "next/link";
import { resultOf } from "#components/generation/result-of.ts";
import { statusTone } from "#components/generation/status-tone.ts";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { PromptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { changeSummary } from "./change-summary.ts";
import { promptRunsMessages } from "./messages.ts";

type PromptRunProps = {
  run: RunView;
  number: number;
  /** Since the run before; null for the first. */
  changes: PromptChanges | null;
  /** The address that shows what changed since the run before. */
  changesHref: string;
  isShown: boolean;
  labels: Readonly<Record<string, string>>;
};

/** One run of a prompt: what came of it, and in a line what had changed by then. */
export function PromptRun({ run, number, changes, changesHref, isShown, labels }: PromptRunProps) {
  return (
    <li
      className={`flex flex-col gap-2 border-b border-line px-3 py-4 ${isShown ? "rounded-control bg-panel" : ""}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link
          href={`/runs/${run.id}`}
          className="text-14 font-medium underline decoration-edge underline-offset-4 hover:decoration-text"
        >
          Run {number}
        </Link>
        <p className="text-12 text-quiet">
          <Moment at={run.createdAt} />
        </p>
      </div>
      <p dir="auto" className="line-clamp-2 text-13 text-quiet">
        {promptExcerpt(run.snapshot.prompt) || untitledPrompt}
      </p>
      <ul aria-label={`Videos of run ${number}`} className="flex flex-wrap gap-2">
        {run.generations.map((view) => {
          const result = resultOf(view);
          const name = resultName(labels[view.modelId] ?? view.modelId, view.variation, view.output);
          return (
            <li
              key={view.id}
              title={name}
              className="relative grid aspect-video w-24 place-items-center overflow-hidden rounded-control bg-screen text-12 text-quiet scheme-dark"
            >
              {result?.derivatives.includes("poster") ? (
                <Still
                  src={`/media/a/${result.asset.id}/poster`}
                  alt={name}
                  loading="lazy"
                  className="absolute inset-0 size-full object-contain"
                />
              ) : (
                <span className="flex items-center gap-1.5">
                  <StatusDot tone={statusTone[view.status]} />
                  <span className="sr-only">{name}: </span>
                  {statusWord[view.status]}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {changes ? (
        <p className="text-13">
          {changeSummary(changes)}{" "}
          <Link
            href={changesHref}
            aria-label={`What changed in run ${number}`}
            aria-current={isShown || undefined}
            className="whitespace-nowrap text-quiet underline underline-offset-4 hover:text-text"
          >
            What changed
          </Link>
        </p>
      ) : (
        <p className="text-13 text-quiet">{promptRunsMessages.firstRun}</p>
      )}
    </li>
  );
}
