import { describe, expect, test } from "vitest";
import type { Usage } from "#lib/domain/account/usage.ts";
import { belongingsText, spentText } from "./messages.ts";

const nothing: Usage = {
  prompts: 0,
  runs: 0,
  videos: 0,
  uploads: 0,
  galleries: 0,
  sizeBytes: 0,
  open: 0,
  costs: [],
  estimates: [],
  unpriced: 0,
  spend: [],
};

describe("what somebody has", () => {
  test("is listed without what there is none of", () => {
    expect(belongingsText({ ...nothing, prompts: 3, videos: 12, galleries: 1, sizeBytes: 1_200_000 })).toBe(
      "3 prompts, 12 videos and 1 gallery (1.2 MB)",
    );
    expect(belongingsText({ ...nothing, uploads: 1, sizeBytes: 500 })).toBe("1 upload (500 bytes)");
    expect(belongingsText({ ...nothing, galleries: 2 })).toBe("2 galleries");
    expect(belongingsText(nothing)).toBe("nothing yet");
  });
});

describe("what somebody spent", () => {
  test("is told per currency, with what nobody knows", () => {
    const costs = [
      { micro: 400_000, currency: "EUR" },
      { micro: 1_120_000, currency: "USD" },
    ];
    expect(spentText({ costs, estimates: [], unpriced: 2 })).toBe("EUR 0.40 + $1.12 + 2 unpriced");
    expect(spentText({ costs: [], estimates: [], unpriced: 0 })).toBeNull();
  });

  test("says which of it is an estimate", () => {
    const estimates = [{ micro: 600_000, currency: "USD" }];
    const costs = [{ micro: 1_200_000, currency: "USD" }];
    expect(spentText({ costs, estimates, unpriced: 1 })).toBe("$1.20 + about $0.60 (estimate) + 1 unpriced");
    expect(spentText({ costs: [], estimates, unpriced: 0 })).toBe("about $0.60 (estimate)");
  });
});
