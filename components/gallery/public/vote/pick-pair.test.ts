import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pairKey, pickPair } from "./pick-pair.ts";

const ids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 8 });

test("every pair comes once, whichever chance decides, and then none", () => {
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.nat(1000)), (all, numbers) => {
      const randomBelow = (limit: number) => (numbers.next().value ?? 0) % limit;
      const compared = new Set<string>();
      for (;;) {
        const pair = pickPair(all, compared, randomBelow);
        if (!pair) break;
        expect(pair[0]).not.toBe(pair[1]);
        expect(compared).not.toContain(pairKey(...pair));
        compared.add(pairKey(...pair));
      }
      expect(compared.size).toBe((all.length * (all.length - 1)) / 2);
    }),
  );
});

test("either of a pair may stand first", () => {
  const first = (turn: number) => pickPair(["a", "b"], new Set(), (limit) => turn % limit)?.[0];
  expect(new Set([first(0), first(1)])).toEqual(new Set(["a", "b"]));
});
