import { expect, test } from "vitest";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { unconfirmedHeading, unconfirmedWords } from "./unconfirmed-words.ts";

const cases: [
  what: string,
  failure: Partial<Failure> | null,
  happened: string,
  more: { words?: string; details?: string },
][] = [
  [
    "a reset",
    {
      kind: "unreachable",
      detail: "The connection was reset after the request had left: other side closed.",
    },
    "The connection was reset after the request had left.",
    { details: "The connection was reset after the request had left: other side closed." },
  ],
  [
    "an answer that broke off",
    { kind: "unreachable", detail: "The answer broke off: terminated." },
    "The answer broke off.",
    { details: "The answer broke off: terminated." },
  ],
  [
    "an error of the gateway",
    { kind: "unavailable", detail: "502: Bad gateway", httpStatus: 502 },
    "Oxen reported an error.",
    { words: "Bad gateway" },
  ],
  [
    "something else entirely",
    { kind: "contract", detail: "Not an answer of the documented form: <html>" },
    "Oxen's answer couldn't be read.",
    { details: "Not an answer of the documented form: <html>" },
  ],
  [
    "a worker that died",
    { kind: "unavailable", detail: "The studio's worker ended while the request was on its way." },
    "The studio's worker ended while the request was on its way.",
    {},
  ],
  [
    "a request of which the studio lost track",
    { kind: "contract", detail: "The studio lost track of the request.", isOurs: true },
    "The studio lost track of the request.",
    {},
  ],
  [
    "words of an older studio",
    { kind: "unreachable", detail: "other side closed" },
    "Connection lost before an answer.",
    { details: "other side closed" },
  ],
  ["nothing", null, "No answer on record.", {}],
];

test.each(cases)("%s is told in a sentence", (_what, failure, happened, { words = null, details = null }) => {
  const whole = failure && { kind: "contract" as const, detail: "", charged: "unknown" as const, ...failure };
  expect(unconfirmedWords(whole, "Oxen")).toEqual({ happened, words, details });
});

test.each([
  [
    "a lost answer",
    "unreachable",
    "The connection was reset after the request had left: x.",
    "No answer from Oxen",
  ],
  ["an error", "unavailable", "502: Bad gateway", "Oxen reported an error"],
  ["something unreadable", "contract", "Not an answer: <html>", "Oxen's answer couldn't be read"],
] as const)("in the place of the picture %s is told in a few words", (_what, kind, detail, words) => {
  expect(unconfirmedHeading({ kind, detail, charged: "unknown" }, "Oxen")).toBe(words);
});

test("so is one of which nothing is on record", () => {
  expect(unconfirmedHeading(null, "Oxen")).toBe("No answer from Oxen");
});
