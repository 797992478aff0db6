import * as z from "zod/mini";

/** What a request is for, whatever its provider calls it. */
export const purposes = ["submit", "poll", "list", "cancel", "bill", "result"] as const;
export type Purpose = (typeof purposes)[number];

/**
 * One way of failing. Those that `accept` do the work (and bill it) before they fail:
 * `late` answers after `delayMs`; `truncated-json` ends the JSON in the middle; `cut-body` breaks the connection there;
 * `html` and `empty-object` answer 200 with something else; `silence` never answers; `reset-after` breaks the connection
 * instead of answering. `reset-before` breaks it before the body is read, and nothing is accepted. `status` answers with
 * `status`, having accepted only if `accepts` says so.
 */
const faultSchema = z.strictObject({
  on: z.enum(purposes),
  kind: z.enum([
    "late",
    "truncated-json",
    "cut-body",
    "html",
    "empty-object",
    "silence",
    "reset-after",
    "reset-before",
    "status",
  ]),
  /** How many requests it hits, in order. */
  times: z._default(z.int(), 1),
  delayMs: z._default(z.int(), 0),
  status: z._default(z.int(), 500),
  accepts: z._default(z.boolean(), false),
  retryAfter: z.optional(z.string()),
  rateLimitReset: z.optional(z.string()),
  /** A string goes out as it is, anything else as JSON. */
  body: z.optional(z.unknown()),
});
export type Fault = z.infer<typeof faultSchema>;

/** How a simulator behaves. Times in milliseconds; `null` lifts a bound. */
const controlSchema = z.strictObject({
  queueMs: z.int(),
  runMs: z.int(),
  /** How long a result link lives after it was shown first; the next poll after its death shows a fresh one. */
  linkLifeMs: z.nullable(z.int()),
  /** Keys that are accepted; null takes any that is not empty. */
  keys: z.nullable(z.array(z.string())),
  /** Whether the media links of a request are fetched, and judged. */
  checksMedia: z.boolean(),
  /** Every job that ends from now on fails with these words. */
  jobsFailWith: z.nullable(z.string()),
  /** Jobs that are not finished say this instead of their status. */
  saysStatus: z.nullable(z.string()),
  /** How a finished job hands over its result. */
  resultAs: z.enum(["link", "base64", "nothing"]),
  /** How many results an answer holds that may hold several. */
  results: z.int().check(z.gte(1)),
  /** Whether the prompt is said to have been revised, where an answer says so. */
  revisesPrompt: z.boolean(),
  /** Which of its dated contracts a provider keeps to that has two. */
  contract: z.enum(["first", "newer", "either"]),
  faults: z.array(faultSchema),
});
export type Control = z.infer<typeof controlSchema>;
export const controlChangeSchema = z.partial(controlSchema);
export type ControlChange = z.input<typeof controlChangeSchema>;

/** Quick and well-behaved: what tests start from. */
export const quick: Control = {
  queueMs: 0,
  runMs: 0,
  linkLifeMs: null,
  keys: null,
  checksMedia: true,
  jobsFailWith: null,
  saysStatus: null,
  resultAs: "link",
  results: 1,
  revisesPrompt: false,
  contract: "first",
  faults: [],
};
