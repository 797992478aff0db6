import Link from "next/link";
import { Moment } from "#components/ui/moment.tsx";
import { countText } from "#lib/domain/quantity.ts";
import type { HistoryItem } from "#lib/domain/run-view.ts";
import { HistoryPoster } from "./history-poster.tsx";
import type { Selection } from "./use-selection.ts";

type HistoryRowProps = { item: HistoryItem; labels: Readonly<Record<string, string>>; selection: Selection };

/** A run by its words and its pictures. */
export function HistoryRow({ item, labels, selection }: HistoryRowProps) {
  return (
    <li className="relative grid gap-x-6 gap-y-3 border-b border-line py-5 transition-colors hover:bg-panel sm:grid-cols-[minmax(0,2fr)_minmax(0,4fr)] sm:px-3">
      <div className="min-w-0">
        <Link
          href={`/runs/${item.id}`}
          className="line-clamp-3 rounded-control text-14 font-medium text-pretty after:absolute after:inset-0"
        >
          {item.excerpt || "A prompt without words"}
        </Link>
        <p className="mt-1 text-13 text-quiet">
          <Moment at={item.createdAt} /> · {countText(item.generations.length, "video")}
        </p>
      </div>
      <ul aria-label="Videos" className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        {item.generations.map((view) => (
          <HistoryPoster
            key={view.id}
            view={view}
            label={labels[view.modelId] ?? view.modelId}
            excerpt={item.excerpt}
            selection={selection}
          />
        ))}
      </ul>
    </li>
  );
}
