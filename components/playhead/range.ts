/** A part of the time line; null is its own beginning or end. */
export type Range = { aMs: number | null; bMs: number | null };

/** Where playing from a position ends: at B, but beyond it at the end of the time line. */
export function endOf({ bMs }: Range, durationMs: number, positionMs: number): number {
  return bMs !== null && positionMs < bMs ? Math.min(bMs, durationMs) : durationMs;
}

/** Where playing begins that is asked for at a position: there, or at A where nothing is left to play. */
export function startOf(range: Range, durationMs: number, positionMs: number): number {
  const isAtEnd = positionMs >= durationMs || positionMs === range.bMs;
  return isAtEnd ? Math.min(range.aMs ?? 0, durationMs) : positionMs;
}

/** The range with a new A; a B that would not come after it is forgotten. */
export function withA({ bMs }: Range, aMs: number | null): Range {
  return { aMs, bMs: aMs !== null && bMs !== null && bMs <= aMs ? null : bMs };
}

/** The range with a new B; an A that would not come before it is forgotten. */
export function withB({ aMs }: Range, bMs: number | null): Range {
  return { aMs: aMs !== null && bMs !== null && aMs >= bMs ? null : aMs, bMs };
}
