import { describe, expect, test } from "vitest";
import { nextSaveStep, type SaveTrouble } from "./save-trouble.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const busy: SaveTrouble = { what: "refused", status: 503 };
const gone: SaveTrouble = { what: "gone", status: 404 };
type Given = Parameters<typeof nextSaveStep>[0];

/** The moments of all tries, from the first on, and what ended them, where nothing ever gets better. */
function tryUntilTheEnd(given: Omit<Given, "tries" | "troubleMs">): { atMs: number[]; askedMs: number[] } {
  const atMs = [0];
  const askedMs: number[] = [];
  for (;;) {
    const troubleMs = atMs.at(-1)!; // it begins with one
    const next = nextSaveStep({ ...given, tries: atMs.length, troubleMs });
    if (next.step === "give-up") return { atMs, askedMs };
    if (next.step === "relink") askedMs.push(troubleMs + next.waitMs);
    atMs.push(troubleMs + next.waitMs);
  }
}

const passing: SaveTrouble[] = [
  busy,
  { what: "refused", status: 408 },
  { what: "refused", status: 425 },
  { what: "refused", status: 429 },
  { what: "refused" },
  { what: "broken" },
  { what: "too-slow" },
  { what: "no-media" },
  { what: "no-file" },
  { what: "no-space" },
  { what: "here" },
  gone,
];

describe.each(passing)("$what $status", (trouble) => {
  test("is tried again after 2 s, doubled to a minute, every five minutes after the first 15, for 24 hours", () => {
    const { atMs } = tryUntilTheEnd({ trouble, canRelink: false });
    const waits = atMs.slice(1).map((at, index) => at - atMs[index]!);
    expect(waits.slice(0, 7)).toEqual([2000, 4000, 8000, 16_000, 32_000, minuteMs, minuteMs]);
    expect(atMs.filter((at) => at <= 2 * minuteMs).length).toBeGreaterThanOrEqual(5);
    const late = atMs.filter((at) => at >= 15 * minuteMs);
    expect(late[0]).toBeLessThan(16 * minuteMs);
    expect(late[1]! - late[0]!).toBe(5 * minuteMs);
    expect(atMs.at(-1)).toBe(24 * hourMs);
  });
});

test("a dead link is asked afresh at once where its provider can be asked, and again in the same rhythm", () => {
  const { askedMs } = tryUntilTheEnd({ trouble: gone, canRelink: true });
  expect(askedMs.slice(0, 4)).toEqual([0, 4000, 12_000, 28_000]);
  expect(askedMs.at(-1)).toBe(24 * hourMs);
});

test("only a dead link, or a file that is gone, is asked afresh", () => {
  const step = (trouble: SaveTrouble) =>
    nextSaveStep({ trouble, tries: 1, troubleMs: 0, canRelink: true }).step;
  const asked = passing.filter((trouble) => step(trouble) === "relink");
  expect(asked.map(({ what }) => what)).toEqual(["no-file", "gone"]);
});

test("a link is tried for as long as its provider says that it lives, and at the end of that once more", () => {
  const { atMs } = tryUntilTheEnd({ trouble: busy, canRelink: true, linkLifeMs: 20 * minuteMs });
  expect(atMs.at(-1)).toBe(20 * minuteMs);
});

test("a server that names a time is left alone until then, though not beyond the link's life", () => {
  const wait = (retryAfterMs: number) =>
    nextSaveStep({ trouble: busy, tries: 1, troubleMs: 0, canRelink: true, retryAfterMs });
  expect(wait(10 * minuteMs)).toEqual({ step: "try", waitMs: 10 * minuteMs });
  expect(wait(1)).toEqual({ step: "try", waitMs: 2000 });
  expect(wait(72 * hourMs)).toEqual({ step: "try", waitMs: 24 * hourMs });
});

test("a file that is too large does not get smaller", () => {
  const given = { trouble: { what: "too-large" }, tries: 1, troubleMs: 0, canRelink: true } as const;
  expect(nextSaveStep(given)).toEqual({ step: "give-up" });
});
