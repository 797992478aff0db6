import { expect, test } from "vitest";
import { createClock } from "./clock.ts";

test("a clock stands, runs with its rate, and goes on from where it is when the rate changes", () => {
  let now = 1000;
  const clock = createClock(() => now);
  clock.standAt(500);
  now += 300;
  expect(clock.positionMs()).toBe(500);
  clock.runFrom(500, 2);
  now += 100;
  expect(clock.positionMs()).toBe(700);
  clock.setRate(0.5);
  now += 100;
  expect(clock.positionMs()).toBe(750);
  clock.nudge(-20);
  expect(clock.positionMs()).toBe(730);
  clock.standAt(0);
  clock.setRate(2);
  now += 100;
  expect(clock.positionMs()).toBe(0);
});
