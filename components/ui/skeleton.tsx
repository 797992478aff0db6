import clsx from "clsx";

/** Stands where something comes, in its size: give it height and width. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-skeleton rounded-control bg-lifted", className)} />;
}
