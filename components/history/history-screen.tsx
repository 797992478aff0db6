"use client";

import clsx from "clsx";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { useStored } from "#components/state/store.ts";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import { historyParams } from "#lib/domain/history/history-filter.ts";
import { selectionHref, selectionMax, selectionMin } from "#lib/domain/history/selection.ts";
import { deletions } from "./changes/deleted.ts";
import { useChanges } from "./changes/use-changes.ts";
import { downloadZip } from "./choosing/download-zip.ts";
import { SelectionBar } from "./choosing/selection-bar.tsx";
import { TagsDialog } from "./choosing/tags-dialog.tsx";
import { useChoice } from "./choosing/use-choice.ts";
import { FilterBar } from "./filters/filter-bar.tsx";
import { nothingAsked, useFilter } from "./filters/use-filter.ts";
import { type HistoryKeyId, historyKeys } from "./history-keys.ts";
import type { HistoryModels } from "./history-model.ts";
import { HistoryEmpty } from "./list/history-empty.tsx";
import { HistoryList } from "./list/history-list.tsx";
import { neighbourOf } from "./list/neighbour-of.ts";
import { type FirstRead, useHistory } from "./list/use-history.ts";
import { SignedOutNotice } from "./list/signed-out-notice.tsx";
import { useReadAloud } from "./list/use-read-aloud.ts";
import { historyMessages } from "./messages.ts";
import type { TileHands } from "./tile/tile-hands.ts";
import { Wall } from "./wall/wall.tsx";

const AddDialog = lazy(() => import("#components/reuse/add-to-gallery/add-dialog.tsx"));

type HistoryScreenProps = {
  first: FirstRead;
  models: HistoryModels;
  /** Every tag that some result has. */
  tags: readonly string[];
  usesShortcuts: boolean;
};

