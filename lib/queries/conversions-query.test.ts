import { expect, test } from "vitest";
import type { ConversionId } from "#lib/domain/base/id.ts";
import { type ConversionState, conversionStates } from "#lib/domain/media/conversion.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { conversionsQuery } from "./conversions-query.ts";

const ids = [sampleId<ConversionId>(2), sampleId<ConversionId>(1)];

/** How soon they are asked for again while they stand so; undefined is nothing heard yet. */
function askedAgain(states?: readonly ConversionState[]): number | false {
  const { refetchInterval } = conversionsQuery(ids);
  const data = states?.map((state, index) => ({
    ...{ id: ids[index]!, state, progress: 0 },
    ...{ trouble: null, asset: null },
  }));
  return (refetchInterval as (query: object) => number | false)({ state: { data } }); // nothing else of it is read
}

test("conversions are asked for again while one of them moves, and no more once all have ended", () => {
  const moving = conversionStates.filter((state) => askedAgain(["done", state]) !== false);
  expect(moving).toEqual(["waiting", "making"]);
  expect(askedAgain()).not.toBe(false);
  expect(askedAgain([])).toBe(false);
});

test("the same conversions are one question, in whatever order", () => {
  expect(conversionsQuery(ids).queryKey).toEqual(conversionsQuery(ids.toReversed()).queryKey);
});
