import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether everything is tried in full, as `npm run bench thorough` does, or as often as `npm test` has time for. */
    isThorough: boolean;
    /** What properties begin from: the same in every `npm test`, another one in each thorough run. */
    seed: number;
  }
}

/** How often a property is tried that says nothing else. */
const runs = inject("isThorough") ? 1000 : 100;

fc.configureGlobal({ seed: inject("seed"), numRuns: runs });

/** How often a property is tried of which one try costs as much as `cost` of the others'. */
export const runsAt = (cost: number): number => Math.ceil(runs / cost);
