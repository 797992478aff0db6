import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import { resultOf } from "#components/generation/result-of.ts";
import { statusTone } from "#components/generation/status-tone.ts";
import { statusWord } from "#lib/domain/generation.ts";
import type { GenerationView } from "#lib/domain/run-view.ts";

type HistoryPosterProps = { view: GenerationView; label: string };

/** A still, never a video: the history may show a thousand of them. */
export function HistoryPoster({ view, label }: HistoryPosterProps) {
  const result = resultOf(view);
  const hasPoster = result?.derivatives.includes("poster");
  return (
    <li className="min-w-0 sm:w-40 sm:max-w-full">
      <div className="relative grid aspect-video place-items-center overflow-hidden rounded-control bg-screen text-12 text-quiet scheme-dark">
        {hasPoster ? (
          <Still
            src={`/media/a/${result?.asset.id}/poster`}
            alt=""
            loading="lazy"
            className="absolute inset-0 size-full object-contain"
          />
        ) : (
          <span>{statusWord[view.status]}</span>
        )}
      </div>
      <p className="mt-1.5 flex gap-1.5 text-12 text-quiet">
        <StatusDot tone={statusTone[view.status]} />
        {hasPoster && <span className="sr-only">{statusWord[view.status]}: </span>}
        <span className="line-clamp-2">{label}</span>
      </p>
    </li>
  );
}
