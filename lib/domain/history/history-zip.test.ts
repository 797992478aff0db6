import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chosenMax } from "./history.ts";
import { parseZipTarget, zipHref } from "./history-zip.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

const id = fc.uuid({ version: 7 }) as fc.Arbitrary<GenerationId>; // the domain's ids are UUIDs

test("any choice is found again in its address, in its order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 30 }), (ids) => {
      expect(parseZipTarget(zipHref(ids))).toEqual(ids);
    }),
  );
});

test("as many as can be chosen fit into an address of 8 kB, and one more is no choice", () => {
  const ids = fc.sample(fc.uniqueArray(id, { minLength: chosenMax + 1, maxLength: chosenMax + 1 }), 1)[0]!;
  expect(zipHref(ids.slice(1)).length).toBeLessThan(8000);
  expect(parseZipTarget(zipHref(ids.slice(1)))).toHaveLength(chosenMax);
  expect(parseZipTarget(zipHref(ids))).toBeNull();
});

test("what is no choice is told", () => {
  const [one] = fc.sample(id, 1);
  for (const address of ["/zip", "/zip?g=", "/zip?g=AAAA", "/zip?g=%%%", "/zip?g=a+b/", `/zip?g=${one}`])
    expect(parseZipTarget(address), address).toBeNull();
  expect(parseZipTarget(zipHref([one!, one!]))).toBeNull();
});
