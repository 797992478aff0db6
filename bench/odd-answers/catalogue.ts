import { gzipSync } from "node:zlib";
import type { Fault } from "#simulators/control.ts";
import { type Answer, whole } from "#lib/worker/testing/film-host.ts";
import {
  inEnvelope,
  type Places,
  type PolledId,
  polledRows,
  type ProviderId,
  startedRows,
  taskWords,
} from "#lib/worker/testing/odd-answers.ts";
import { type FaultGiven, pollTable, startTable } from "#lib/worker/testing/odd-statuses.ts";
import { oddLinks } from "./odd-links.ts";

/**
 * What an odd answer leads to. `done`: the film comes by itself. `refused`: failed, and nothing is charged. `vanished`: unconfirmed.
 * `failed`: the provider gave accepted work up. `goes on`: it is asked for or fetched again, until what is odd has passed.
 */
export type Means = "done" | "refused" | "vanished" | "failed" | "goes on";

/** One odd answer at one provider. */
export type OddCase = {
  /** What it answers: the paid request, a question about accepted work, or the link to its film. */
  about: "request" | "task" | "link";
  name: string;
  provider: ProviderId;
  /** What the provider calls the work. */
  id?: string;
  faults: readonly (FaultGiven & Pick<Fault, "on">)[];
  /** How paths beneath the places of this case answer. */
  hosted?: Readonly<Record<string, readonly Answer[]>>;
  means: readonly Means[];
  /** Its link never leads to the film: it is left, and looked at again. */
  isLeft?: boolean;
  /** Nothing that can be asked for again would ever give the film. */
  isHopeless?: boolean;
};
type MakeCase = (places: Places) => Omit<OddCase, "provider">;

/** Words that a provider may use anywhere. */
const oddWords: Readonly<Record<string, string>> = {
  "words with NUL": "No\u0000 credit\u0000",
  "half a pair": "No \ud83d credit \ude00",
  "words that end in a pair when cut": `${"w".repeat(1999)}😀`,
  "a megabyte": "wide 😀 ".repeat(130_000),
  "words from right to left": "שלום \u202eolleh \u2066x",
  "marks and quotes": "<script>alert(1)</script> \" ' \\ % ${x} \u001b[31m",
  "no words": "",
};

/** What a provider may call its work, before digits. */
const oddIds = ["a b", "a/b", "../", "a?b#c", "%2e%2e%2f", "ü😀", "-", "<b>", "'"];
/** Ids that cannot be stored as they are: asking for the stored one asks for something else. */
const unkeptIds = ["a\u0000b", "\ud83d", "\n"];

const always = 1_000_000;
const passing = 3;

/** Every odd answer of a provider: as many for each as there are ways of answering it. */
export function catalogue(provider: ProviderId): MakeCase[] {
  const polled = provider === "siraya" ? [] : tasks(provider);
  return [...requests(provider), ...polled, ...links(provider)];
}

const submit =
  (name: string, means: Means | readonly Means[], fault: Partial<Fault>, id?: string): MakeCase =>
  () => ({
    about: "request",
    name,
    means: [means].flat(),
    faults: [{ on: "submit", kind: "status", ...fault }],
    ...(id !== undefined && { id }),
  });

