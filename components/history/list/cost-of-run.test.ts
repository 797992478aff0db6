import { expect, test } from "vitest";
import { costOfRun } from "./cost-of-run.ts";

const cost = (micro: number, currency = "USD") => ({ cost: { micro, currency }, hasUnknownBill: false });

test("the cost of a run is that of its clips together", () => {
  expect(costOfRun([cost(400_000), cost(720_000)])).toBe("$1.12");
});

test("an unknown bill is told by a plus", () => {
  expect(costOfRun([cost(400_000), { cost: null, hasUnknownBill: true }])).toBe("$0.40+");
});

test("nothing known, or two currencies, is no amount", () => {
  expect(costOfRun([{ cost: null, hasUnknownBill: true }])).toBeNull();
  expect(costOfRun([cost(400_000), cost(400_000, "EUR")])).toBeNull();
});
