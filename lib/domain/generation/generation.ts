/**
 * The states of a generation, and what moves it. A row is one result; the paid request is output 1. A further output of its answer knows only the
 * events after it: it begins in `saving` (or in `running`, with a task of its own) and is never `queued`. The diagram in docs/architecture.md, the
 * database's check and the tests derive from this.
 */
export const statuses = [
  "queued",
  "submitting",
  "unconfirmed",
  "running",
  "saving",
  "done",
  "failed",
  "canceled",
] as const;
export type Status = (typeof statuses)[number];

/**
 * Per status the events that leave it. `vanish` is for a request that may have been accepted although no answer
 * says so; `release` only for what proves that nothing was accepted. `stopWaiting` leaves `submitting` only where the
 * request is a blocking call, which goes on.
 */
export const transitions = {
  queued: { claim: "submitting", cancel: "canceled" },
  submitting: {
    accept: "running",
    answer: "saving",
    refuse: "failed",
    release: "queued",
    vanish: "unconfirmed",
    stopWaiting: "unconfirmed",
  },
  unconfirmed: { accept: "running", answer: "saving", adopt: "running", resend: "queued", abandon: "failed" },
  running: {
    finish: "saving",
    refuse: "failed",
    cancel: "canceled",
    expire: "failed",
    stopWaiting: "failed",
  },
  saving: { store: "done", relink: "running", lose: "failed", stopWaiting: "failed" },
  done: {},
  failed: { retry: "queued", lookAgain: "running", tryLink: "saving" },
  canceled: {},
} as const satisfies Record<Status, Partial<Record<string, Status>>>;

type EventsOf<S extends Status> = keyof (typeof transitions)[S];
export type GenerationEvent = { [S in Status]: EventsOf<S> }[Status];

/** Where an event leads from a status, or null when it does not leave it. A vanished free request is simply asked again. */
export function nextStatus(status: Status, event: GenerationEvent, billing: "paid" | "free"): Status | null {
  if (event === "vanish" && status === "submitting" && billing === "free") return "queued";
  const events: Partial<Record<GenerationEvent, Status>> = transitions[status];
  return events[event] ?? null;
}

/** The statuses that an event leaves: what a fenced update names in its WHERE. */
export function statusesBefore(event: GenerationEvent): Status[] {
  return statuses.filter((status) => event in transitions[status]);
}

/** Nothing moves by itself any more. `failed` may be retried and `unconfirmed` resolved, by a person. */
export function isTerminal(status: Status): boolean {
  return status === "done" || status === "failed" || status === "canceled";
}

/** The worker has something to do: the sweep enqueues these when they are due. */
export function isWorkable(status: Status): boolean {
  return status === "queued" || status === "submitting" || status === "running" || status === "saving";
}

/** Whether nothing more happens to it unless somebody takes it up again. */
export function hasEnded(status: Status): boolean {
  return status === "done" || status === "failed" || status === "canceled";
}
