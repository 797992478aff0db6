import { expect, test } from "vitest";
import { openedIn } from "./use-opened.ts";

const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

test("an address opens each of its clips once, and nothing that is no clip", () => {
  const [first, second] = [idOf(1), idOf(2)];
  expect(openedIn(`${first},${second},${first}`)).toEqual([first, second]);
  for (const hash of ["", ",", "__proto__", "NaN", "1e308", `${first}"]`, "javascript:alert(1)"])
    expect(openedIn(hash), hash).toEqual([]);
});

test("an address as long as a browser takes freezes no page", () => {
  const ids = Array.from({ length: 50_000 }, (_, number) => idOf(number));
  const startedAt = performance.now();
  expect(openedIn(ids.join(","))).toHaveLength(ids.length);
  expect(performance.now() - startedAt).toBeLessThan(2000); // each beside each took minutes
});
