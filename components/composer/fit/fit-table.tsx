import clsx from "clsx";
import { memo } from "react";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { FitAnswer } from "./fit-answer.tsx";
import type { FitRow } from "./fit-rows.ts";

type FitTableProps = { labels: readonly string[]; rows: readonly FitRow[] };

/** A row for each reference and for what is summed over several, a column for each chosen model. */
export const FitTable = memo(function FitTable({ labels, rows }: FitTableProps) {
  return (
    <fieldset
      aria-label="Table of what fits"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too
      tabIndex={0}
      className="-mx-4 min-w-0 overflow-x-auto px-4"
    >
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line align-bottom text-12 text-quiet">
            <th scope="col" className={`${headClass} font-medium`}>
              Reference
            </th>
            {labels.map((label) => (
              <th key={label} scope="col" className={`${cellClass} font-medium text-text`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, kind, cells }) => (
            <tr key={key} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className={`${headClass} font-normal`}>
                <span className="flex gap-1.5">
                  {kind && <KindIcon kind={kind} size={14} className="mt-0.75" />}
                  <span
                    className={clsx("line-clamp-3 min-w-0 wrap-anywhere", !kind && "font-medium")}
                    title={title}
                  >
                    {title}
                  </span>
                </span>
              </th>
              {cells.map((cell, index) => (
                <td key={labels[index]} className={cellClass}>
                  <FitAnswer {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
});

const headClass = "w-36 min-w-28 py-2 pr-3 text-left";
const cellClass = "min-w-32 py-2 pr-3 text-left last:pr-0";
