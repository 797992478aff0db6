import type { CSSProperties, ReactNode } from "react";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import type { Kind } from "#lib/domain/media/format.ts";

/** Whose shape a stage's frame has. */
export const ratioStyle = (widthPx: number, heightPx: number) =>
  ({ "--ratio": (widthPx / heightPx).toFixed(4) }) as CSSProperties; // React's type knows no custom properties

type StageNoticeProps = {
  kind: Kind;
  posterSrc?: string | null;
  /** Under it, in quiet. */
  note?: string;
  children: ReactNode;
};

/** In the place of a picture that there is not. */
export function StageNotice({ kind, posterSrc = null, note, children }: StageNoticeProps) {
  return (
    <div className="viewer-stage">
      <div className="viewer-frame">
        {posterSrc && (
          <div
            className="absolute inset-0 bg-contain bg-center bg-no-repeat brightness-[0.32]"
            style={{ backgroundImage: `url("${posterSrc}")` }}
          />
        )}
        <div className="relative grid max-w-sm justify-items-center gap-3 p-6 text-center text-14">
          <KindIcon kind={kind} size={28} />
          <div>{children}</div>
          {note && <p className="-mt-2 text-13 text-quiet">{note}</p>}
        </div>
      </div>
    </div>
  );
}
