import clsx from "clsx";

/** A ring of progress, from 0 to 1; null turns, because nobody can tell how far it is. */
export function Ring({ progress, size = 16 }: { progress: number | null; size?: 16 | 22 }) {
  const share = progress === null ? 30 : Math.max(4, Math.round(progress * 100));
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth={2}
      className={clsx("shrink-0", size === 16 ? "size-4" : "size-5.5", progress === null && "animate-turn")}
    >
      <circle cx="8" cy="8" r="6.5" className="stroke-line" />
      <circle
        cx="8"
        cy="8"
        r="6.5"
        pathLength="100"
        strokeDasharray={`${share} 100`}
        strokeLinecap="round"
        transform="rotate(-90 8 8)"
        className="stroke-accent forced-colors:stroke-[Highlight]"
      />
    </svg>
  );
}
