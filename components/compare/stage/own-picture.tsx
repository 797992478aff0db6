import type { ReactNode } from "react";
import { clipMark } from "#components/compare/transport/clip-mark.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";

type OwnPictureProps = {
  clips: readonly StageClip[];
  id: string;
  mark: ((clip: StageClip) => ReactNode) | undefined;
};

/** The large clip's own place in the strip. */
export function OwnPicture({ clips, id, mark }: OwnPictureProps) {
  const index = clips.findIndex((clip) => clip.id === id);
  const clip = clips[index];
  if (!clip) return null;
  return (
    <>
      {/* oxlint-disable-next-line nextjs/no-img-element -- a still of the studio's own, in the size that it is shown in */}
      {clip.posterSrc && <img src={clip.posterSrc} alt="" />}
      <span className="stage-number">{clipMark(clip, index)}</span>
      <span className="stage-own-mark">{mark?.(clip)}</span>
    </>
  );
}
