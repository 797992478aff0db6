"use client";

import clsx from "clsx";
import { Keyboard, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useStored } from "#components/state/store.ts";
import { ShortcutsDialog } from "#components/keys/shortcuts-dialog.tsx";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import { historyParams } from "#lib/domain/history/history-filter.ts";
import { selectionHref, selectionMax, selectionMin } from "#lib/domain/history/selection.ts";
import { deletions } from "./changes/deleted.ts";
import { useChanges } from "./changes/use-changes.ts";
import { downloadZip } from "./choosing/download-zip.ts";
import { SelectionBar } from "./choosing/selection-bar.tsx";
import { TagsDialog } from "./choosing/tags-dialog.tsx";
import { useChoice } from "./choosing/use-choice.ts";
import { HistoryFilters } from "./filters/history-filters.tsx";
import { nothingAsked, useFilter } from "./filters/use-filter.ts";
import { type HistoryKeyId, historyKeys } from "./history-keys.ts";
import { HistoryEmpty } from "./list/history-empty.tsx";
import { HistoryList } from "./list/history-list.tsx";
import { neighbourOf } from "./list/neighbour-of.ts";
import { type FirstRead, useHistory } from "./list/use-history.ts";
import { SignedOutNotice } from "./list/signed-out-notice.tsx";
import { useReadAloud } from "./list/use-read-aloud.ts";

type HistoryScreenProps = {
  first: FirstRead;
  labels: Readonly<Record<string, string>>;
  /** Every tag that some result has. */
  tags: readonly string[];
  usesShortcuts: boolean;
};

/** Everything that was ever asked for: found by its words and facts, chosen, and done something with. */
export function HistoryScreen({ first, labels, tags, usesShortcuts }: HistoryScreenProps) {
  const router = useRouter();
  const { filter, change } = useFilter();
  const history = useHistory(filter, first);
  const shown = history.items.flatMap(({ results }) => results);
  const byId = new Map(shown.map((result) => [result.id, result]));
  const choice = useChoice(shown);
  // As they stand now: one that is not shown any more stands as it was when it was chosen.
  const results = [...choice.chosen.values()].map((result) => byId.get(result.id) ?? result);
  const changes = useChanges();
  const undoable = useStored(deletions, (all) => all.at(-1));
  const search = useRef<HTMLInputElement>(null);
  const looked = useRef<HistoryResult>(null);
  const wantedRef = useRef<string>(undefined);
  const [isListing, setListing] = useState(false);
  const [tagged, setTagged] = useState<readonly HistoryResult[]>([]);
  const [known, setKnown] = useState(tags);
  useReadAloud(history.items.length, history.older.has, history.isOther || history.isMissing, filter);

  // Keys are about what is chosen, or else about the result whose checkbox has the focus.
  const meant = () => {
    if (results.length > 0) return results;
    const isLookedAt = document.activeElement?.getAttribute("data-result") === looked.current?.id;
    const now = isLookedAt && looked.current ? byId.get(looked.current.id) : undefined;
    return now ? [now] : [];
  };
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
  const videos = () => results.flatMap(({ id, video }) => (video ? [id] : []));
  useShortcuts<HistoryKeyId>(usesShortcuts, historyKeys, (id) => {
    if (id === "search") search.current?.focus();
    if (id === "all") choice.chooseAll();
    if (id === "clear") choice.clear();
    if (id === "favourite") favour(meant());
    if (id === "tags") setTagged(meant());
    if (id === "delete") void remove(meant());
    if (id === "undo" && undoable) void changes.takeBack(undoable);
    if (id === "list") setListing(true);
    const ids = videos();
    if (id === "download" && ids.length > 0) void downloadZip(ids);
    if (id === "compare" && ids.length >= selectionMin && ids.length <= selectionMax)
      router.push(selectionHref(ids));
  });
  return (
    <>
      <PageHeading
        title="History"
        aside={
          <>
            {undoable && (
              <Button variant="quiet" size="small" onClick={() => void changes.takeBack(undoable)}>
                <Icon of={Undo2} />
                Bring back {undoable.length} deleted
              </Button>
            )}
            <IconButton
              label="Keyboard shortcuts"
              icon={Keyboard}
              onClick={() => setListing(true)}
              className="max-md:hidden"
            />
          </>
        }
      />
      <HistoryFilters {...{ filter, labels }} tags={known} onChange={change} searchRef={search} />
      {history.isSignedOut && history.items.length > 0 && <SignedOutNotice />}
      <div
        aria-busy={history.isOther}
        className={clsx("transition-opacity", history.isOther && "opacity-60")}
      >
        {history.items.length > 0 ? (
          <HistoryList
            items={history.items}
            asked={historyParams(filter).toString()}
            labels={labels}
            chosen={choice.chosen}
            chooseAll={choice.chooseAll}
            wantedRef={wantedRef}
            older={history.older}
            see={history.see}
            hands={{
              isChoosing: choice.chosen.size > 0,
              isFull: choice.isFull,
              choose: choice.choose,
              favour: (result) => favour([result]),
              look: (result) => {
                looked.current = result;
                wantedRef.current = undefined;
              },
            }}
          />
        ) : (
          <div className="mt-5">
            <HistoryEmpty filter={filter} history={history} onClear={() => change(nothingAsked)} />
          </div>
        )}
      </div>
      <SelectionBar
        results={results}
        shownCount={results.filter(({ id }) => byId.has(id)).length}
        onFavour={() => favour(results)}
        onTags={() => setTagged(results)}
        onDelete={() => void remove(results)}
        onChooseAll={choice.chooseAll}
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
      <ShortcutsDialog shortcuts={historyKeys} isOpen={isListing} onClose={() => setListing(false)} />
    </>
  );
}
