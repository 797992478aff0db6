import clsx from "clsx";

const sizes = { 16: "size-4", 22: "size-5.5", 32: "size-8" };

type RingProps = {
  progress: number | null;
  /** In pixels. */
  size?: keyof typeof sizes;
  /** It lies on a picture, where its track must be brighter. */
  isOnPicture?: boolean;
};

/** A ring of progress, from 0 to 1; null turns, because nobody can tell how far it is. Words beside it say the same. */
export function Ring({ progress, size = 16, isOnPicture = false }: RingProps) {
  const share = progress === null ? 30 : Math.max(4, Math.round(progress * 100));
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth={2}
      className={clsx("shrink-0", sizes[size], progress === null && "animate-turn")}
    >
      <circle cx="8" cy="8" r="6.5" className={isOnPicture ? "stroke-edge" : "stroke-line"} />
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
