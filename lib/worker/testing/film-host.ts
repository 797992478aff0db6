import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { makeVideo } from "#simulators/media.ts";
import { startListener } from "#lib/outbound/testing/listener.ts";

/** One answer of a host to the request for a film, which begins with these bytes. */
export type Answer = (response: ServerResponse, film: Buffer, start: number) => void;

/** The film, or its rest, to its end. */
export const whole: Answer = (response, film, start) =>
  void head(response, film, start).end(film.subarray(start));

/** A few bytes, and then a byte now and then without end. */
export const dripping: Answer = (response, film, start) => {
  head(response, film, start).write(film.subarray(start, start + 100));
  let at = start + 100;
  const timer = setInterval(() => response.write(film.subarray(at, ++at)), 200);
  response.on("close", () => clearInterval(timer));
};

/** So many bytes of the file, and then nothing. */
export const haltingAt =
  (end: number): Answer =>
  (response, film, start) =>
    void head(response, film, start).write(film.subarray(start, end));

/** Something else than the film. */
export const answering =
  (status: number, body: string | Uint8Array = "no", headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

function head(response: ServerResponse, film: Buffer, start: number): ServerResponse {
  return response.writeHead(start > 0 ? 206 : 200, {
    etag: '"film"',
    "content-type": "video/mp4",
    "content-length": film.length - start,
    ...(start > 0 && { "content-range": `bytes ${start}-${film.length - 1}/${film.length}` }),
  });
}

/** A host of one film under every address, which serves ranges and answers each address as it is told. */
export async function startFilmHost(folder: string) {
  const size = { width: 640, height: 480, seconds: 2 };
  const film = await readFile(await makeVideo(`${folder}/film.mp4`, { ...size, colour: [200, 90, 20] }));
  const answers = new Map<string, Answer[]>();
  const requests: { path: string; start: number; atMs: number }[] = [];
  const { url, stop } = await startListener((request, response) => {
    const path = request.url ?? "";
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    requests.push({ path, start, atMs: Date.now() });
    const next = answers.get(path) ?? [];
    (next.length > 1 ? next.shift()! : (next[0] ?? whole))(response, film, start);
  });
  return {
    film,
    url,
    stop,
    /** What a path answers: each answer once, the last from then on. */
    answer: (path: string, ...next: Answer[]) => void answers.set(path, next),
    requestsOf: (path: string) => requests.filter((request) => request.path === path),
  };
}
