import Link from "next/link";
import { memo, type Ref } from "react";
import { type HistoryModels, modelOf } from "#components/history/history-model.ts";
import { historyMessages } from "#components/history/messages.ts";
import { HistoryTile } from "#components/history/tile/history-tile.tsx";
import type { TileHands } from "#components/history/tile/tile-hands.ts";
import { shapeOf } from "#components/history/wall/lay-out.ts";
import { Moment } from "#components/ui/moment.tsx";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { costOfRun } from "./cost-of-run.ts";

/** So high are the pictures of a run, in pixels. */
export const runTilePx = 124;

/** As many clips share one row, however small that makes them. */
const rowMax = 6;

type HistoryRowProps = {
  item: HistoryItem;
  /** From 0, in the whole list. */
  index: number;
  models: HistoryModels;
  selected: ReadonlyMap<GenerationId, HistoryResult>;
  hands: TileHands;
  ref: Ref<HTMLLIElement>;
};

/** A run by its words and its pictures; drawn again when something of it changes, and not while one scrolls. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { item, index, models, selected, hands, ref } = props;
  const { id, title, results, resultCount } = item;
  const cost = costOfRun(results);
  return (
    <li
      ref={ref}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={-1}
      className="relative grid gap-x-6 gap-y-3 border-b border-line py-3 transition-colors hover:bg-panel md:-mx-6 md:grid-cols-[minmax(14rem,22rem)_minmax(0,1fr)] md:px-6"
    >
      <div className="min-w-0 md:py-1">
        <Link
          href={`/runs/${id}`}
          prefetch={false}
          className="line-clamp-3 rounded-control text-14 font-medium text-pretty after:absolute after:inset-0"
        >
          {title || untitledPrompt}
        </Link>
        <p className="tabular mt-1.5 text-12 text-quiet">
          <Moment at={item.createdAt} /> · {historyMessages.clipsOf(results.length, resultCount)}
          {cost && ` · ${cost}`}
        </p>
        {item.promptId && (
          <p className="mt-1 text-12 text-quiet">
            <Link
              href={`/prompts/${item.promptId}?run=${id}`}
              prefetch={false}
              className="relative z-10 inline-flex items-center underline decoration-edge underline-offset-4 hover:decoration-text pointer-coarse:min-h-11"
            >
              {historyMessages.whatChanged}
            </Link>
          </p>
        )}
      </div>
      <ul
        aria-label={historyMessages.videos}
        data-in-a-row={results.length <= rowMax ? "" : undefined}
        className="run-clips relative z-10 flex gap-1 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:w-fit md:max-w-full md:flex-wrap"
      >
        {results.map((result) => (
          <HistoryTile
            key={result.id}
            {...{ result, item, hands }}
            width={runTilePx * shapeOf(result, item)}
            height={runTilePx}
            model={modelOf(models, result.modelId)}
            isSelected={selected.has(result.id)}
            isInRun
          />
        ))}
      </ul>
    </li>
  );
});
