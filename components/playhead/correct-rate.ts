/** Beyond it no change of rate brings a clip back soon: all are held and put in their places. */
export const farOffMs = 250;
/** How soon an error would be gone, were it not for the bounds. */
const recoveryMs = 400;
/** What players take, and what still is a film. */
export const lowestRate = 0.07;
/** The browser's own clocks are no more exact than that; a rate that never rests costs more than it mends. */
const steps = 200;

/**
 * The rate for a clip that is `errorMs` of the time line behind (or, below 0, ahead of) the clock. A clip that is heard may bend by two
 * hundredths only, which nobody hears, a silent one by a tenth.
 */
export function correctRate(rate: number, errorMs: number, isHeard: boolean): number {
  const bound = isHeard ? 0.02 : 0.1;
  const restMs = isHeard ? 10 : 5;
  const bend =
    Math.abs(errorMs) <= restMs ? 0 : Math.min(bound, Math.max(-bound, errorMs / (recoveryMs * rate)));
  return Math.max(lowestRate, rate * (1 + Math.round(bend * steps) / steps));
}
