import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useId, useState } from "react";
import { useStored } from "#components/state/store.ts";
import { useSettled } from "#components/state/use-settled.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PromptId } from "#lib/domain/base/id.ts";
import type { PromptItem } from "#lib/domain/prompt/prompt-page.ts";
import { promptsQuery, recentPromptsQuery } from "#lib/queries/recent-prompts-query.ts";
import { deletedPrompts } from "./deleted-prompts.ts";
import { draftMessages } from "./messages.ts";
import { DeletedCard, PromptCard } from "./prompt-card.tsx";

/** Whoever goes on typing asks for nothing yet. */
const restMs = 200;

/** A row of five, or two or three of two or three. */
const shownMax = 6;
const grid = "grid grid-cols-2 gap-x-3 gap-y-6 @min-[40rem]/table:grid-cols-3 @min-[64rem]/table:grid-cols-5";
const beyondFive = "@min-[64rem]/table:hidden";

/** The prompts that were changed last as cards, without the one that is open; all of them, and those with some words, when asked for. */
export function RecentPrompts({ openId }: { openId: PromptId }) {
  const id = useId();
  const queries = useQueryClient();
  const [isWhole, setWhole] = useState(false);
  const [words, setWords] = useState("");
  const settled = useSettled(words.trim(), restMs);
  const isPaged = isWhole || settled !== "";
  const recent = useQuery(recentPromptsQuery());
  const all = useInfiniteQuery({
    ...promptsQuery(settled),
    enabled: isPaged,
    placeholderData: keepPreviousData,
  });
  const deleted = useStored(deletedPrompts, (list) => list);
  const { isError, refetch } = isPaged ? all : recent;
  const read = isPaged ? all.data?.pages.flatMap(({ items }) => items) : recent.data?.items;
  const items = read && withDeleted(read, settled === "" ? deleted : [], openId);
  if (!isPaged && items?.length === 0) return null;
  const gone = new Set(deleted.map((item) => item.id));
  const onChange = () => void queries.invalidateQueries(recentPromptsQuery());
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="mb-2.5 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={id} className="mr-auto text-13 font-medium text-quiet">
          {draftMessages.recent}
        </h2>
        <label className="order-last flex min-h-8 min-w-0 basis-full items-center gap-2 rounded-control border border-transparent px-2 text-quiet focus-within:border-edge hover:bg-raised @min-[40rem]/table:order-none @min-[40rem]/table:basis-auto pointer-coarse:min-h-11 -mx-2 @min-[40rem]/table:mx-0">
          <Icon of={Search} size={14} />
          <input
            type="search"
            aria-label={draftMessages.find}
            placeholder={draftMessages.find}
            value={words}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setWords(target.value)}
            className="w-28 min-w-0 grow bg-transparent text-13 text-text shadow-none outline-none placeholder:text-quiet @min-[40rem]/table:focus:w-44"
          />
        </label>
        <Button
          variant="quiet"
          size="small"
          className="-me-2.5"
          aria-expanded={isWhole}
          onClick={() => setWhole((before) => !before)}
        >
          {isWhole ? draftMessages.fewer : draftMessages.all}
        </Button>
      </div>
      {isError && !items ? (
        <p className="flex items-center gap-2 text-13 text-quiet">
          {draftMessages.unreadable}
          <Button size="small" onClick={() => void refetch()}>
            {draftMessages.again}
          </Button>
        </p>
      ) : items?.length === 0 ? (
        <p className="text-13 text-quiet">{draftMessages.nothingFound(settled)}</p>
      ) : (
        <ul className={grid}>
          {items?.slice(0, isPaged ? undefined : shownMax).map((item, place) => {
            const Card = gone.has(item.id) ? DeletedCard : PromptCard;
            const className = !isPaged && place >= shownMax - 1 ? beyondFive : undefined;
            return <Card key={item.id} {...{ item, className, onChange }} />;
          }) ??
            Array.from({ length: shownMax }, (_, place) => (
              <li key={place} className={place >= shownMax - 1 ? beyondFive : undefined}>
                <Skeleton className="aspect-video rounded-control" />
                <div className="h-[2.625rem]" />
              </li>
            ))}
        </ul>
      )}
      {isPaged && all.hasNextPage && (
        <Button
          size="small"
          className="mt-6"
          busy={all.isFetchingNextPage}
          onClick={() => void all.fetchNextPage()}
        >
          {draftMessages.more}
        </Button>
      )}
    </section>
  );
}

/** What is there with what was just deleted, each in its place. */
function withDeleted(
  read: readonly PromptItem[],
  deleted: readonly PromptItem[],
  openId: PromptId,
): PromptItem[] {
  const gone = new Set(deleted.map(({ id }) => id));
  return [...read.filter(({ id }) => !gone.has(id)), ...deleted]
    .filter(({ id }) => id !== openId)
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
