import type { Part } from "./follower.ts";
import { fullPace, nextPace, type Pace } from "./pace.ts";

/** Judges once a second whether this machine keeps up. */
export type PaceWatch = {
  factor: () => number;
  /** Counts anew, from now. */
  begin: (parts: readonly Part[]) => void;
  /** Whether the pace has changed. */
  look: (parts: readonly Part[], rate: number) => boolean;
  /** All had to be held although nothing was missing but the time to decode it. */
  blame: () => void;
  reset: () => void;
};

const judgedMs = 1000;
/** What a usual screen shows in a second: frames beyond are lost on purpose. */
const screenFps = 60;

export function watchPace(): PaceWatch {
  let pace: Pace = fullPace;
  let sinceMs = 0;
  const count = (parts: readonly Part[]) =>
    parts.map(({ clip, follower }) => ({ clip, ...follower.takeCounts() }));
  const begin = (parts: readonly Part[]) => {
    sinceMs = performance.now();
    count(parts);
  };
  return {
    factor: () => pace.factor,
    begin,
    look(parts, rate) {
      if (performance.now() - sinceMs < judgedMs) return false;
      sinceMs = performance.now();
      const shares = count(parts).map(({ clip, total, lost }) => {
        const wanted = (clip.fps ?? 0) * rate * pace.factor;
        const onPurpose = Math.max(0, 1 - screenFps / Math.max(wanted, 1));
        return total < 5 ? 0 : Math.max(0, lost / total - onPurpose);
      });
      const before = pace;
      pace = nextPace(pace, Math.max(0, ...shares));
      return pace.factor !== before.factor;
    },
    blame() {
      pace = nextPace(pace, 1);
    },
    reset() {
      pace = fullPace;
    },
  };
}
