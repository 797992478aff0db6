import type { Share } from "#lib/domain/interval.ts";

const at = (share: number) => `${(share * 100).toFixed(2)}%`;

/** One line from 0 to 100 %: a bar where the true share lies, a dot where it was found. Percentages of SVG need no size to be known. */
export function ShareMark({ share: { share, low, high } }: { share: Share }) {
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
