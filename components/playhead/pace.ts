/** How fast all go together, and what led to it. One step is judged a second. */
export type Pace = {
  /** What the wanted rate is multiplied by. */
  factor: number;
  lateSeconds: number;
  calmSeconds: number;
  /** Calm seconds after which a faster pace is tried; doubled whenever that turns out to have been too fast. */
  patienceSeconds: number;
};

export const fullPace: Pace = { factor: 1, lateSeconds: 0, calmSeconds: 0, patienceSeconds: 8 };

const factors = [1, 0.75, 0.5, 0.25];
const lateShare = 0.2;
const calmShare = 0.05;
const lateLimitSeconds = 2;

/** The pace after another second in which the worst clip lost this share (0 to 1) of its frames. */
export function nextPace(pace: Pace, lostShare: number): Pace {
  if (lostShare > lateShare) {
    const lateSeconds = pace.lateSeconds + 1;
    if (lateSeconds < lateLimitSeconds) return { ...pace, lateSeconds, calmSeconds: 0 };
    return slower(pace);
  }
  if (lostShare > calmShare) return { ...pace, lateSeconds: 0 };
  const calmSeconds = pace.calmSeconds + 1;
  if (pace.factor === 1 || calmSeconds < pace.patienceSeconds)
    return { ...pace, lateSeconds: 0, calmSeconds };
  return { ...pace, factor: factors[factors.indexOf(pace.factor) - 1] ?? 1, lateSeconds: 0, calmSeconds: 0 };
}

function slower(pace: Pace): Pace {
  return {
    factor: factors[factors.indexOf(pace.factor) + 1] ?? pace.factor,
    lateSeconds: 0,
    calmSeconds: 0,
    patienceSeconds: Math.min(120, pace.patienceSeconds * 2),
  };
}
