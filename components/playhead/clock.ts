/** Says which instant of the time line it is: it stands, or runs with a rate from where it stood. Times of `now` in milliseconds. */
export type Clock = {
  positionMs: () => number;
  standAt: (positionMs: number) => void;
  runFrom: (positionMs: number, rate: number) => void;
  /** Runs on with another rate from where it is. */
  setRate: (rate: number) => void;
  /** Moves a running clock without its rate being changed. */
  nudge: (byMs: number) => void;
};

export function createClock(now: () => number): Clock {
  let positionMs = 0;
  let atMs: number | null = null;
  let rate = 1;
  const read = () => (atMs === null ? positionMs : positionMs + (now() - atMs) * rate);
  const runFrom = (fromMs: number, newRate: number) => {
    positionMs = fromMs;
    atMs = now();
    rate = newRate;
  };
  return {
    positionMs: read,
    standAt(at) {
      positionMs = at;
      atMs = null;
    },
    runFrom,
    setRate(newRate) {
      if (atMs !== null) runFrom(read(), newRate);
    },
    nudge(byMs) {
      positionMs += byMs;
    },
  };
}
