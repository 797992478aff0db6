import { createClock } from "./clock.ts";
import { correctRate, farOffMs, lowestRate } from "./correct-rate.ts";
import type { Follower, Part } from "./follower.ts";
import { pictureAt } from "./frame-grid.ts";
import { watchPace } from "./watch-pace.ts";
import type { Clip, PlayheadState } from "./playhead.ts";
import { endOf } from "./range.ts";
import { isInside } from "./time-line.ts";

/** Holds and starts all players together, and keeps them together while they move. */
export type Conductor = {
  positionMs: () => number;
  /** All stand still at a position. They go on by themselves, as soon as every one is there, while playing is wanted. */
  hold: (positionMs: number) => void;
  /** Looks again whether all are there. */
  settle: () => void;
  /** The wanted rate or range has changed. */
  refresh: () => void;
  /** Forgets that this machine was too slow. */
  trust: () => void;
  stop: () => void;
};

type Score = {
  read: () => PlayheadState;
  write: (change: Partial<PlayheadState>) => void;
  /** The clips that count just now. */
  parts: () => readonly Part[];
  mayMove: () => boolean;
  onPosition: (positionMs: number) => void;
};

/** Players need a moment to start. The clock waits so long for the last of them to move. */
const startLimitMs = 400;
/** Rates are bent so often: each change costs every player something. */
const bentEveryMs = 100;

export function createConductor({ read, write, parts, mayMove, onPosition }: Score): Conductor {
  const clock = createClock(() => performance.now());
  const pace = watchPace();
  let phase: "held" | "placing" | "starting" | "running" = "held";
  let beganAtMs = 0;
  let bentAtMs = 0;
  let endMs = 0;
  let frame = 0;

  const rate = () => Math.max(lowestRate, read().rate * pace.factor());
  const insiders = (positionMs: number) => parts().filter(({ clip }) => isInside(clip, positionMs));

  const hold = (positionMs: number) => {
    phase = "placing";
    cancelAnimationFrame(frame);
    clock.standAt(positionMs);
    for (const { clip, follower } of parts()) follower.place(pictureAt(clip, positionMs));
    phase = "held";
    onPosition(positionMs);
    settle();
  };

  const settle = () => {
    if (phase !== "held") return;
    const positionMs = clock.positionMs();
    const { isPlaying, durationMs } = read();
    const waitingFor = parts()
      .filter(({ clip, follower }) => !follower.isReady(isPlaying && isInside(clip, positionMs)))
      .map(({ clip }) => clip.id);
    write({ waitingFor, isWaiting: isPlaying && waitingFor.length > 0 });
    const canMove = parts().length > 0 && durationMs > 0 && mayMove();
    if (isPlaying && waitingFor.length === 0 && canMove) begin(positionMs);
  };

  const begin = (positionMs: number) => {
    phase = "starting";
    beganAtMs = performance.now();
    const { durationMs } = read();
    endMs = endOf(read(), durationMs, positionMs);
    for (const { follower } of insiders(positionMs)) follower.move(rate());
    frame = requestAnimationFrame(tick);
  };

  /** The clock starts where the players are once all of them move: none has to catch up with a start that it did not make. */
  const start = () => {
    const positionMs = clock.positionMs();
    const moving = insiders(positionMs);
    const isLate = performance.now() - beganAtMs > startLimitMs;
    if (!isLate && moving.some(({ follower }) => follower.movedMs() <= 0)) return;
    phase = "running";
    const places = moving.map(({ clip, follower }) => follower.ownMs() + clip.offsetMs);
    const meanMs = places.reduce((sum, place) => sum + place, 0) / places.length;
    clock.runFrom(places.length > 0 ? Math.max(positionMs, meanMs) : positionMs, rate());
    pace.begin(moving);
  };

  const run = () => {
    const positionMs = clock.positionMs();
    if (positionMs >= endMs) return finish();
    const inside = insiders(positionMs);
    const starved = inside.filter(({ follower }) => follower.isStarved());
    if (starved.length > 0) {
      if (starved.some(({ follower }) => follower.hasLoaded())) pace.blame();
      return hold(earliest(starved, positionMs));
    }
    if (inside.some(({ follower }) => follower.isStopped())) return stopAt(positionMs);
    const isDue = performance.now() - bentAtMs >= bentEveryMs;
    if (isDue) bentAtMs = performance.now();
    for (const { clip, follower } of parts()) {
      if (!isInside(clip, positionMs)) {
        if (follower.isMoving()) follower.place(pictureAt(clip, positionMs));
      } else if (!follower.isMoving()) follower.move(rate());
      else if (isDue && !follower.hasEnded() && !follow(clip, follower, positionMs))
        return hold(earliest(inside, positionMs));
    }
    if (pace.look(inside, read().rate)) refresh();
    onPosition(positionMs);
  };

  /** False where the clip is so far off that all have to be put in their places. */
  const follow = (clip: Clip, follower: Follower, positionMs: number) => {
    const errorMs = positionMs - (follower.ownMs() + clip.offsetMs);
    if (Math.abs(errorMs) > farOffMs * Math.max(1, rate())) {
      pace.blame();
      return false;
    }
    const isHeard = read().listening === clip.id;
    if (isHeard) clock.nudge(-errorMs / 8); // what is heard bends least: the others follow it
    follower.setRate(correctRate(rate(), errorMs, isHeard));
    return true;
  };

  const stopAt = (positionMs: number) => {
    write({ isPlaying: false });
    hold(positionMs);
  };

  const finish = () => {
    const { isLooping, aMs } = read();
    if (isLooping) hold(aMs !== null && aMs < endMs ? aMs : 0);
    else stopAt(endMs);
  };

  const refresh = () => {
    const { durationMs, isLooping, bMs } = read();
    endMs =
      isLooping && bMs !== null ? Math.min(bMs, durationMs) : endOf(read(), durationMs, clock.positionMs());
    clock.setRate(rate());
    write({ isSlowed: pace.factor() < 1 });
  };

  const tick = () => {
    frame = requestAnimationFrame(tick); // first, so that holding ends it
    if (phase === "starting") start();
    else run();
  };

  return {
    positionMs: clock.positionMs,
    hold,
    settle,
    refresh,
    trust() {
      pace.reset();
      refresh();
    },
    stop() {
      phase = "held";
      cancelAnimationFrame(frame);
      clock.standAt(clock.positionMs());
    },
  };
}

/** Where the clip is that is furthest behind: nobody misses anything when all go on from there. */
function earliest(parts: readonly Part[], positionMs: number): number {
  return Math.max(
    0,
    Math.min(positionMs, ...parts.map(({ clip, follower }) => follower.ownMs() + clip.offsetMs)),
  );
}
