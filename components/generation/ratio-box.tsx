import type { ReactNode } from "react";

type RatioBoxProps = { widthPx: number; heightPx: number; children: ReactNode };

/**
 * Holds the place of a picture before it is there. An empty drawing gives the ratio, so that no inline style is needed;
 * a tall picture ends at the screen's height.
 */
export function RatioBox({ widthPx, heightPx, children }: RatioBoxProps) {
  return (
    <div className="relative overflow-hidden rounded-panel bg-panel">
      <svg aria-hidden viewBox={`0 0 ${widthPx} ${heightPx}`} className="block max-h-[82dvh] w-full" />
      {children}
    </div>
  );
}
