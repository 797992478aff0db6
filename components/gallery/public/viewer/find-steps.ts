import { togetherMax } from "#components/gallery/public/together-max.ts";

/** Where what is open stands in a gallery, from 0, and what opens before and after it; null where there is none. */
export type Steps<Id> = {
  from: number;
  to: number;
  previous: readonly Id[] | null;
  next: readonly Id[] | null;
};

/**
 * The steps from one clip to the next, or from as many as are played together to the next as many. Null for clips that were chosen by
 * hand, and where all are open.
 */
export function findSteps<Id extends string>(all: readonly Id[], open: readonly Id[]): Steps<Id> | null {
  const size = open.length === 1 ? 1 : togetherMax;
  const from = open[0] === undefined ? -1 : all.indexOf(open[0]);
  const group = all.slice(from, from + size);
  const isGroup = from >= 0 && from % size === 0 && group.join() === open.join();
  if (!isGroup || all.length === open.length) return null;
  const at = (start: number) => (all[start] === undefined ? null : all.slice(start, start + size));
  return { from, to: from + group.length - 1, previous: at(from - size), next: at(from + size) };
}
