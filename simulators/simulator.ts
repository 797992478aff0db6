import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod/mini";
import {
  type Control,
  type ControlChange,
  controlChangeSchema,
  holdsWords,
  type Purpose,
  quick,
} from "./control.ts";
import { failWith, takeFault } from "./fail.ts";
import { accept, type Job, jobOfLink, jobOfPath, type Ledger, resultFiles, stateOf } from "./ledger.ts";
import { takeLastFrame } from "./result-film.ts";
import { sendFile } from "./send-file.ts";

export type Reply = { status: number; body: unknown };

/** What a route is given. `body` is what came, parsed; undefined when there was none, or none that is JSON. */
export type Call = {
  path: string;
  body: unknown;
  ledger: Ledger;
  control: Control;
  /** The simulator's own origin, for links in answers. */
  origin: string;
};

/** One of a provider's endpoints. `path` is matched whole. */
export type Route = {
  method: string;
  path: RegExp;
  purpose: Purpose;
  answer(call: Call): Reply | Promise<Reply>;
};

/** What a provider's simulator is made of: its endpoints, and how it says no. */
export type Behaviour = { routes: readonly Route[]; unauthorized: Reply; notFound: Reply };

export type Simulator = {
  url: string;
  ledger: Ledger;
  control(change: ControlChange): void;
  /** Goes on with a job that it was given before it was started, under the id that it had then. */
  remember(job: Pick<Job, "id" | "body" | "order">): void;
  stop(): Promise<void>;
};

const resultRoute = /^\/results\/([0-9a-f-]+)\/([a-z0-9.-]+)$/;

/**
 * A provider over real HTTP, on 127.0.0.1. Beside its endpoints: `GET` and `POST /_control` (see `control.ts`), `GET /_ledger`,
 * and result links that need no key.
 */
export async function startSimulator(
  behaviour: Behaviour,
  { port = 0, control: first = {} }: { port?: number; control?: ControlChange } = {},
): Promise<Simulator> {
  const control: Control = { ...quick };
  const ledger: Ledger = {
    jobs: [],
    requests: [],
    get cues() {
      return control.cues;
    },
  };
  const change = (wanted: unknown) => Object.assign(control, controlChangeSchema.parse(wanted));
  change(first);

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? "/", "http://here");
    if (path === "/_control" || path === "/_ledger") return administer(path, request, response);
    const result = resultRoute.exec(path);
    const route = behaviour.routes.find((each) => each.method === request.method && each.path.test(path));
    const purpose = result ? "result" : (route?.purpose ?? "list");
    ledger.requests.push({ method: request.method ?? "", path, purpose, atMs: Date.now() });
    const job = result ? jobOfLink(ledger, result[1] ?? "") : jobOfPath(ledger, path);
    const unread = takeFault([...(job?.cue?.faults ?? []), ...control.faults], purpose);
    if (unread?.kind === "reset-before") return void request.socket.destroy();
    if (result) {
      if (unread) return failWith(unread, response, { status: 200, body: "not a video" });
      if (job?.cue?.link === "broken") return void request.socket.destroy();
      if (!job || job.cue?.link === "dead")
        return send(response, { status: 403, body: { error: "This link has expired." } });
      const film = await job.film(Number(searchParams.get("n") ?? 1));
      const file =
        result[2] === resultFiles[0]
          ? { path: film, contentType: "video/mp4" }
          : { path: await takeLastFrame(film), contentType: "image/png" };
      return sendFile(file, request, response);
    }
    const body = await readJson(request);
    const ordered = control.cues.find(({ words }) => holdsWords(body, words))?.faults ?? [];
    const fault = unread ?? takeFault([...ordered, ...control.faults], purpose, body);
    const answer = async (): Promise<Reply> => {
      if (!isAuthorized(request, control)) return behaviour.unauthorized;
      return (await route?.answer({ path, body, ledger, control, origin })) ?? behaviour.notFound;
    };
    if (!fault) return send(response, await answer());
    const accepts = fault.kind === "status" ? fault.accepts : fault.kind !== "reset-before";
    return failWith(fault, response, accepts ? await answer() : { status: fault.status, body: null });
  }

  async function administer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === "/_ledger") return send(response, { status: 200, body: await readable(ledger, control) });
    if (request.method !== "POST") return send(response, { status: 200, body: control });
    const parsed = z.safeParse(controlChangeSchema, await readJson(request));
    if (!parsed.success)
      return send(response, { status: 400, body: { error: z.prettifyError(parsed.error) } });
    Object.assign(control, parsed.data);
    return send(response, { status: 200, body: control });
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  return {
    url: origin,
    ledger,
    control: change,
    remember({ id, ...job }) {
      Object.assign(accept(ledger, control, { ...job, problem: Promise.resolve(null), media: [] }), { id });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isAuthorized(request: IncomingMessage, control: Control): boolean {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  return key !== undefined && (control.keys === null || control.keys.includes(key));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

async function readable(ledger: Ledger, control: Control) {
  const jobs = ledger.jobs.map(async (job) => ({
    ...job,
    problem: await job.problem,
    ...(await stateOf(job, control)),
  }));
  return { jobs: await Promise.all(jobs), requests: ledger.requests };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
