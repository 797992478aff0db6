import { expect, test } from "vitest";
import { type Arrangement, place } from "./place.ts";

const space = { widthPx: 1440, heightPx: 724, footPx: 0 };
const usual: Arrangement = { layout: "grid", pair: ["a", "b"], chosen: null, isSolo: false, isNarrow: false };
const wide = (id: string) => ({ id, widthPx: 1280, heightPx: 720, group: id, src: `/${id}` });
const tall = { id: "tall", widthPx: 720, heightPx: 1280, group: "tall", src: "/tall" };
const four = ["a", "b", "c", "d"].map(wide);
const rectOf = (placement: ReturnType<typeof place>, id: string) => placement.cells.get(id)!.rect; // of clips at hand

test("the grid shows every clip, a pair the two that are wanted, in their order", () => {
  expect([...place(four, usual, space).cells.keys()]).toEqual(["a", "b", "c", "d"]);
  const pair = place(four, { ...usual, layout: "pair", pair: ["d", "a"] }, space);
  expect([...pair.cells.keys()]).toEqual(["d", "a"]);
  expect(rectOf(pair, "d").x).toBeLessThan(rectOf(pair, "a").x);
});

test("two clips of different shape over each other have one frame, and neither is smaller for it", () => {
  const placement = place([wide("a"), tall], { ...usual, layout: "wipe", pair: ["a", "tall"] }, space);
  expect(placement.kind).toBe("over");
  expect(rectOf(placement, "a")).toEqual(rectOf(placement, "tall"));
  expect(rectOf(placement, "a").height).toBeCloseTo(724);
});

test("a large clip has the strip at its right, and beneath it where the stage is narrower", () => {
  const solo = { ...usual, isSolo: true, chosen: "b" };
  const beside = place(four, solo, space);
  expect(rectOf(beside, "b").height).toBeCloseTo(724);
  expect(rectOf(beside, "a").x).toBeGreaterThanOrEqual(rectOf(beside, "b").x + rectOf(beside, "b").width);
  const below = place(four, solo, { ...space, widthPx: 1080 });
  expect(rectOf(below, "b").width).toBeCloseTo(1080);
  expect(rectOf(below, "a").y).toBeGreaterThanOrEqual(rectOf(below, "b").y + rectOf(below, "b").height);
  expect(below.own).not.toBeNull();
  expect(below.cells.get("b")!.size).toBe("large");
  expect(below.cells.get("a")!.size).toBe("small");
});

test("an upright stage has a strip as wide as itself under a large clip", () => {
  const upright = { widthPx: 820, heightPx: 980, footPx: 44 };
  const placement = place(four, { ...usual, isSolo: true, chosen: "b" }, upright);
  expect(rectOf(placement, "a").width).toBeCloseTo((820 - 3 * 4) / 4);
  expect(rectOf(placement, "d").x + rectOf(placement, "d").width).toBeCloseTo(820);
  const bottom = rectOf(placement, "b").y + rectOf(placement, "b").height;
  expect(rectOf(placement, "a").y).toBeCloseTo(bottom + 44 + 4); // its toolbar, and a gap
});

test("on an upright stage the chosen clip is large and changes places with the first", () => {
  const five = [...four, wide("e")];
  const placement = place(five, { ...usual, chosen: "c" }, { widthPx: 820, heightPx: 980, footPx: 44 });
  expect(placement.kind).toBe("lead");
  expect(rectOf(placement, "c").width).toBeCloseTo(820);
  expect(rectOf(placement, "a").y).toBeCloseTo(rectOf(placement, "b").y);
  expect(rectOf(placement, "d").y).toBeCloseTo(rectOf(placement, "b").y + rectOf(placement, "b").height + 4);
  const bottom = Math.max(...[...placement.cells.values()].map(({ rect }) => rect.y + rect.height));
  expect(bottom).toBeLessThanOrEqual(980.01);
});

test("under the large clip of an upright stage none is alone in its row, and what is left over makes it taller", () => {
  const upright = { widthPx: 820, heightPx: 980, footPx: 44 };
  const two = place(four.slice(0, 3), { ...usual, chosen: "a" }, upright);
  expect(rectOf(two, "c").y).toBeCloseTo(rectOf(two, "b").y);

  const square = (id: string) => ({ id, widthPx: 800, heightPx: 720, group: id, src: `/${id}` });
  const squares = place(["a", "b", "c", "d"].map(square), { ...usual, chosen: "a" }, upright);
  expect(rectOf(squares, "a").height).toBeGreaterThan(980 * 0.56);
  const bottom = Math.max(...[...squares.cells.values()].map(({ rect }) => rect.y + rect.height));
  expect(bottom).toBeLessThanOrEqual(980.01);
});

test("under the large clip of an upright stage three stand as one beside two, edge to edge", () => {
  const placement = place(four, { ...usual, chosen: "a" }, { widthPx: 820, heightPx: 980, footPx: 44 });
  const [b, c, d] = [rectOf(placement, "b"), rectOf(placement, "c"), rectOf(placement, "d")];
  expect(b.x).toBeCloseTo(0);
  expect(c.x).toBeCloseTo(b.width + 4);
  expect(c.x + c.width).toBeCloseTo(820);
  expect(d.y).toBeCloseTo(c.y + c.height + 4);
  expect(d.y + d.height).toBeCloseTo(b.y + b.height);
  for (const { width, height } of [b, c, d]) expect(width / height).toBeCloseTo(16 / 9);
});

test("on a narrow stage clips lie below each other, each as wide as the stage", () => {
  const placement = place(four, { ...usual, isNarrow: true }, { widthPx: 390, heightPx: 560, footPx: 44 });
  expect(placement.kind).toBe("list");
  expect(rectOf(placement, "d").width).toBeCloseTo(390);
});

test("what is not there yet has room for its words on a narrow stage", () => {
  const waiting = { ...wide("e"), src: null };
  const how = { ...usual, isNarrow: true };
  const placement = place([...four, waiting], how, { widthPx: 390, heightPx: 560, footPx: 44 });
  expect(rectOf(placement, "e").height).toBeGreaterThan(rectOf(placement, "a").height);
});
