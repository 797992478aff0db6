"use client";

import { memo, type RefObject, useEffect, useMemo, useRef } from "react";
import { type HistoryModels, modelOf } from "#components/history/history-model.ts";
import { OlderRuns } from "#components/history/list/older-runs.tsx";
import { type Older, useReloadPlace } from "#components/history/list/use-reload-place.ts";
import { useTileKeys } from "#components/history/list/use-tile-keys.ts";
import { historyMessages } from "#components/history/messages.ts";
import { HistoryTile } from "#components/history/tile/history-tile.tsx";
import type { TileHands } from "#components/history/tile/tile-hands.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import { dayKey, dayText } from "./day-text.ts";
import { layOutWall, type WallLine } from "./lay-out.ts";
import { stepOnWall } from "./step-on-wall.ts";
import { useSweep } from "./use-sweep.ts";
import { tileAt, topOf, useWallPlace } from "./use-wall-place.ts";
import { useNear, useWidth } from "./use-window.ts";

export type HistoryViewProps = {
  items: readonly HistoryItem[];
  /** What was asked for, as a text: each has a place of its own. */
  asked: string;
  models: HistoryModels;
  selected: ReadonlyMap<GenerationId, HistoryResult>;
  hands: TileHands;
  selectAll: () => void;
  /** The result that is to have the focus as soon as it is drawn. */
  wantedRef: RefObject<string | undefined>;
  older: Older;
  /** Told which runs stand near the window, by the newest and the oldest of them. */
  see: (newestId: string, oldestId: string) => void;
};

/** So many pixels before the end older runs are fetched. */
const fetchAhead = 1600;
/** What stands over the top of the window: the filters and the day. */
const coveredPx = 104;

/** Results as pictures, day by day, over the whole width. Only those near the window are in the page. */
export function Wall(props: HistoryViewProps) {
  const { items, asked, models, selected, hands, selectAll, wantedRef, older, see } = props;
  const list = useRef<HTMLDivElement>(null);
  const width = useWidth(list);
  const near = useNear(list);
  const wall = useMemo(() => (width === null ? null : layOutWall(items, width, dayKey)), [items, width]);
  useWallPlace(wall, asked, list);
  const scrollTo = (top: number) =>
    window.scrollTo(0, top + window.scrollY + (list.current?.getBoundingClientRect().top ?? 0) - coveredPx);
  useReloadPlace(items, asked, older, {
    topRunId: () => {
      const y = -(list.current?.getBoundingClientRect().top ?? 0);
      return y > 0 && wall ? (tileAt(wall, y + coveredPx)?.runId ?? null) : null;
    },
    goTo: (runId) => {
      const top = wall && topOf(wall, (tile) => tile.runId === runId);
      if (top != null) scrollTo(top);
      return top != null;
    },
  });
  const find = (id: string) => items.flatMap(({ results }) => results).find((result) => result.id === id);
  const onKeyDown = useTileKeys({
    list,
    hands,
    selectAll,
    wantedRef,
    find,
    step: (from, key) => wall && stepOnWall(wall, from, key),
    reveal: (id) => {
      const top = wall && topOf(wall, (tile) => tile.id === id);
      if (top != null) scrollTo(top);
    },
  });
  const sweep = useSweep(find, (id) => selected.has(id as GenerationId), hands); // it is one of those drawn
  const drawn = (wall?.days ?? [])
    .filter(({ top, height }) => top < near.to && top + height > near.from)
    .map((day) => ({
      ...day,
      lines: day.lines.filter(
        (line) => day.top + line.top < near.to && day.top + line.top + line.height > near.from,
      ),
    }));
  const lines = drawn.flatMap((day) => day.lines);
  const newestId = lines[0]?.tiles[0]?.item.id;
  const oldestId = lines.at(-1)?.tiles.at(-1)?.item.id;
  useEffect(() => {
    if (newestId && oldestId) see(newestId, oldestId);
  }, [newestId, oldestId, see]);
  const lastDay = wall?.days.at(-1)?.key;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the checkboxes inside are what has the keys */}
      <div
        ref={list}
        onKeyDown={onKeyDown}
        {...sweep}
        style={{ height: wall?.height ?? "100vh" }}
        className="relative"
      >
        {drawn.map((day) => (
          <section
            key={day.key}
            aria-labelledby={`day-${day.key}`}
            style={{ top: day.top, height: day.height }}
            className="absolute inset-x-0"
          >
            <h2
              id={`day-${day.key}`}
              className="sticky top-0 z-20 -mx-4 flex h-10 items-end gap-2 bg-ground px-4 pb-2 text-14 font-semibold md:top-14 md:-mx-6 md:px-6"
            >
              {dayText(day.at)}
              {(day.key !== lastDay || !older.has) && (
                <span className="tabular text-12 leading-5 font-normal text-quiet">
                  {historyMessages.clips(day.count)}
                </span>
              )}
            </h2>
            {day.lines.map((line) => (
              <Line key={line.tiles[0]?.result.id} {...{ line, models, selected, hands }} />
            ))}
          </section>
        ))}
      </div>
      <OlderRuns older={older} isNear={wall !== null && near.to + fetchAhead > wall.height} />
    </>
  );
}

type LineProps = { line: WallLine } & Pick<HistoryViewProps, "models" | "selected" | "hands">;

/** A row of pictures; drawn again when something of it changes, and not while one scrolls. */
const Line = memo(function Line({ line, models, selected, hands }: LineProps) {
  return (
    <ul style={{ top: line.top }} className="absolute inset-x-0 flex gap-1">
      {line.tiles.map(({ result, item, width }) => (
        <HistoryTile
          key={result.id}
          {...{ result, item, width, hands }}
          height={line.height}
          model={modelOf(models, result.modelId)}
          isSelected={selected.has(result.id)}
        />
      ))}
    </ul>
  );
});
