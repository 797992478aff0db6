"use client";

import "./tile.css";
import { Check, PenLine, Star, X } from "lucide-react";
import Link from "next/link";
import { memo, type MouseEvent, useEffect, useRef } from "react";
import type { HistoryModel } from "#components/history/history-model.ts";
import { historyMessages } from "#components/history/messages.ts";
import { knownCostText } from "#components/state/cost-text.ts";
import { createStore, useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import { usePassing } from "#components/ui/use-passing.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { clockText } from "#lib/domain/base/quantity.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { verdictText } from "#lib/domain/judgement/verdict.ts";
import { tabStop } from "./tab-stop.ts";
import { TileFilm } from "./tile-film.tsx";
import type { TileHands } from "./tile-hands.ts";
import { TileStand } from "./tile-stand.tsx";
import { TileTools } from "./tile-tools.tsx";

type HistoryTileProps = {
  result: HistoryResult;
  item: HistoryItem;
  model: HistoryModel;
  /** In pixels. */
  width: number;
  height: number;
  isSelected: boolean;
  hands: TileHands;
  /** Its run has a link of its own beside it: then this one is for the mouse. */
  isInRun?: boolean;
};

/** The clip that plays: one at a time, whatever the pointer and the focus rest on. */
const playing = createStore<GenerationId | null>(null);

const choiceIcon = { keep: Check, tweak: PenLine, reject: X } as const;

/** One result in its own shape. Under a resting pointer, or with the focus, it plays; its words and tools appear over it. */
export const HistoryTile = memo(function HistoryTile(props: HistoryTileProps) {
  const { result, item, model, width, height, isSelected, hands, isInRun = false } = props;
  const { id, status, video, choice, isFavourite, tags } = result;
  const { isWanted, handlers } = usePassing();
  const plays = useStored(playing, (one) => one === id);
  useEffect(() => {
    if (!isWanted) return;
    playing.update(() => id);
    return () => playing.update((one) => (one === id ? null : one));
  }, [isWanted, id]);
  const tabIndex = useStored(tabStop, (one) => one === null || one === id) ? undefined : -1;
  const time = useRef<HTMLSpanElement>(null);
  const prompt = `${beginning(item.title) || untitledPrompt}, ${useMomentText(item.createdAt, "seconds")}`;
  const name = historyMessages.ofPrompt(resultName(model.label, result.variation, result.output), prompt);
  const press = (event: MouseEvent) => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey && !hands.isSelecting) return;
    event.preventDefault();
    hands.select(result, event.shiftKey);
  };
  const media = video && `/media/a/${video.assetId}`;
  const backdrop = item.backdrop && `/media/a/${item.backdrop}/poster`;
  const still = video?.hasPoster ? `${media}/poster` : backdrop;
  const cost = knownCostText(result);
  return (
    <li
      className="tile"
      data-tile={id}
      data-choice={choice ?? undefined}
      data-selected={isSelected ? "" : undefined}
      style={{ width, height, aspectRatio: width / height }}
      onFocusCapture={() => tabStop.update(() => id)}
      {...handlers}
    >
      {still && (
        <Still
          src={still}
          alt=""
          draggable={false}
          data-dim={video?.hasPoster ? undefined : ""}
          className="tile-still"
        />
      )}
      {media && plays && (
        <TileFilm
          src={video.hasCopy ? `${media}/compare` : media}
          onTime={(words) => {
            if (time.current && time.current.textContent !== words) time.current.textContent = words;
          }}
        />
      )}
      {video?.hasPoster ? (
        <span className="sr-only">{statusWord[status]}</span>
      ) : (
        <TileStand {...{ result, model }} />
      )}
      {choice && (
        <span aria-hidden className="tile-badge" data-choice={choice}>
          <Icon of={choiceIcon[choice]} size={14} />
        </span>
      )}
      {isFavourite && (
        <span aria-hidden className="tile-badge" data-second={choice ? "" : undefined}>
          <Icon of={Star} size={14} className="fill-current" />
        </span>
      )}
      <Link
        href={`/runs/${item.id}?solo=${id}`}
        prefetch={false}
        {...(isInRun
          ? { "aria-hidden": true, tabIndex: -1 }
          : { "aria-label": historyMessages.open(name), tabIndex })}
        draggable={false}
        className="tile-link"
        onClick={press}
      />
      <div className="tile-words tile-wanted">
        <p className="truncate font-semibold">{item.title || untitledPrompt}</p>
        <p className="tile-meta">
          <span className="truncate">
            {resultName(model.title, result.variation, result.output)}
            {!model.isFree && ` · ${model.providerName}`}
          </span>
          <span ref={time} aria-hidden className="tabular shrink-0">
            {video?.durationMs != null && clockText(video.durationMs)}
          </span>
          {cost && <span className="sr-only">{cost}</span>}
          {(choice !== null || result.stars !== null) && (
            <span className="sr-only">{verdictText(result)}</span>
          )}
          {result.stars !== null && <Stars count={result.stars} />}
        </p>
        {tags.length > 0 && (
          <p className="tile-meta">
            <span className="sr-only">{historyMessages.tagsAre}</span>
            <span className="truncate">{tags.map((tag) => `#${tag}`).join(" ")}</span>
          </p>
        )}
      </div>
      <label className="tile-corner tile-wanted" data-corner>
        <input
          type="checkbox"
          data-result={id}
          tabIndex={tabIndex}
          aria-label={historyMessages.select(name)}
          checked={isSelected}
          disabled={hands.isFull && !isSelected}
          onFocus={() => hands.look(result)}
          onChange={
            ({ nativeEvent }) =>
              hands.select(result, (nativeEvent as Partial<globalThis.MouseEvent>).shiftKey ?? false) // it comes from a click
          }
        />
        <Icon of={Check} />
      </label>
      <TileTools {...{ result, name, hands, tabIndex }} runHref={`/runs/${item.id}`} />
    </li>
  );
});

function Stars({ count }: { count: number }) {
  return (
    <span aria-hidden className="tile-stars ml-auto flex shrink-0 gap-0.5">
      {[1, 2, 3, 4, 5].slice(0, count).map((star) => (
        <Icon key={star} of={Star} size={14} className="fill-current" />
      ))}
    </span>
  );
}

const spokenMax = 60;

/** As much of a prompt as is repeated with each of its results: the same words may have been sent twice, and to the second no two runs were. */
function beginning(title: string): string {
  const characters = Array.from(title);
  return characters.length > spokenMax ? `${characters.slice(0, spokenMax).join("").trimEnd()}…` : title;
}
