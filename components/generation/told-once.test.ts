import { expect, test } from "vitest";
import {
  chargedStates,
  type Failure,
  type FailureAbout,
  failureKinds,
  failureParts,
  failureReasons,
} from "#lib/domain/generation/failure.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { SaveTrouble } from "#lib/domain/generation/save-trouble.ts";
import { furtherDetails, statusWord, wordsOfProvider } from "#lib/domain/generation/messages.ts";
import { pauseMessage } from "#lib/domain/generation/provider-pause.ts";
import { cancelWords } from "./cancel-words.ts";
import { failureSentences, unconfirmedSentences } from "./failure-sentences.ts";

const at = "2026-11-29T12:00:00.000Z";
const provider = "The provider";
const both = [false, true];
const statuses = ["queued", "submitting", "running", "saving", "failed", "unconfirmed", "canceled"] as const;
const sentenceMax = 80;

const abouts: (FailureAbout | undefined)[] = [
  undefined,
  ...failureParts.map((part) => ({ part })),
  ...failureReasons.map((reason) => ({ reason })),
  ...failureReasons.flatMap((reason) => failureParts.map((part) => ({ part, reason }))),
  { part: "input", kind: "audio" },
];

const failures: Failure[] = failureKinds.flatMap((kind) =>
  (kind === "input" || kind === "moderation" ? abouts : abouts.slice(0, 1)).flatMap((about) =>
    chargedStates.map((charged) => ({ kind, charged, detail: "their words", ...(about && { about }) })),
  ),
);
failures.push(
  { kind: "rate", charged: "no", detail: "their words", about: { reason: "quota" } },
  { kind: "balance", charged: "no", detail: "their words", about: { reason: "quota" } },
);

/** Everything that a card says of its state, in the order in which it stands there. */
function told(
  status: Status,
  failure: Failure,
  more: { isFree: boolean; isKnown: boolean; isPaused: boolean },
  saveTrouble: SaveTrouble | null = null,
) {
  const { isFree, isKnown, isPaused } = more;
  const pause = isPaused ? { until: at, isAsked: true } : null;
  const view = {
    ...{ status, failure, pause, cancelOutcome: null, cancelRequestedAt: status === "canceled" ? at : null },
    billing: isFree ? ("free" as const) : ("paid" as const),
    operation: isKnown ? "task-1" : null,
    acceptedAt: isKnown ? at : null,
    hasLinks: isKnown,
    ...{ output: 1, billedWith: null, saveTrouble },
    attempts: isKnown ? 2 : 1,
  };
  const facts = {
    model: { providerName: provider, canCancel: true, hasTaskId: true },
    prompt: { references: [] },
  };
  const note =
    status === "unconfirmed"
      ? unconfirmedSentences(failure, provider)
      : status === "canceled"
        ? []
        : failureSentences(view, failure, facts);
  return [
    statusWord[status],
    ...(pause ? [pauseMessage(pause, { provider, time: "14:56" })] : []),
    ...(cancelWords(view, isFree)?.split(/(?<=\.) /) ?? []),
    ...note.flatMap((words) => words.split(/(?<=\.) /)),
  ];
}

/** What `words.md`'s readers stumbled over: relative clauses, mechanisms, exclamations, codes. */
const clumsy =
  /!|\bOops\b|\bwhich\b|\bthat (is|are|it|may|was)\b|\bis taken\b|\bstands?\b|\basks for\b|\bhang\b|\bnobody\b|\bcannot\b|\bdoes not\b|\b\d{3}\b/i;
const moneyWords = /\b(charged?|free|cost|paid)\b/i;

const cases = statuses.flatMap((status) =>
  both.flatMap((isFree) =>
    both.flatMap((isKnown) =>
      both.map((isPaused) => ({ status, isFree: isFree && status !== "unconfirmed", isKnown, isPaused })),
    ),
  ),
);

function troubles(status: Status, sentences: readonly string[], isPaused: boolean): string[] {
  const isFinal = ["failed", "unconfirmed", "canceled"].includes(status);
  const own = sentences.slice(isPaused ? 2 : 1);
  const all = sentences.join(" ");
  const counted = (words: RegExp) => all.match(words)?.length ?? 0;
  const found: Record<string, boolean> = {
    "a sentence twice": new Set(sentences).size < sentences.length,
    "money not once": sentences.filter((one) => moneyWords.test(one)).length !== (isFinal ? 1 : 0),
    "its status twice": counted(new RegExp(`\\b${statusWord[status]}\\b`, "gi")) !== 1,
    "trying again twice": counted(/\b(asking|trying)\b/gi) > 1 || (isPaused && counted(/\bagain\b/gi) > 1),
    "a clumsy clause": own.some((one) => clumsy.test(one)),
    "a long sentence": own.some((one) => one.length > sentenceMax),
    "no full stop": own.some((one) => !one.endsWith(".")),
  };
  return Object.keys(found).filter((name) => found[name]);
}

test.each(cases)("a card tells each thing once: %j", ({ status, ...more }) => {
  const wrong = failures.flatMap((failure) => {
    const sentences = told(status, failure, more);
    return troubles(status, sentences, more.isPaused).map((trouble) => `${trouble}: ${sentences.join(" ")}`);
  });
  expect(wrong).toEqual([]);
});

test("of a result that was given up a card tells what its link gave, not what could not be done with it", () => {
  const known = { isFree: false, isKnown: true, isPaused: false };
  const saved = (kind: "storage" | "contract", trouble: SaveTrouble) =>
    told("failed", { kind, charged: "yes", detail: "" }, known, trouble).join(" ");
  expect(saved("storage", { what: "gone", status: 404 })).toBe(
    "Failed Finished there. Its link answers 404. Charged.",
  );
  expect(saved("contract", { what: "no-media" })).toBe(
    "Failed Finished there. Its link gives no video. Charged.",
  );
});

test("a provider's words stand beside the sentence or under Details, never in both places", () => {
  for (const failure of failures) {
    const places = [wordsOfProvider(failure), furtherDetails(failure)].filter(Boolean);
    expect(places.length, failure.kind).toBeLessThanOrEqual(1);
    if (failure.kind !== "unheard-of") expect(places, failure.kind).toEqual(["their words"]);
  }
});

test.each([
  ["400: duration is too long", "duration is too long"],
  ["1001: InvalidParameter: ratio", "InvalidParameter: ratio"],
  ["400: no reason given", null],
  ["something_else: no reason given", "something_else"],
  ["", null],
])("of “%s” a provider's words are %s", (detail, words) => {
  expect(wordsOfProvider({ kind: "input", detail, charged: "no" })).toBe(words);
});

test("what the studio says itself is the sentence, and never quoted as the provider's", () => {
  const detail = "No API key for this provider.";
  for (const failure of [
    { kind: "credentials", detail, charged: "no", isOurs: true },
    { kind: "unavailable", detail: "The studio's worker ended.", charged: "unknown" },
  ] as const) {
    const [what] = told("failed", failure, { isFree: false, isKnown: false, isPaused: false }).slice(1);
    expect(what).toBe(failure.detail);
    expect(wordsOfProvider(failure)).toBeNull();
    expect(furtherDetails(failure)).toBeNull();
  }
});
