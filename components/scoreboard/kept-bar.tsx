import type { Share } from "#lib/domain/judgement/interval.ts";

const at = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A share as a bar that ends in a line, its range as whiskers over it. Told in words beside it. */
export function KeptBar({ share }: { share: Share }) {
  return (
    <div
      aria-hidden
      className="relative h-7 overflow-hidden rounded-[0.1875rem] bg-raised forced-colors:border forced-colors:border-[CanvasText]"
    >
      <div
        style={{ width: at(share.share) }}
        className="h-full origin-left border-r-2 border-text bg-edge transition-transform duration-180 ease-out motion-safe:starting:scale-x-0 forced-colors:bg-[GrayText]"
      />
      <div className="absolute inset-y-0 left-1/2 w-px bg-text/20" />
      <div
        style={{ left: at(share.low), width: at(share.high - share.low) }}
        className="absolute inset-y-0 my-auto flex h-2.5 items-center border-x-2 border-text forced-colors:border-[CanvasText]"
      >
        <div className="h-0.5 w-full bg-text forced-colors:bg-[CanvasText]" />
      </div>
    </div>
  );
}
