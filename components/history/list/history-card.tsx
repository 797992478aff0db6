import clsx from "clsx";
import { Check, Star } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { knownCostText } from "#components/state/cost-text.ts";
import { Icon } from "#components/ui/icon.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import { statusTone } from "#components/generation/status-tone.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import { verdictText } from "#lib/domain/judgement/verdict.ts";
import type { ListHands } from "./list-hands.ts";

type HistoryCardProps = {
  result: HistoryResult;
  runHref: string;
  /** Of its model. */
  label: string;
  /** Its run in words, so that no two are called the same. */
  ofRun: string;
  isChosen: boolean;
  hands: ListHands;
};

/** One result: a still, never a video, for the history may show a thousand of them. */
export function HistoryCard({ result, runHref, label, ofRun, isChosen, hands }: HistoryCardProps) {
  const { id, status, video, isFavourite, tags } = result;
  const cost = knownCostText(result);
  const name = resultName(label, result.variation, result.output);
  const nameOfRun = `${name} of ${ofRun}`;
  const isJudged = result.choice !== null || result.stars !== null;
  const press = (event: MouseEvent) => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey && !hands.isChoosing) return;
    event.preventDefault();
    hands.choose(result, event.shiftKey);
  };
  return (
    <li className="min-w-0 sm:w-40 sm:max-w-full">
      <div className={clsx("rounded-control", isChosen && "outline-2 outline-offset-2 outline-text")}>
        <div className="group relative grid aspect-video place-items-center overflow-hidden rounded-control bg-screen text-12 text-quiet scheme-dark">
          {video?.hasPoster ? (
            <Still
              src={`/media/a/${video.assetId}/poster`}
              alt=""
              loading="lazy"
              className="absolute inset-0 size-full object-contain"
            />
          ) : (
            <span>{statusWord[status]}</span>
          )}
          {/* The run's own link says where it leads: this one is for the mouse. */}
          <Link
            href={runHref}
            prefetch={false}
            tabIndex={-1}
            aria-hidden
            draggable={false}
            className="absolute inset-0 z-10 select-none"
            onClick={press}
          />
          <label className="absolute top-0 left-0 z-20 grid size-9 cursor-pointer place-items-center pointer-coarse:size-11">
            <input
              type="checkbox"
              data-result={id}
              aria-label={`Select ${nameOfRun}`}
              checked={isChosen}
              disabled={hands.isFull && !isChosen}
              onFocus={() => hands.look(result)}
              onChange={
                ({ nativeEvent }) =>
                  hands.choose(result, (nativeEvent as Partial<globalThis.MouseEvent>).shiftKey ?? false) // it comes from a click
              }
              className="peer size-4.5 appearance-none rounded-[0.25rem] border border-quiet bg-screen checked:border-accent checked:bg-accent disabled:opacity-40 forced-colors:appearance-auto"
            />
            <Icon
              of={Check}
              size={14}
              className="pointer-events-none invisible absolute text-on-accent peer-checked:visible forced-colors:hidden"
            />
          </label>
          <button
            type="button"
            aria-label={`Favourite ${nameOfRun}`}
            aria-pressed={isFavourite}
            onClick={() => hands.favour(result)}
            className={clsx(
              "absolute top-0 right-0 z-20 grid size-9 place-items-center pointer-coarse:size-11",
              isFavourite
                ? "text-text"
                : "text-quiet opacity-0 group-hover:opacity-100 hover:text-text focus-visible:opacity-100 pointer-coarse:opacity-100",
            )}
          >
            <Icon
              of={Star}
              className={clsx("drop-shadow-[0_0_2px_oklch(0_0_0)]", isFavourite && "fill-current")}
            />
          </button>
          {video?.durationMs != null && (
            <span className="tabular absolute right-1 bottom-1 rounded-[0.25rem] bg-screen px-1 text-12 text-text">
              {secondsText(video.durationMs)}
            </span>
          )}
        </div>
      </div>
      <p className="mt-1.5 flex gap-1.5 text-12 text-quiet">
        <StatusDot tone={statusTone[status]} />
        {video?.hasPoster && <span className="sr-only">{statusWord[status]}: </span>}
        <span className="line-clamp-2">{name}</span>
      </p>
      {(isJudged || cost) && (
        <p className="mt-0.5 pl-5.5 text-12 text-quiet">
          {cost}
          {cost && isJudged && " · "}
          {isJudged && (
            <span className="inline-block text-text first-letter:uppercase">{verdictText(result)}</span>
          )}
        </p>
      )}
      {tags.length > 0 && (
        <p className="mt-0.5 line-clamp-2 pl-5.5 text-12 text-quiet">
          <span className="sr-only">Tags: </span>
          {tags.map((tag) => `#${tag}`).join(" ")}
        </p>
      )}
    </li>
  );
}
