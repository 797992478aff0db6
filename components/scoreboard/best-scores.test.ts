import { expect, test } from "vitest";
import { bestScores } from "./best-scores.ts";

const score = (modelId: string, keptMicro: number, medianWaitMs: number, currency = "USD") => ({
  modelId,
  isFree: false,
  perKeptSecond: [{ currency, keptMicro, spentMicro: keptMicro }],
  keptUnpriced: 0,
  waits: 9,
  medianWaitMs,
});

test("the model that costs least and the one that is waited for least are named", () => {
  const scores = [score("dear", 300_000, 60_000), score("cheap", 140_000, 90_000)];
  expect(bestScores(scores)).toEqual({ cost: "cheap", wait: "dear" });
});

test("a draft is no rival, nor is a model of which too little is known", () => {
  const draft = { ...score("draft", 0, 4000), isFree: true };
  const unpriced = { ...score("unpriced", 100_000, 50_000), keptUnpriced: 1, waits: 4 };
  const scores = [score("dear", 300_000, 60_000), score("cheap", 140_000, 90_000), draft, unpriced];
  expect(bestScores(scores)).toEqual({ cost: "cheap", wait: "dear" });
});

test("nobody is best of one, of equals, or among currencies", () => {
  const none = { cost: null, wait: null };
  expect(bestScores([score("alone", 1, 1)])).toEqual(none);
  expect(bestScores([score("one", 1, 1), score("other", 1, 1)])).toEqual(none);
  expect(bestScores([score("one", 1, 1), score("other", 2, 2, "EUR")])).toEqual({ cost: null, wait: "one" });
});
