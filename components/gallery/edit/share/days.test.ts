import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, endOfDay } from "./days.ts";

test("the end of a day lies in it, and a millisecond later is the next", () => {
  const days = fc.date({ min: new Date("2000-01-02"), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (moment) => {
      const day = dayOf(moment);
      const end = new Date(endOfDay(day));
      expect(dayOf(end)).toBe(day);
      expect(dayOf(new Date(end.getTime() + 1)) > day).toBe(true);
    }),
  );
});
