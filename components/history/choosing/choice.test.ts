import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chosenMax, type HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { type Choice, chooseAll, chooseUpTo, letGo, nothingChosen, toggle } from "./choice.ts";

const result = (id: string) => ({ id }) as HistoryResult; // nothing else of it is looked at here
const shown = Array.from("abcdefgh", result);
const idsOf = (choice: Choice) => [...choice.chosen.keys()].join("");
const at = (letter: string) => letter as GenerationId; // a short one, to be read

test("a range goes from the one that was chosen last by itself, either way, and adds to what is chosen", () => {
  const first = toggle(nothingChosen, result("c"));
  expect(idsOf(chooseUpTo(first, shown, at("e")))).toBe("cde");
  expect(idsOf(chooseUpTo(first, shown, at("a")))).toBe("cba");
  const both = chooseUpTo(chooseUpTo(first, shown, at("d")), shown, at("b"));
  expect(idsOf(both)).toBe("cdb");
});

test("without a beginning, or with one that is not shown any more, a range is the one result", () => {
  expect(idsOf(chooseUpTo(nothingChosen, shown, at("d")))).toBe("d");
  expect(idsOf(chooseUpTo(toggle(nothingChosen, result("z")), shown, at("d")))).toBe("zd");
  expect(chooseUpTo(nothingChosen, shown, at("z"))).toBe(nothingChosen);
});

test("choosing twice lets go, and what was deleted is let go", () => {
  const some = chooseAll(nothingChosen, shown);
  expect(idsOf(toggle(some, result("c")))).toBe("abdefgh");
  expect(idsOf(letGo(some, new Set([at("a"), at("h")])))).toBe("bcdefg");
});

test("however it is chosen, it is never more than can be chosen, and each once", () => {
  const many = Array.from({ length: chosenMax + 50 }, (_, index) => result(`r${index}`));
  const step = fc.record({
    how: fc.constantFrom("toggle", "range", "all"),
    index: fc.nat({ max: many.length - 1 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const choice = steps.reduce((before, { how, index }) => {
        const one = many[index]!;
        if (how === "toggle") return toggle(before, one);
        return how === "range" ? chooseUpTo(before, many, one.id) : chooseAll(before, many);
      }, nothingChosen);
      expect(choice.chosen.size).toBeLessThanOrEqual(chosenMax);
    }),
  );
});
