import type { CSSProperties, ReactNode } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { Rect } from "./arrange.ts";
import { ClipPicture } from "./clip-picture.tsx";

type ClipCellProps = {
  clip: StageClip;
  /** In shares of the stage's box; null where this layout does not show it. */
  rect: Rect | null;
  /** Of two pictures over each other, which this is. */
  over: "first" | "second" | null;
  src: string | null;
  playhead: Playhead;
  caption: ReactNode;
};

/** A picture and the quiet lines under it, laid into the box of the stage. */
export function ClipCell({ clip, rect, over, src, playhead, caption }: ClipCellProps) {
  return (
    <div
      className="stage-cell"
      data-placed={rect ? "" : undefined}
      data-over={over ?? undefined}
      style={rectProperties(rect, clip)}
    >
      <div className="stage-frame" data-clip={clip.id}>
        <ClipPicture clip={clip} src={src} playhead={playhead} />
      </div>
      <div className="stage-caption">{caption}</div>
    </div>
  );
}

/** A rectangle as custom properties; React's type of styles does not know of them. */
export function rectProperties(rect: Rect | null, { widthPx, heightPx }: StageClip): CSSProperties {
  return {
    "--ratio": `${widthPx} / ${heightPx}`,
    ...(rect && {
      "--x": rect.x.toFixed(5),
      "--y": rect.y.toFixed(5),
      "--width": rect.width.toFixed(5),
      "--height": rect.height.toFixed(5),
    }),
  } as CSSProperties; // see above
}
