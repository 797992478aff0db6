import { expect, test } from "vitest";
import { askedForOneMore, estimateText } from "./estimate.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { sampleModel, samplePrompt } from "#lib/domain/testing/samples.ts";

const free = { billing: "free" } as const;
const priced = { billing: "paid", pricePerSecondMicro: 112_000 } as const;
const unpriced = { billing: "paid" } as const;

test("an estimate adds what has a price and counts what has none", () => {
  expect(estimateText([])).toBe("");
  expect(estimateText([{ model: free, durationMs: 5000, videos: 2 }])).toBe("Free");
  expect(estimateText([{ model: unpriced, durationMs: 5000, videos: 1 }])).toBe("No price yet");
  expect(estimateText([{ model: priced, durationMs: 5000, videos: 2 }])).toBe("about $1.12");
  expect(
    estimateText([
      { model: free, durationMs: 5000, videos: 1 },
      { model: priced, durationMs: 10_000, videos: 1 },
      { model: priced, durationMs: "auto", videos: 1 },
    ]),
  ).toBe("about $1.12 + 1 unknown");
});

test("one more of each is estimated by what each model is really asked for, once", () => {
  const prompt = samplePrompt([], ["a red kite"], {
    settings: { ...newSettings, durationMs: 7000, variations: 3 },
    modelIds: [sampleModel.id],
  });
  const asked = askedForOneMore({ prompt, assets: [] }, [
    { ...sampleModel, pricePerSecondMicro: 100_000 },
    { ...sampleModel, billing: "free" },
  ]);
  // The model offers 5 s and 10 s.
  expect(asked.map(({ durationMs, videos }) => [durationMs, videos])).toEqual([
    [5000, 1],
    [5000, 1],
  ]);
  expect(estimateText(asked)).toBe("about $0.50");
});
