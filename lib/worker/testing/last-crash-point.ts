import { inject } from "vitest";

/**
 * Walks through a worker's crash points, in a thorough run through every one, else through every third, among them the one after
 * `least`: the last that there was. `survivesCrashAt` says whether there was such a point.
 */
export async function lastCrashPoint(
  least: number,
  survivesCrashAt: (point: number) => Promise<boolean>,
): Promise<number> {
  const step = inject("isThorough") ? 1 : 3;
  let last = 0;
  for (let point = (least % step) + 1; await survivesCrashAt(point); point += step) last = point;
  return last;
}
