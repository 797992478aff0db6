"use client";

import { Pause, Play, StepBack, StepForward } from "lucide-react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

type PlayButtonsProps = {
  playhead: Playhead;
  /** One clip is not "all": the button is still called so, and looks as every player's does. */
  isAlone: boolean;
};

export function PlayButtons({ playhead, isAlone }: PlayButtonsProps) {
  const isPlaying = usePlayheadState(playhead, (state) => state.isPlaying);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <IconButton label="Previous frame" icon={StepBack} onClick={() => playhead.step(-1)} />
      <Button
        variant="primary"
        className="min-w-28 whitespace-nowrap"
        onClick={isPlaying ? playhead.pause : playhead.play}
      >
        <Icon of={isPlaying ? Pause : Play} />
        <span>
          {isPlaying ? "Pause" : "Play"}
          <span className={isAlone ? "sr-only" : undefined}> all</span>
        </span>
      </Button>
      <IconButton label="Next frame" icon={StepForward} onClick={() => playhead.step(1)} />
    </div>
  );
}
