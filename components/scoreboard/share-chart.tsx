import type { Share } from "#lib/domain/interval.ts";
import { percentText } from "./score-text.ts";
import { ShareMark } from "./share-mark.tsx";

export type ChartLine = { key: string; label: string; share: Share };

type ShareChartProps = {
  title: string;
  lines: readonly ChartLine[];
  /** Said in the place of a chart that has no line. */
  empty: string;
};

/** A dot for each model's share on a line from 0 to 100 %, with its range, which the table has in numbers. */
export function ShareChart({ title, lines, empty }: ShareChartProps) {
  return (
    <figure className="min-w-0 rounded-panel border border-line bg-panel p-4">
      <figcaption className="mb-3 text-13 font-semibold">{title}</figcaption>
      {lines.length === 0 ? (
        <p className="text-13 text-quiet">{empty}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-2">
            {lines.map(({ key, label, share }) => (
              <li
                key={key}
                className="grid grid-cols-[minmax(0,1fr)_3rem] items-center gap-x-4 sm:grid-cols-[minmax(7rem,12rem)_minmax(0,1fr)_3rem]"
              >
                <span className="col-span-2 text-12 sm:col-span-1">{label}</span>
                <ShareMark share={share} />
                <span className="tabular text-right text-12 text-quiet">{percentText(share.share)}</span>
              </li>
            ))}
          </ul>
          <div
            aria-hidden
            className="mt-1 grid grid-cols-[minmax(0,1fr)_3rem] gap-x-4 sm:grid-cols-[minmax(7rem,12rem)_minmax(0,1fr)_3rem]"
          >
            <div className="tabular flex justify-between text-12 text-quiet sm:col-start-2">
              <span>0</span>
              <span>50</span>
              <span>100 %</span>
            </div>
          </div>
        </>
      )}
    </figure>
  );
}
