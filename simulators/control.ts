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
  /** Beside or instead of what else would stand there. */
  headers: z._default(z.record(z.string(), z.string()), {}),
  /** It hits only submissions whose body holds these words. */
  words: z.optional(z.string()),
  /** A string goes out as it is, anything else as JSON. */
  body: z.optional(z.unknown()),
});
export type Fault = z.infer<typeof faultSchema>;

/** What an answer with the result holds besides. */
const answerShape = {
  /** How many results it holds; each is another film. */
  results: z.int().check(z.gte(1)),
  /** How many of these are named and have no link. */
  lacksResults: z.int().check(z.gte(0)),
  /** Whether each link stands there twice. */
  repeatsLinks: z.boolean(),
  /** Whether a last frame comes with it that nobody asked for, where an answer may hold one. */
  givesLastFrame: z.boolean(),
};

/** What becomes of the one next order whose body holds `words`, whatever becomes of others. */
const cueSchema = z.strictObject({
  words: z.string().check(z.minLength(1)),
  /** It never gets further: 0 is the queue, up to 1 how much of it is made. */
  staysAt: z.optional(z.number().check(z.gte(0), z.lt(1))),
  /** It fails with these words. */
  failsWith: z.optional(z.string()),
  /** Its result's link breaks whenever it is fetched, or is dead from the first. */
  link: z.optional(z.enum(["broken", "dead"])),
  /** What its answer holds, whatever others do. */
  answer: z.optional(z.partial(z.strictObject(answerShape))),
  /** What its work is called, whatever the provider would call it. */
  id: z.optional(z.string()),
  /** They hit requests for it alone, before those of everybody. */
  faults: z.optional(z.array(faultSchema)),
});
export type Cue = z.infer<typeof cueSchema>;

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
  /** Whether a job that goes on ends just before a cancel reaches it. */
  cancelsComeTooLate: z.boolean(),
  /** Every job that ends from now on fails with these words. */
  jobsFailWith: z.nullable(z.string()),
  /** Jobs that are not finished say this instead of their status. */
  saysStatus: z.nullable(z.string()),
  /** How a finished job hands over its result. */
  resultAs: z.enum(["link", "base64", "nothing"]),
  ...answerShape,
  /** How many tasks the answer to one order names, where one may name several. Each is a bill. */
  tasks: z.int().check(z.gte(1)),
  /** Whether the prompt is said to have been revised, where an answer says so. */
  revisesPrompt: z.boolean(),
  /** Whether a film is begun when its order is accepted, so that its link answers at once: a waste where hardly any is fetched. */
  makesFilmsAtOnce: z.boolean(),
  /** Whether films differ by model, prompt and take; else one answers every order of its size and length, and is read once per member. */
  variesFilms: z.boolean(),
  /** Whether films have the model's name and the frame's number in a corner. */
  marksFilms: z.boolean(),
  /** Which of its dated contracts a provider keeps to that has two. */
  contract: z.enum(["first", "newer", "either"]),
  faults: z.array(faultSchema),
  cues: z.array(cueSchema),
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
  cancelsComeTooLate: false,
  jobsFailWith: null,
  saysStatus: null,
  resultAs: "link",
  results: 1,
  lacksResults: 0,
  repeatsLinks: false,
  givesLastFrame: false,
  tasks: 1,
  revisesPrompt: false,
  makesFilmsAtOnce: true,
  variesFilms: false,
  marksFilms: true,
  contract: "first",
  faults: [],
  cues: [],
};

/** Whether a request's body holds words, wherever its provider puts them. They are plain: no quotes, no line breaks. */
export function holdsWords(body: unknown, words: string): boolean {
  return JSON.stringify(body ?? null).includes(words);
}
