import { expect, test } from "vitest";
import { estimateText } from "./estimate.ts";

const free = { billing: "free" } as const;
const priced = { billing: "paid", pricePerSecondMicro: 112_000 } as const;
const unpriced = { billing: "paid" } as const;

test("an estimate adds what has a price and counts what has none", () => {
  expect(estimateText([])).toBe("");
  expect(estimateText([{ model: free, durationMs: 5000, videos: 2 }])).toBe("free");
  expect(estimateText([{ model: unpriced, durationMs: 5000, videos: 1 }])).toBe("price unknown");
  expect(estimateText([{ model: priced, durationMs: 5000, videos: 2 }])).toBe("about $1.12");
  expect(
    estimateText([
      { model: free, durationMs: 5000, videos: 1 },
      { model: priced, durationMs: 10_000, videos: 1 },
      { model: priced, durationMs: "auto", videos: 1 },
    ]),
  ).toBe("about $1.12 + 1 unknown");
});