/** Everything that was ever asked for: found by its words and facts, selected, and done something with. */
export function HistoryScreen({ first, models, tags, usesShortcuts }: HistoryScreenProps) {
  const router = useRouter();
  const { filter, view, change, show } = useFilter();
  const history = useHistory(filter, first);
  const shown = history.items.flatMap(({ results }) => results);
  const byId = new Map(shown.map((result) => [result.id, result]));
  const choice = useChoice(shown);
  // As they stand now: one that is not shown any more stands as it was when it was selected.
  const results = [...choice.chosen.values()].map((result) => byId.get(result.id) ?? result);
  const changes = useChanges();
  const undoable = useStored(deletions, (all) => all.at(-1));
  const search = useRef<HTMLInputElement>(null);
  const menus = useRef<HTMLDivElement>(null);
  const looked = useRef<HistoryResult>(null);
  const wantedRef = useRef<string>(undefined);
  const [tagged, setTagged] = useState<readonly HistoryResult[]>([]);
  const [added, setAdded] = useState<readonly HistoryResult[]>([]);
  const [known, setKnown] = useState(tags);
  useReadAloud(history.items.length, history.older.has, history.isOther || history.isMissing, filter);

  // The result whose checkbox has the focus.
  const focused = () => {
    const isLookedAt = document.activeElement?.getAttribute("data-result") === looked.current?.id;
    return isLookedAt && looked.current ? byId.get(looked.current.id) : undefined;
  };
  // Keys are about what is selected, or else about that one.
  const meant = () => (results.length > 0 ? results : [focused()].filter((one) => one !== undefined));
  const favour = (all: readonly HistoryResult[]) => {
    if (all.length > 0) void changes.favour(all, !all.every(({ isFavourite }) => isFavourite));
  };
  const remove = async (all: readonly HistoryResult[]) => {
    if (all.length === 0) return;
    const gone = await changes.remove(all);
    wantedRef.current = neighbourOf(shown, new Set(gone));
    choice.letGo(gone);
  };
  /** The button that was pressed goes with the selection: the focus stays among the results. */
  const letAllGo = () => {
    choice.clear();
    wantedRef.current = looked.current?.id;
  };
  const tag = async (add: string[], removed: string[]) => {
    if (await changes.tag(tagged, add, removed)) setKnown([...new Set([...known, ...add])].toSorted());
  };
  const videosOf = (all: readonly HistoryResult[]) => all.flatMap(({ id, video }) => (video ? [id] : []));
  const ids = videosOf(results);
  const isComparable = ids.length >= selectionMin && ids.length <= selectionMax;
  const commands = (id: HistoryKeyId) => {
    if (id === "search") search.current?.focus();
    const one = focused();
    if (id === "toggle" && one) choice.choose(one, false);
    if (id === "all") choice.chooseAll();
    if (id === "clear") choice.clear();
    if (id === "favourite") favour(meant());
    if (id === "tags") setTagged(meant());
    if (id === "delete") void remove(meant());
    if (id === "undo" && undoable) void changes.takeBack(undoable);
    if (id === "download" && ids.length > 0) void downloadZip(ids);
    if (id === "compare" && isComparable) router.push(selectionHref(ids));
  };
  /** What the palette leaves out: it would do nothing. */
  const can = (id: HistoryKeyId) => {
    if (id === "all") return shown.length > 0;
    if (id === "toggle") return focused() !== undefined;
    if (id === "clear") return results.length > 0;
    if (id === "favourite" || id === "tags" || id === "delete") return meant().length > 0;
    if (id === "undo") return undoable !== undefined;
    if (id === "download") return ids.length > 0;
    return id !== "compare" || isComparable;
  };
  useShortcuts<HistoryKeyId>(usesShortcuts, historyKeys, commands, { title: historyMessages.title, can });
  const hands: TileHands = {
    isSelecting: choice.chosen.size > 0,
    isFull: choice.isFull,
    select: choice.choose,
    put: choice.put,
    favour: (result) => favour([result]),
    tag: (result) => setTagged([result]),
    addToGallery: (result) => setAdded([result]),
    remove: (result) => void remove([result]),
    look: (result) => {
      looked.current = result;
      wantedRef.current = undefined;
    },
    menus,
  };
  const View = view === "wall" ? Wall : HistoryList;
  return (
    <>
      <h1 className="sr-only">{historyMessages.title}</h1>
      <FilterBar
        {...{ filter, view, models }}
        tags={known}
        onChange={change}
        onView={show}
        searchRef={search}
      >
        {undoable && (
          <Button variant="quiet" size="small" onClick={() => void changes.takeBack(undoable)}>
            <Icon of={Undo2} />
            {historyMessages.bringBack(undoable.length)}
          </Button>
        )}
        {history.clipCount !== null && (
          <span className="tabular text-13 text-quiet">{historyMessages.clips(history.clipCount)}</span>
        )}
      </FilterBar>
      {history.isSignedOut && history.items.length > 0 && <SignedOutNotice />}
      <div
        aria-busy={history.isOther}
        className={clsx("transition-opacity", history.isOther && "opacity-60")}
      >
        {history.items.length > 0 ? (
          <View
            key={view}
            items={history.items}
            asked={`${view} ${historyParams(filter).toString()}`}
            {...{ models, hands, wantedRef }}
            selected={choice.chosen}
            selectAll={choice.chooseAll}
            older={history.older}
            see={history.see}
          />
        ) : (
          <div className="mt-5">
            <HistoryEmpty filter={filter} history={history} onClear={() => change(nothingAsked)} />
          </div>
        )}
      </div>
      <div ref={menus} className="contents" />
      <SelectionBar
        {...{ results, usesShortcuts }}
        shownCount={results.filter(({ id }) => byId.has(id)).length}
        onFavour={() => favour(results)}
        onTags={() => setTagged(results)}
        onAddToGallery={() => setAdded(results)}
        onDelete={() => void remove(results)}
        onSelectAll={choice.chooseAll}
        onClear={letAllGo}
      />
      {tagged.length > 0 && (
        <TagsDialog
          results={tagged.map((result) => byId.get(result.id) ?? result)}
          known={known}
          onTag={(add, removed) => void tag(add, removed)}
          onClose={() => setTagged([])}
        />
      )}
      {added.length > 0 && (
        <Suspense>
          <AddDialog generationIds={videosOf(added)} onAdded={undefined} onClose={() => setAdded([])} />
        </Suspense>
      )}
    </>
  );
}
