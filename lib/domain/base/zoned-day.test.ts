import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { dayAfter, isTimeZone, startOfDay } from "./zoned-day.ts";

const at = (day: string, zone: string) => new Date(startOfDay(day, zone)).toISOString();

test.each([
  ["2026-11-21", "UTC", "2026-11-21T00:00:00.000Z"],
  ["2026-11-21", "Europe/Berlin", "2026-11-20T23:00:00.000Z"],
  ["2026-11-21", "America/Los_Angeles", "2026-11-21T08:00:00.000Z"],
  ["2026-11-21", "Asia/Kathmandu", "2026-11-20T18:15:00.000Z"],
  // The clocks change in the night of that day, after its beginning.
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
])("%s in %s begins at %s", (day, zone, begins) => {
  expect(at(day, zone)).toBe(begins);
});

test("a day in any zone reads as that day where it begins, and a day lasts from 23 to 25 hours", () => {
  const zones = fc.constantFrom("UTC", "Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Australia/Sydney");
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
      zones,
      (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const begins = startOfDay(day, zone);
        expect(new Date(begins).toLocaleDateString("sv-SE", { timeZone: zone })).toBe(day);
        const hours = (startOfDay(dayAfter(day), zone) - begins) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(23);
        expect(hours).toBeLessThanOrEqual(25);
      },
    ),
    { numRuns: runsAt(2) },
  );
});

test("what is no time zone is told", () => {
  expect(["Europe/Berlin", "UTC", "Nowhere/Land", "", "'; drop table"].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
