import { Check } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import { resultOf } from "#components/generation/result-of.ts";
import { statusTone } from "#components/generation/status-tone.ts";
import { statusWord } from "#lib/domain/generation.ts";
import type { GenerationView } from "#lib/domain/run-view.ts";
import type { Selection } from "./use-selection.ts";

type HistoryPosterProps = {
  view: GenerationView;
  label: string;
  /** Of its prompt, so that no two are called the same. */
  excerpt: string;
  selection: Selection;
};

/** A still, never a video: the history may show a thousand of them. */
export function HistoryPoster({ view, label, excerpt, selection }: HistoryPosterProps) {
  const result = resultOf(view);
  const hasPoster = result?.derivatives.includes("poster");
  const isSelected = selection.ids.includes(view.id);
  const number = view.variation > 1 ? ` #${view.variation}` : "";
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
        {result && (
          <label className="absolute top-0 left-0 z-10 grid size-9 cursor-pointer place-items-center pointer-coarse:size-11">
            <input
              type="checkbox"
              aria-label={`Select ${label}${number} of ${excerpt || "a prompt without words"}`}
              checked={isSelected}
              disabled={selection.isFull && !isSelected}
              onChange={({ target }) => selection.set(view.id, target.checked)}
              className="peer size-4.5 appearance-none rounded-[0.25rem] border border-quiet bg-screen checked:border-accent checked:bg-accent disabled:opacity-40 forced-colors:appearance-auto"
            />
            <Icon
              of={Check}
              size={14}
              className="pointer-events-none invisible absolute text-on-accent peer-checked:visible forced-colors:hidden"
            />
          </label>
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
