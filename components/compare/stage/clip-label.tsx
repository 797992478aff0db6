import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { roomMessages } from "#components/compare/messages.ts";
import { clipMark } from "#components/compare/transport/clip-mark.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { StageClip } from "#components/playhead/stage-clip.ts";

type ClipLabelProps = {
  /** The first or the second of the pair. */
  place: 0 | 1;
  clip: StageClip;
  clips: readonly StageClip[];
  /** Null: it only names its clip. */
  onPick: ((clipId: string) => void) | null;
  mark: ReactNode;
};

/** Which clip of a pair this is, on the picture; the platform's own list over it picks another. */
export function ClipLabel({ place, clip, clips, onPick, mark }: ClipLabelProps) {
  const markOf = (one: StageClip) => clipMark(one, clips.indexOf(one));
  return (
    <div className="stage-label" data-no-press="" data-place={place === 0 ? "first" : "second"}>
      <span aria-hidden className="stage-number">
        {markOf(clip)}
      </span>
      {clip.sign !== clip.title && (
        <span aria-hidden={onPick ? true : undefined} className="truncate font-semibold">
          {clip.title}
        </span>
      )}
      {clip.provider && (
        <span aria-hidden className="truncate text-12 text-quiet max-sm:hidden">
          {clip.provider}
        </span>
      )}
      {mark}
      {onPick && (
        <>
          <Icon of={ChevronDown} size={14} />
          <select
            aria-label={place === 0 ? roomMessages.firstClip : roomMessages.secondClip}
            className="absolute inset-0 w-full cursor-pointer appearance-none rounded-[inherit] bg-panel text-13 text-text opacity-0"
            value={clip.id}
            onChange={({ target }) => onPick(target.value)}
          >
            {clips.map((one) =>
              one.src === null ? null : (
                <option key={one.id} value={one.id}>
                  {one.sign ? one.name : `${markOf(one)}  ${one.name}`}
                </option>
              ),
            )}
          </select>
        </>
      )}
    </div>
  );
}
