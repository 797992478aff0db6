import type { Share } from "#lib/domain/judgement/interval.ts";
import { percentText, rangeText, tooLittleText } from "./score-text.ts";

type ShareCellProps = {
  share: Share | null;
  /** Of how many it is a share, and what these are called. */
  count: number;
  noun: string;
  /** Such as "13 of 21". */
  counted: string;
  className?: string;
};

/** A share with its range, or that there is too little to tell. */
export function ShareCell({ share, count, noun, counted, className }: ShareCellProps) {
  const tooLittle = tooLittleText(count, noun);
  return (
    <td className={className}>
      {share && !tooLittle ? (
        <>
          <span className="text-16 font-medium">{percentText(share.share)}</span>
          <span className="block text-12 whitespace-nowrap text-quiet">{rangeText(share)}</span>
          <span className="block text-12 text-quiet">{counted}</span>
        </>
      ) : (
        <span className="text-quiet">{tooLittle}</span>
      )}
    </td>
  );
}

const at = (share: number) => `${(share * 100).toFixed(2)}%`;

/** One line from 0 to 100 %: a bar where the true share lies, a dot where it was found. Percentages of SVG need no size to be known. */
function ShareMark({ share: { share, low, high } }: { share: Share }) {
  return (
    <svg aria-hidden className="block h-6 w-full overflow-visible">
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line" />
      <line x1="50%" x2="50%" y1="15%" y2="85%" className="stroke-line" strokeDasharray="2 2" />
      <line
        x1={at(low)}
        x2={at(high)}
        y1="50%"
        y2="50%"
        className="stroke-edge forced-colors:stroke-[CanvasText]"
        strokeWidth={4}
        strokeLinecap="round"
      />
      <circle
        cx={at(share)}
        cy="50%"
        r={6}
        className="fill-text stroke-panel forced-colors:fill-[Highlight]"
        strokeWidth={2}
      />
    </svg>
  );
}

type ChartLine = { key: string; label: string; share: Share };

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
