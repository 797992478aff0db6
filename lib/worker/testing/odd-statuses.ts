import type { Fault } from "#simulators/control.ts";
import type { simulatorStarts } from "#simulators/every-simulator.ts";

type ProviderId = keyof typeof simulatorStarts;
export type FaultGiven = Pick<Fault, "kind"> & Partial<Fault>;
type Meaning = [event: "accepted" | "vanish" | "refuse" | "release", kind: string];
type StartRow = [name: string, fault: FaultGiven, event: Meaning[0], kind: string, bills: 0 | 1];
type PollRow = [name: string, fault: FaultGiven, consequence: "again" | "refuse-later" | "pause"];

/** Who documents no error inside a success leaves open what such an answer means. */
const numberedError = "a 200 that holds a numbered error";
const wordedError = "a 200 that holds an error of its own words";

/** Every kind of answer to the one paid request: what became of it, and how many bills it may leave. */
const common: StartRow[] = [
  ["a late 200", { kind: "late", delayMs: 100 }, "accepted", "", 1],
  ["truncated JSON", { kind: "truncated-json" }, "vanish", "contract", 1],
  ["a page", { kind: "html" }, "vanish", "contract", 1],
  ["no id", { kind: "empty-object" }, "vanish", "contract", 1],
  ["an answer that breaks off", { kind: "cut-body" }, "vanish", "unreachable", 1],
  ["silence", { kind: "silence" }, "vanish", "unreachable", 1],
  ["a reset before the body", { kind: "reset-before" }, "vanish", "unreachable", 0],
  ["a reset after the body", { kind: "reset-after" }, "vanish", "unreachable", 1],
  ["303 after accepting", { kind: "status", status: 303, accepts: true }, "vanish", "contract", 1],
  ["400", { kind: "status", status: 400 }, "refuse", "input", 0],
  ["401", { kind: "status", status: 401 }, "refuse", "credentials", 0],
  ["402", { kind: "status", status: 402 }, "refuse", "balance", 0],
  ["403", { kind: "status", status: 403 }, "refuse", "credentials", 0],
  ["404", { kind: "status", status: 404 }, "refuse", "contract", 0],
  ["408", { kind: "status", status: 408 }, "vanish", "unavailable", 0],
  ["409", { kind: "status", status: 409 }, "refuse", "contract", 0],
  ["413", { kind: "status", status: 413 }, "refuse", "input", 0],
  ["422", { kind: "status", status: 422 }, "refuse", "input", 0],
  ["429", { kind: "status", status: 429 }, "release", "rate", 0],
  ["429 with Retry-After", { kind: "status", status: 429, retryAfter: "7" }, "release", "rate", 0],
  ["451", { kind: "status", status: 451 }, "refuse", "moderation", 0],
  ["500", { kind: "status", status: 500 }, "vanish", "unavailable", 0],
  ["502 after accepting", { kind: "status", status: 502, accepts: true }, "vanish", "unavailable", 1],
  ["503 before accepting", { kind: "status", status: 503, retryAfter: "2" }, "vanish", "unavailable", 0],
  [
    numberedError,
    {
      kind: "status",
      status: 200,
      body: { code: 402, message: "no credit", error: { code: 402, message: "no credit" } },
    },
    "vanish",
    "contract",
    0,
  ],
  [
    wordedError,
    {
      kind: "status",
      status: 200,
      body: { code: "ContentPolicyViolation", error: { code: "ContentPolicyViolation" } },
    },
    "vanish",
    "contract",
    0,
  ],
];
/** Where a provider documents something else than the rest do. */
const insideSuccess: Record<string, Meaning> = {
  [numberedError]: ["refuse", "balance"],
  [wordedError]: ["refuse", "moderation"],
};
const own: Partial<Record<ProviderId, Record<string, Meaning>>> = {
  siray: insideSuccess,
  modellix: insideSuccess,
  siraya: { ...insideSuccess, "403": ["refuse", "moderation"] },
};

/** Every kind of answer to the one paid request of a provider. */
export function startTable(providerId: ProviderId): StartRow[] {
  return common.map(([name, fault, event, kind, bills]) => {
    const [ownEvent, ownKind] = own[providerId]?.[name] ?? [event, kind];
    return [name, fault, ownEvent, ownKind, bills];
  });
}

/** Every kind of answer to a poll, and what is done then. */
export const pollTable: readonly PollRow[] = [
  ["truncated JSON", { kind: "truncated-json" }, "again"],
  ["a page", { kind: "html" }, "again"],
  ["an empty object", { kind: "empty-object" }, "again"],
  ["an answer that breaks off", { kind: "cut-body" }, "again"],
  ["silence", { kind: "silence" }, "again"],
  ["a reset", { kind: "reset-after" }, "again"],
  ["400", { kind: "status", status: 400 }, "again"],
  ["401", { kind: "status", status: 401 }, "again"],
  ["403", { kind: "status", status: 403 }, "again"],
  ["404", { kind: "status", status: 404 }, "refuse-later"],
  ["408", { kind: "status", status: 408 }, "again"],
  ["429", { kind: "status", status: 429 }, "pause"],
  ["500", { kind: "status", status: 500 }, "again"],
  ["503", { kind: "status", status: 503 }, "again"],
];
