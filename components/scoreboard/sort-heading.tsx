import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { ScoreColumn, ScoreFilter, ScoreOrder } from "#lib/domain/judgement/scoreboard.ts";
import { scoreAddress } from "./score-address.ts";

type SortHeadingProps = {
  column: ScoreColumn;
  filter: ScoreFilter;
  order: ScoreOrder;
  label: string;
  className?: string;
  /** Stands beside the label. */
  children?: ReactNode;
};

/** A column's heading, which sorts by it: best first, and the other way round when it does already. */
export function SortHeading({ column, filter, order, label, className, children }: SortHeadingProps) {
  const isSorted = order.column === column;
  // "Best first" is upwards for names, waiting times and failures, downwards for shares.
  const isUpwards = (column === "kept" || column === "won") === order.isReversed;
  const next = { column, isReversed: isSorted && !order.isReversed };
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isUpwards ? "ascending" : "descending") : undefined}
      className={className}
    >
      <Link
        href={`/scoreboard${scoreAddress(filter, next)}`}
        scroll={false}
        prefetch={false}
        className={`inline-flex min-h-8 items-center gap-1 rounded-control hover:text-text pointer-coarse:min-h-11 ${isSorted ? "font-medium text-text" : ""}`}
      >
        {label}
        {isSorted && <Icon of={isUpwards ? ArrowUp : ArrowDown} size={14} />}
      </Link>
      {children}
    </th>
  );
}
