import { expect, test } from "vitest";
import { stageShape } from "./stage-shape.ts";

const wide = { widthPx: 1600, heightPx: 900 };
const upright = { widthPx: 900, heightPx: 1600 };

test("two pictures fill their box beside each other, and below each other on a narrow screen", () => {
  const { "--wide": beside, "--tall": below } = stageShape([wide, wide], "pair");
  expect(Number(beside)).toBeCloseTo(2 * (16 / 9), 1);
  expect(Number(below)).toBeCloseTo(8 / 9, 1);
});

test("pictures over each other need no more room than the wider one", () => {
  expect(stageShape([upright, wide], "wipe")["--wide"]).toBe("1.7778");
});

test("one picture has its own shape, and many that of their rows", () => {
  expect(stageShape([upright], "grid")["--wide"]).toBe("0.5625");
  expect(stageShape([wide, wide, wide, wide], "grid")["--wide"]).toBe("1.7778");
  expect(stageShape([wide, wide, wide, wide, wide, wide], "grid")["--wide"]).toBe("2.6667");
});