const meansOfEvent = { accepted: "done", release: "done", vanish: "vanished", refuse: "refused" } as const;
const refusals = [405, 406, 410, 411, 414, 415, 418, 423, 424, 426, 428, 431, 451, 499];
const doubts = [
  421, 501, 502, 504, 505, 507, 508, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 598, 599,
];
const afterAccepting = [201, 204, 408, 421, 500, 502, 503, 504, 520, 524, 529];
const waits = [
  ["0", "-5", "3600", "1.5", "1e3", "1, 2", "soon", "Infinity", "NaN", "", "99999999999999999999"],
  ["9".repeat(400), "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "31536000000"],
].flat();

/** Answers to the one paid request. */
function requests(provider: ProviderId): MakeCase[] {
  const accepted = (places: Places) => startedRows(places)[provider][0]![0]; // the table has rows
  const rows = startedRows(somewhere)[provider].map((_, index): MakeCase => (places) => {
    const [body, meaning] = startedRows(places)[provider][index]!; // the same table
    const id = /^accept (\S+)/.exec(meaning)?.[1];
    const isRefused = meaning.startsWith("refuse");
    const means = isRefused ? "refused" : meaning === "vanish" ? "vanished" : "done";
    return submit(`200 ${shown(body)}`, means, { status: 200, accepts: !isRefused, body }, id)(places);
  });
  const saying =
    (name: string, means: readonly Means[], body: (places: Places) => unknown, more: object = {}): MakeCase =>
    (places) =>
      submit(name, means, { status: 200, accepts: true, body: body(places), ...more })(places);
  return [
    ...startTable(provider).map(([name, fault, event]) => submit(name, meansOfEvent[event], fault)),
    ...rows,
    ...refusals.map((status) => submit(`${status}`, "refused", { status })),
    submit("425", ["refused", "done"], { status: 425 }),
    ...doubts.map((status) => submit(`${status}`, "vanished", { status })),
    ...afterAccepting.map((status) =>
      submit(`${status} after accepting`, "vanished", { status, accepts: true, body: "" }),
    ),
    ...[301, 302, 307, 308].map(
      (status): MakeCase =>
        ({ ours }) =>
          submit(`${status} elsewhere after accepting`, "vanished", {
            status,
            accepts: true,
            headers: { location: ours },
          })(somewhere),
    ),
    ...waits.map((retryAfter) =>
      submit(`429, Retry-After ${shown(retryAfter)}`, "done", { status: 429, retryAfter }),
    ),
    ...["-1", "0", "4102444800", "99999999999999", "tomorrow"].map((rateLimitReset) =>
      submit(`429, X-RateLimit-Reset ${rateLimitReset}`, "done", { status: 429, rateLimitReset }),
    ),
    submit("429 for a long time", "goes on", { status: 429, times: always }),
    submit("400 ServerOverloaded", "done", { status: 400, body: { error: { message: "ServerOverloaded" } } }),
    ...Object.entries(oddWords).flatMap(([name, words]) => [
      submit(`400 in ${name}`, "refused", { status: 400, body: { error: { message: words } } }),
      submit(`422, a page with ${name}`, "refused", { status: 422, body: `<h1>${words}</h1>` }),
      saying(`200 and ${name}`, ["vanished"], () => ({ [words]: words })),
    ]),
    saying(
      "200 behind a byte order mark",
      ["done", "vanished"],
      (places) => `\ufeff${text(accepted(places))}`,
    ),
    saying("200 with more behind it", ["vanished"], (places) => `${text(accepted(places))}\n<!-- ok -->`),
    saying("200 as text", ["done"], accepted, { headers: { "content-type": "text/plain" } }),
    ...["", "OK", "null", "[]", '"ok"', "7", "[".repeat(100_000), "{'task_id': 'x'}", "<ok/>"].map((body) =>
      saying(`200 ${shown(body)}`, ["vanished"], () => body),
    ),
    saying("200 that is not what its encoding says", ["vanished"], accepted, gzipped),
    submit("400 that is not what its encoding says", "refused", { status: 400, ...gzipped }),
    saying("200 packed, of 400 MB", ["vanished"], () => bomb, gzipped),
    submit("400 packed, of 400 MB", "refused", { status: 400, body: bomb, ...gzipped }),
    saying("200 longer than it says", ["vanished"], accepted, { headers: { "content-length": "3" } }),
    saying("200 with 64 kB of headers", ["vanished"], accepted, {
      headers: { "x-long": "x".repeat(65_536) },
    }),
    ...(provider === "siraya" ? [] : [...oddIds, ...unkeptIds].map((id) => withId(provider, id))),
  ].map((make) => (places) => withAcceptedId(make(places), places));
}

/** Every case has an id that no other has, so that two tasks are never one. */
const withAcceptedId = (made: Omit<OddCase, "provider">, { id }: Places) => ({ id, ...made });

const withId =
  (provider: ProviderId, odd: string): MakeCase =>
  (places) => {
    const id = `${odd}${places.id}`;
    const body = startedRows({ ...places, id })[provider][1]![0]; // the second has its id as a text
    const isUnkept = unkeptIds.includes(odd);
    const means = isUnkept ? (["vanished", "failed"] as const) : (["done"] as const);
    const named = submit(`200 with the id ${shown(odd)}…`, means, { status: 200, accepts: true, body }, id);
    return { ...named(places), isHopeless: isUnkept };
  };

const gzipped = { headers: { "content-encoding": "gzip" } };
const bomb = gzipSync(Buffer.alloc(400_000_000));
const somewhere: Places = { id: "1", link: "x", bare: "x", second: "x", still: "x", ours: "x" };

/** Answers about accepted work. */
function tasks(provider: PolledId): MakeCase[] {
  const poll =
    (name: string, means: Means | readonly Means[], fault: FaultGiven): MakeCase =>
    () => ({
      about: "task",
      name,
      means: [means].flat(),
      faults: [{ on: "poll", times: always, ...fault }],
    });
  const rows = polledRows(provider, somewhere).map((_, index): MakeCase => (places) => {
    const [body, meaning] = polledRows(provider, places)[index]!; // the same table
    const means = meaning.startsWith("film") ? "done" : meaning === "failed" ? "failed" : "goes on";
    return poll(`200 ${shown(body)}`, means, { kind: "status", status: 200, body })(places);
  });
  const { waiting, success, failure } = taskWords[provider];
  const task =
    (name: string, means: Means, said: (places: Places) => object, times = always): MakeCase =>
    (places) =>
      poll(name, means, { kind: "status", status: 200, times, body: inEnvelope[provider](said(places)) })(
        places,
      );
  return [
    ...pollTable.map(([name, fault]) =>
      poll(`${name}, now and then`, "done", { ...fault, times: fault.kind === "silence" ? 1 : passing }),
    ),
    ...pollTable
      .filter(([, { kind }]) => kind !== "silence")
      .map(([name, fault]) => poll(`${name}, always`, ["goes on", "failed"], fault)),
    ...rows,
    ...[401, 403, 409, 422, 425, 500, 502, 504, 520, 529].map((status) =>
      poll(`${status}, always`, "goes on", { kind: "status", status }),
    ),
    ...Object.entries(oddWords).flatMap(([name, words]) => [
      task(`given up in ${name}`, "failed", () => ({
        status: failure,
        error: { message: words },
        error_message: words,
        fail_reason: words,
      })),
      task(`a status in ${name}`, "goes on", () => ({ status: `X${words}` })),
      task(`finished without a film, in ${name}`, "goes on", () => ({ status: success, message: words })),
    ]),
    task("finished, then at work, then finished", "done", () => ({ status: success }), 1),
    task("at work with its film there", "goes on", ({ link }) => ({ status: waiting, outputs: [link] })),
    task("of another task", "done", ({ link, id }) => ({
      status: success,
      task_id: `${id}0`,
      outputs: [link],
    })),
    poll("429, asked to wait for an hour", "done", {
      kind: "status",
      status: 429,
      retryAfter: "3600",
      times: 1,
    }),
    ...waits.map((retryAfter) =>
      poll(`429, Retry-After ${shown(retryAfter)}`, "done", {
        kind: "status",
        status: 429,
        retryAfter,
        times: 1,
      }),
    ),
    poll("200 packed, of 400 MB", "done", { kind: "status", status: 200, body: bomb, times: 1, ...gzipped }),
    poll("302 elsewhere", "goes on", { kind: "status", status: 302, headers: { location: "/elsewhere" } }),
  ];
}

/** Links in an answer that is otherwise as documented. */
function links(provider: ProviderId): MakeCase[] {
  const answerWith = (urls: readonly string[]): OddCase["faults"][number] =>
    provider === "siraya"
      ? {
          on: "submit",
          kind: "status",
          status: 200,
          accepts: true,
          body: { data: urls.map((url) => ({ url })) },
        }
      : {
          on: "poll",
          kind: "status",
          status: 200,
          times: always,
          body: inEnvelope[provider]({ status: taskWords[provider].success, outputs: urls }),
        };
  return oddLinks.flatMap(({ name, urls, answers, means, isLeft }): MakeCase[] => {
    const made =
      (title: string, hosted: readonly Answer[], ends: readonly Means[]): MakeCase =>
      (places) => ({
        about: "link",
        name: title,
        faults: [answerWith(urls?.(places) ?? [places.link])],
        ...(!urls && { hosted: { "clip.mp4": hosted } }),
        means: ends,
        isLeft: isLeft === true,
        isHopeless: isLeft === true && provider === "siraya",
      });
    if (!answers) return [made(name, [whole], means ?? ["done"])];
    if (means) return [made(name, answers, means)];
    return [
      made(`${name}, a few times`, [...answers, ...answers, ...answers, whole], ["done"]),
      made(`${name}, always`, answers, ["goes on", "failed"]),
    ];
  });
}

const text = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));

/** A body in a line of a table. */
function shown(body: unknown): string {
  const line = JSON.stringify(body) ?? "";
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}
