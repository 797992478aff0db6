import { expect, test } from "vitest";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { isSettled } from "./run-query.ts";

const run = (...generations: { status: string; states?: string[]; isBeingPrepared?: boolean }[]) =>
  ({
    generations: generations.map(({ status, states = [], isBeingPrepared = false }) => ({
      status,
      outputs: states.map((state) => ({ asset: { state }, isBeingPrepared })),
    })),
  }) as unknown as RunView; // only what is asked about

test("a run is asked for again while a generation may still move", () => {
  expect(isSettled(run({ status: "done" }, { status: "running" }))).toBe(false);
  expect(isSettled(run({ status: "unconfirmed" }))).toBe(false);
});

test("and while a result is being measured, or a copy is made of it", () => {
  expect(isSettled(run({ status: "done", states: ["measuring"] }))).toBe(false);
  expect(isSettled(run({ status: "done", states: ["ready"], isBeingPrepared: true }))).toBe(false);
  expect(isSettled(run({ status: "done", states: ["ready"] }, { status: "failed" }))).toBe(true);
});
