import Link from "next/link";
import { memo, type Ref } from "react";
import { Moment } from "#components/ui/moment.tsx";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { HistoryCard } from "./history-card.tsx";
import type { ListHands } from "./list-hands.ts";

type HistoryRowProps = {
  item: HistoryItem;
  /** From 0, in the whole list. */
  index: number;
  labels: Readonly<Record<string, string>>;
  chosen: ReadonlyMap<GenerationId, HistoryResult>;
  hands: ListHands;
  ref: Ref<HTMLLIElement>;
};

/** A run by its words and its pictures; drawn again when something of it changes, and not while one scrolls. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { item, index, labels, chosen, hands, ref } = props;
  const { id, excerpt, results, resultCount } = item;
  const href = `/runs/${id}`;
  // On each result: the same words may have been sent twice, and to the second no two runs were.
  const ofRun = `${beginning(excerpt) || "a prompt without words"}, ${useMomentText(item.createdAt, "seconds")}`;
  return (
    <li
      ref={ref}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={-1}
      className="relative grid gap-x-6 gap-y-3 border-b border-line py-5 transition-colors hover:bg-panel sm:grid-cols-[minmax(0,2fr)_minmax(0,4fr)] sm:px-3"
    >
      <div className="min-w-0">
        <Link
          href={href}
          prefetch={false}
          className="line-clamp-3 rounded-control text-14 font-medium text-pretty after:absolute after:inset-0"
        >
          {excerpt || "A prompt without words"}
        </Link>
        <p className="mt-1 text-13 text-quiet">
          <Moment at={item.createdAt} /> ·{" "}
          {results.length < resultCount
            ? `${results.length} of ${countText(resultCount, "video")}`
            : countText(resultCount, "video")}
          {item.promptId && (
            <>
              {" · "}
              <Link
                href={`/prompts/${item.promptId}?run=${id}`}
                prefetch={false}
                className="relative z-10 underline decoration-edge underline-offset-4 hover:decoration-text"
              >
                What changed
              </Link>
            </>
          )}
        </p>
      </div>
      <ul aria-label="Videos" className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        {results.map((result) => (
          <HistoryCard
            key={result.id}
            result={result}
            runHref={href}
            label={labels[result.modelId] ?? result.modelId}
            ofRun={ofRun}
            isChosen={chosen.has(result.id)}
            hands={hands}
          />
        ))}
      </ul>
    </li>
  );
});

const spokenMax = 60;

/** As much of a prompt as is repeated with each of its results. */
function beginning(excerpt: string): string {
  const characters = Array.from(excerpt);
  return characters.length > spokenMax ? `${characters.slice(0, spokenMax).join("").trimEnd()}…` : excerpt;
}
