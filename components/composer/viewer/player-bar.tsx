import clsx from "clsx";
import { Pause, Play, StepBack, StepForward, Volume1, Volume2, VolumeX, type LucideIcon } from "lucide-react";
import { transportMessages } from "#components/compare/messages.ts";
import { Position } from "#components/compare/transport/time-text.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { useKept } from "#components/state/kept.ts";
import { Icon } from "#components/ui/icon.tsx";
import { viewerMessages as messages } from "./messages.ts";
import type { TakeKey } from "./stage-props.ts";
import { type Film, loudness } from "./use-film.ts";

/** What keys do with a film or a sound, wherever the focus is. */
export function filmKeys(playhead: Playhead): TakeKey {
  return (key) => {
    if (key === " ") toggle(playhead);
    else if (key === ",") playhead.step(-1);
    else if (key === ".") playhead.step(1);
    else return false;
    return true;
  };
}

export const toggle = (playhead: Playhead) => (playhead.get().isPlaying ? playhead.pause() : playhead.play());

/** Play, single frames, the time and the sound: over the picture, and under it where fingers work it. */
export function PlayerBar({ film, hasFrames }: { film: Film; hasFrames: boolean }) {
  const { playhead, code, clip } = film;
  const isPlaying = usePlayheadState(playhead, (state) => state.isPlaying);
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  return (
    <section aria-label={messages.player} className="viewer-bar">
      {hasFrames && (
        <BarButton
          icon={StepBack}
          label={transportMessages.previousFrame}
          onClick={() => playhead.step(-1)}
        />
      )}
      <BarButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? messages.pause : messages.play}
        isFilled
        onClick={() => toggle(playhead)}
      />
      {hasFrames && (
        <BarButton icon={StepForward} label={transportMessages.nextFrame} onClick={() => playhead.step(1)} />
      )}
      <p className={clsx("tabular px-2 font-mono text-13 whitespace-nowrap", durationMs <= 0 && "invisible")}>
        <Position playhead={playhead} code={code} />
        <span className="opacity-65">{` / ${code(durationMs)}`}</span>
      </p>
      <SoundControls hasSound={clip.hasSound} />
    </section>
  );
}

function SoundControls({ hasSound }: { hasSound: boolean }) {
  const { volume, isMuted } = useKept(loudness);
  if (!hasSound)
    return <BarButton icon={VolumeX} label={messages.noSound} aria-disabled onClick={() => undefined} />;
  const heard = isMuted ? 0 : volume;
  return (
    <>
      <BarButton
        icon={heard === 0 ? VolumeX : heard < 0.5 ? Volume1 : Volume2}
        label={heard === 0 ? messages.unmute : messages.mute}
        onClick={() => loudness.update((now) => ({ volume: now.volume || 1, isMuted: heard > 0 }))}
      />
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={heard}
        aria-label={messages.volume}
        aria-valuetext={messages.percent(heard)}
        onChange={({ target }) => {
          const next = Number(target.value);
          loudness.update((now) => (next > 0 ? { volume: next, isMuted: false } : { ...now, isMuted: true }));
        }}
        className="viewer-volume"
      />
    </>
  );
}

type BarButtonProps = {
  icon: LucideIcon;
  label: string;
  isFilled?: boolean;
  "aria-disabled"?: boolean;
  onClick: () => void;
};

function BarButton({ icon, label, isFilled = false, ...rest }: BarButtonProps) {
  return (
    <button type="button" aria-label={label} data-tooltip={label} className="viewer-button" {...rest}>
      <Icon of={icon} className={isFilled ? "fill-current" : ""} />
    </button>
  );
}
