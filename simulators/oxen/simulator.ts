import { readFile } from "node:fs/promises";
import { outputSize } from "#lib/domain/limits/output-size.ts";
import { aspectRatios } from "#lib/domain/settings/setting-values.ts";
import { checkMediaLink, type FetchedMedia } from "#simulators/check-media.ts";
import type { Control, ControlChange } from "#simulators/control.ts";
import {
  accept,
  cancel,
  type Job,
  jobOfPath,
  lastFrameLink,
  resultLinks,
  stateOf,
} from "#simulators/ledger.ts";
import type { Order } from "#simulators/result-film.ts";
import { type Call, type Reply, type Route, type Simulator, startSimulator } from "#simulators/simulator.ts";
import { type Body, type Contract, mediaOf, refusalAtQueue, refusalAtRun } from "./check-body.ts";

const words = {
  queued: "queued",
  running: "processing",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "cancelled",
} as const;

const error = (status: number, type: string, title: string): Reply => ({
  status,
  body: { error: { type, title }, status: "error", status_message: type },
});
const notFound = error(404, "resource_not_found", "Resource not found");

/** Oxen's queue over real HTTP, as its documentation has it. */
export function startOxenSimulator(
  options: { port?: number; control?: ControlChange } = {},
): Promise<Simulator> {
  const unauthorized = error(401, "unauthorized", "Invalid API key");
  return startSimulator({ routes, unauthorized, notFound }, options);
}

const routes: Route[] = [
  { method: "POST", path: /^\/api\/ai\/queue$/, purpose: "submit", answer: enqueue },
  { method: "GET", path: /^\/api\/ai\/queue$/, purpose: "list", answer: list },
  { method: "GET", path: /^\/api\/ai\/queue\/[^/]+$/, purpose: "poll", answer: show },
  { method: "DELETE", path: /^\/api\/ai\/queue\/[^/]+$/, purpose: "cancel", answer: stop },
  { method: "GET", path: /^\/api\/ai\/generations\/[^/]+$/, purpose: "bill", answer: bill },
];

function enqueue({ body, ledger, control }: Call): Reply {
  const contract = contractOf(body, control);
  const refusal = refusalAtQueue(body, contract);
  if (refusal !== null) return error(400, "bad_request", refusal);
  const wanted = body as Body; // the queue has just seen that it is an object
  const count = Math.max(Number(wanted.num_generations ?? 1), control.tasks);
  const generations = Array.from({ length: count }, () => {
    const media: FetchedMedia[] = [];
    const problem = judge(wanted, contract, media, control.checksMedia);
    const job = accept(ledger, control, { body: wanted, order: orderOf(wanted), problem, media });
    return { generation_id: job.id, status: "queued" };
  });
  return { status: 200, body: { generations } };
}

/** Whoever takes either contract tells them apart by the duration: words in one, numbers in the other. */
function contractOf(body: unknown, { contract }: Control): Contract {
  if (contract !== "either") return contract;
  const isNumber =
    typeof body === "object" && body !== null && typeof Reflect.get(body, "duration") === "number";
  return isNumber ? "newer" : "first";
}

async function judge(
  body: Body,
  contract: Contract,
  seen: FetchedMedia[],
  checksMedia: boolean,
): Promise<string | null> {
  const refusal = refusalAtRun(body, contract);
  if (refusal !== null || !checksMedia) return refusal;
  for (const { url, kind, field } of mediaOf(body)) {
    const problem = await checkMediaLink(url, kind, seen);
    if (problem !== null) return `${field} cannot be used: ${problem}`;
  }
  return null;
}

/** A film in 4K would take long to draw: it becomes 1080p here. */
const sizes: Record<string, "480p" | "720p" | "1080p"> = { "480p": "480p", "1080p": "1080p", "4k": "1080p" };

function orderOf(body: Body): Order {
  const ratio = aspectRatios.find((each) => each === body.aspect_ratio) ?? "16:9";
  return {
    ...outputSize(sizes[String(body.resolution)] ?? "720p", ratio),
    seconds: Number(body.duration) > 0 ? Number(body.duration) : 5,
    hasSound: body.generate_audio !== false,
    model: String(body.model),
    prompt: String(body.prompt),
  };
}

async function list({ ledger, control }: Call): Promise<Reply> {
  const jobs = await Promise.all(ledger.jobs.map(async (job) => ({ job, ...(await stateOf(job, control)) })));
  const active = jobs.filter(({ state }) => state === "queued" || state === "running");
  const generations = active.map(({ job, state }) => ({
    ...common(job),
    status: words[state],
    model: job.body.model,
    prompt: job.body.prompt,
  }));
  return { status: 200, body: { generations } };
}

async function show(call: Call): Promise<Reply> {
  const job = jobOfPath(call.ledger, call.path);
  if (!job) return notFound;
  const { control, origin } = call;
  const state = await stateOf(job, control);
  if ("progress" in state)
    return { status: 200, body: { ...common(job), status: control.saysStatus ?? words[state.state] } };
  const ended = {
    ...common(job),
    status: words[state.state],
    completed_at: Math.floor(state.endedAtMs / 1000),
  };
  if (state.state === "failed") return { status: 200, body: { ...ended, error_message: state.problem } };
  if (state.state === "canceled") return { status: 200, body: ended };
  if (control.resultAs === "nothing") return { status: 200, body: { ...ended, result_url: null } };
  const links = resultLinks(job, control, origin);
  if (control.resultAs === "link") {
    const last_frame_url = lastFrameLink(job, control, origin);
    const result_url = links.length === 1 ? links[0] : links;
    return { status: 200, body: { ...ended, result_url, ...(last_frame_url && { last_frame_url }) } };
  }
  const videos = await Promise.all(
    links.map(async (_link, index) => ({ b64_json: await readFile(await job.film(index + 1), "base64") })),
  );
  return { status: 200, body: { ...ended, videos } };
}

async function stop(call: Call): Promise<Reply> {
  const job = jobOfPath(call.ledger, call.path);
  if (!job) return notFound;
  await cancel(job, call.control);
  return { status: 200, body: { status: "success", generation_id: job.id } };
}

function bill(call: Call): Reply {
  const job = jobOfPath(call.ledger, call.path);
  return job ? { status: 200, body: { ...common(job), cost: costOf(job) } } : notFound;
}

/** A price of our own making: nobody documents one. */
function costOf(job: Job): string {
  return (job.order.seconds * 0.12).toFixed(4);
}

function common(job: Job) {
  return { generation_id: job.id, enqueued_at: Math.floor(job.acceptedAtMs / 1000) };
}
