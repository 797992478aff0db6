import { expect, test } from "vitest";
import { scoreModels } from "./scoreboard.ts";
import { scoreboardRows } from "./scoreboard-rows.ts";

const tally = {
  isFree: false,
  kept: 3,
  tweaked: 1,
  rejected: 1,
  done: 5,
  failed: 1,
  waits: 5,
  medianWaitMs: 61_250,
  p90WaitMs: 90_000,
  keptUnpriced: 0,
};

test("every row has a cell for every heading, and each currency columns of its own", () => {
  const cost = { spentMicro: 4_000_000, keptMicro: 1_500_000, keptMs: 15_000 };
  const scores = scoreModels(
    [
      { ...tally, modelId: "oxen/a", costs: [{ currency: "USD", ...cost }] },
      { ...tally, modelId: "oxen/b", costs: [{ currency: "EUR", ...cost }] },
      { ...tally, modelId: "oxen/c", costs: [] },
    ],
    [],
  ).map((score) => ({ ...score, label: score.modelId }));
  const [headings, ...rows] = scoreboardRows(scores);
  for (const row of rows) expect(row).toHaveLength(headings!.length);
  const cells = (row: number) =>
    Object.fromEntries(headings!.map((heading, index) => [heading, rows[row]![index]]));
  expect(cells(0)).toMatchObject({
    "Model id": "oxen/a",
    "Kept share": 0.6,
    "Won share": null,
    "Median wait (s)": 61.25,
    "Failed share": 0.1667,
    "Cost per kept second (USD)": 0.1,
    "Spent per kept second (USD)": 0.2667,
    "Cost per kept second (EUR)": null,
  });
  expect(cells(2)).toMatchObject({ "Cost per kept second (USD)": null, "Cost per kept second (EUR)": null });
});

test("estimates have columns of their own", () => {
  const cost = { currency: "USD", spentMicro: 4_000_000, keptMicro: 1_500_000, keptMs: 15_000 };
  const costs = [cost, { ...cost, isEstimate: true, keptMicro: 3_000_000 }];
  const scores = scoreModels([{ ...tally, modelId: "oxen/a", costs }], []);
  const [headings, row] = scoreboardRows(scores.map((score) => ({ ...score, label: score.modelId })));
  expect(headings?.slice(-4)).toEqual([
    "Cost per kept second (USD)",
    "Spent per kept second (USD)",
    "Cost per kept second (USD, estimate)",
    "Spent per kept second (USD, estimate)",
  ]);
  expect(row?.slice(-4)).toEqual([0.1, 0.2667, 0.2, 0.2667]);
});

test("an empty scoreboard is its headings", () => {
  expect(scoreboardRows([])).toHaveLength(1);
});
