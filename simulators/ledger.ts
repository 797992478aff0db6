import { randomUUID } from "node:crypto";
import { type Control, type Cue, holdsWords } from "./control.ts";
import type { FetchedMedia } from "./check-media.ts";
import { makeResultFilm, type Order } from "./result-film.ts";

/** An accepted submission: a bill, whatever became of its answer. */
export type Job = {
  id: string;
  acceptedAtMs: number;
  body: Record<string, unknown>;
  order: Order;
  /** What is wrong with the body, found when the job runs; null when nothing is. */
  problem: Promise<string | null>;
  media: FetchedMedia[];
  /** Gives the path of what it makes, the first film or another. */
  film: (number?: number) => Promise<string>;
  canceledAtMs: number | null;
  /** When it ended, where a cancel came too late for it. */
  endedAtMs: number | null;
  /** Its result link, made anew when the last one has died. */
  link: { token: string; diesAtMs: number } | null;
  /** What becomes of it, where that was laid down before. */
  cue: Cue | null;
};

export type JobState =
  | { state: "queued" | "running"; progress: number }
  | { state: "succeeded" | "canceled"; endedAtMs: number }
  | { state: "failed"; endedAtMs: number; problem: string };

/** Every accepted job, in order: what the studio owes. */
export type Ledger = {
  jobs: Job[];
  /** Every request that came, accepted or not. */
  requests: { method: string; path: string; purpose: string; atMs: number }[];
  /** What is still to become of orders with certain words. */
  readonly cues: Cue[];
};

/** How many different films a model gives for one prompt before it begins anew. */
const takes = 4;

/** Puts a job on the ledger. From here on it is billed. */
export function accept(
  ledger: Ledger,
  { variesFilms, marksFilms, makesFilmsAtOnce }: Control,
  job: Pick<Job, "body" | "order" | "problem" | "media">,
): Job {
  const { model, prompt } = job.order;
  const isLike = ({ order }: Job) => order.prompt === prompt && order.model === model;
  const before = variesFilms ? ledger.jobs.filter(isLike).length : 0;
  const order = variesFilms ? job.order : { ...job.order, model: "simulated", prompt: "" };
  const film = (number = 1) => makeResultFilm(order, (before + number - 1) % takes, marksFilms);
  if (makesFilmsAtOnce) film().catch(() => {}); // whoever fetches it is told
  const cue = takeCue(ledger, job.body);
  const accepted: Job = {
    ...job,
    film,
    id: cue?.id ?? randomUUID(),
    acceptedAtMs: Date.now(),
    canceledAtMs: null,
    endedAtMs: null,
    link: null,
    cue,
  };
  ledger.jobs.push(accepted);
  return accepted;
}

function takeCue({ cues }: Ledger, body: Job["body"]): Cue | null {
  const index = cues.findIndex(({ words }) => holdsWords(body, words));
  return index < 0 ? null : cues.splice(index, 1)[0]!; // it was just found there
}

/** How far a job is by the clock. */
export async function stateOf(job: Job, control: Control, nowMs = Date.now()): Promise<JobState> {
  const runsAtMs = job.acceptedAtMs + control.queueMs;
  const endsAtMs = job.endedAtMs ?? runsAtMs + control.runMs;
  if (job.canceledAtMs !== null) return { state: "canceled", endedAtMs: job.canceledAtMs };
  const staysAt = job.cue?.staysAt;
  if (staysAt !== undefined) return { state: staysAt === 0 ? "queued" : "running", progress: staysAt };
  if (nowMs < Math.min(runsAtMs, endsAtMs)) return { state: "queued", progress: 0 };
  if (nowMs < endsAtMs) return { state: "running", progress: (nowMs - runsAtMs) / control.runMs };
  const problem = (await job.problem) ?? job.cue?.failsWith ?? control.jobsFailWith;
  return problem === null
    ? { state: "succeeded", endedAtMs: endsAtMs }
    : { state: "failed", endedAtMs: endsAtMs, problem };
}

/** Cancels a job that has not ended. Says whether it did. */
export async function cancel(job: Job, control: Control): Promise<boolean> {
  const { state } = await stateOf(job, control);
  if (state !== "queued" && state !== "running") return false;
  if (control.cancelsComeTooLate) {
    job.endedAtMs = Date.now();
    return false;
  }
  job.canceledAtMs = Date.now();
  return true;
}

/** A file that a job makes. */
export const resultFiles = ["video.mp4", "last-frame.png"] as const;
export type ResultFile = (typeof resultFiles)[number];

/** The path of a job's result, on this simulator: the same while it lives, then a fresh one. */
export function resultPath(job: Job, control: Control, file: ResultFile = "video.mp4"): string {
  const nowMs = Date.now();
  if (job.link === null || job.link.diesAtMs <= nowMs)
    job.link = { token: randomUUID(), diesAtMs: nowMs + (control.linkLifeMs ?? Infinity) };
  return `/results/${job.link.token}/${file}`;
}

/** The links that a finished job's answer names; "" where one is missing. */
export function resultLinks(job: Job, control: Control, origin: string): string[] {
  const { results, lacksResults, repeatsLinks } = { ...control, ...job.cue?.answer };
  const first = origin + resultPath(job, control);
  const links = Array.from({ length: results }, (_, index) => {
    if (index >= results - lacksResults) return "";
    return index === 0 ? first : `${first}?n=${index + 1}`;
  });
  return repeatsLinks ? links.flatMap((link) => [link, link]) : links;
}

/** The link of the last frame, where a finished job's answer names one. */
export function lastFrameLink(job: Job, control: Control, origin: string, isAsked = false): string | null {
  const { givesLastFrame } = { ...control, ...job.cue?.answer };
  return isAsked || givesLastFrame ? origin + resultPath(job, control, "last-frame.png") : null;
}

/** The job whose result a living link opens. */
export function jobOfLink(ledger: Ledger, token: string): Job | undefined {
  return ledger.jobs.find((job) => job.link?.token === token && job.link.diesAtMs > Date.now());
}

/** The job that a request is about whose path ends in an id. */
export function jobOfPath(ledger: Ledger, path: string): Job | undefined {
  const id = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  return ledger.jobs.find((job) => job.id === id);
}
