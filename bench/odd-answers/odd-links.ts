import { type Answer, answering } from "#lib/worker/testing/film-host.ts";
import type { Places } from "#lib/worker/testing/odd-answers.ts";
import type { Means } from "./catalogue.ts";

/**
 * A link to a result, or how it answers. Where it says nothing of what that means it is played twice: passing, and the film is saved;
 * and lasting, and it goes on or can be tried again.
 */
type OddLink = {
  name: string;
  urls?: (places: Places) => string[];
  answers?: readonly Answer[];
  means?: readonly Means[];
  isLeft?: boolean;
};

/** A picture of one pixel. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const page = "<!doctype html><title>Signed out</title>";

/** So much of the film, and then the connection breaks. */
const breakingAt =
  (share: number): Answer =>
  (response, film) => {
    response.writeHead(200, { "content-length": film.length });
    response.write(film.subarray(0, Math.max(1, film.length * share)), () => response.destroy());
  };
/** The film with these headers. */
const filmAs =
  (headers: Record<string, string>): Answer =>
  (response, film) =>
    void response.writeHead(200, headers).end(film);
/** As much of the film as this, and no word of the rest. */
const cutAt =
  (share: number): Answer =>
  (response, film) =>
    void response.writeHead(200, { "content-type": "video/mp4" }).end(film.subarray(0, film.length * share));

const statuses = [400, 401, 402, 403, 404, 405, 408, 409, 410, 416, 418, 423, 425, 429, 451];
const failures = [500, 501, 502, 503, 504, 507, 520, 522, 524, 529];
const unusable: Record<string, string> = {
  "a private address": "http://10.1.2.3/clip.mp4",
  "the address of a cloud's own service": "http://169.254.169.254/latest/clip.mp4",
  "a name that nobody has": "https://no-such-host.invalid/clip.mp4",
  "a port where nobody listens": "http://127.0.0.1:9/clip.mp4",
};
const noLinks: Record<string, string> = {
  "a file of ours": "file:///etc/passwd",
  FTP: "ftp://example.com/clip.mp4",
  "a script": "javascript:alert(1)",
  "no address": "http://",
  "a path": "/clip.mp4",
};

export const oddLinks: readonly OddLink[] = [
  ...[...statuses, ...failures].map((status) => ({ name: `${status}`, answers: [answering(status)] })),
  ...["1", "3600", "soon", "99999999999999999999"].map((wait) => ({
    name: `503, Retry-After ${wait}`,
    answers: [answering(503, "later", { "retry-after": wait })],
  })),
  { name: "a page", answers: [answering(200, page, { "content-type": "text/html" })] },
  { name: "a picture", answers: [answering(200, png, { "content-type": "image/png" })] },
  { name: "JSON", answers: [answering(200, '{"state":"processing"}')] },
  { name: "an empty file", answers: [answering(200, "")] },
  { name: "204", answers: [answering(204, "")] },
  { name: "half a film", answers: [cutAt(0.5)] },
  { name: "a hundred bytes of a film", answers: [cutAt(0.005)] },
  { name: "a break at once", answers: [(response) => void response.destroy()] },
  { name: "a break at the first byte", answers: [breakingAt(0)] },
  { name: "a break half way", answers: [breakingAt(0.5)] },
  { name: "a redirect to itself", answers: [answering(302, "", { location: "" })] },
  {
    name: "a redirect to a private address",
    answers: [answering(302, "", { location: "http://10.1.2.3/" })],
  },
  { name: "what is not packed as it says", answers: [filmAs({ "content-encoding": "gzip" })] },
  { name: "a film as text", answers: [filmAs({ "content-type": "text/html" })], means: ["done"] },
  { name: "a film as nothing", answers: [filmAs({})], means: ["done"] },
  {
    name: "a film with a name that leads elsewhere",
    answers: [filmAs({ "content-disposition": 'attachment; filename="../../../etc/passwd"' })],
    means: ["done"],
  },
  {
    name: "a redirect to the film",
    answers: [answering(302, "", { location: "second.mp4" })],
    means: ["done"],
  },
  { name: "no ending", urls: ({ bare }) => [bare] },
  { name: "another ending", urls: ({ link }) => [link.replace(".mp4", ".bin")] },
  { name: "a picture's ending for a film beside it", urls: ({ still, link }) => [still, link] },
  { name: "a query and a fragment", urls: ({ link }) => [`${link}?a=%20&b=ü😀#t=1`] },
  { name: "8 kB of query", urls: ({ link }) => [`${link}?${"x".repeat(8000)}`] },
  { name: "blanks around it", urls: ({ link }) => [`  ${link}\n`] },
  { name: "the same twice", urls: ({ link }) => [link, link] },
  { name: "three films", urls: ({ link, second, bare }) => [link, second, bare] },
  {
    name: "a film and a dead one",
    urls: ({ link }) => [link, "http://127.0.0.1:9/second.mp4"],
    means: ["done", "goes on"],
  },
  {
    name: "user and password in it",
    urls: ({ link }) => [link.replace("http://", "http://user:word@")],
    means: ["done", "goes on", "failed"],
    isLeft: true,
  },
  ...Object.entries(unusable).map(([name, url]) => ({
    name,
    urls: () => [url],
    means: ["goes on", "failed"] as const,
    isLeft: true,
  })),
  ...Object.entries(noLinks).map(([name, url]) => ({
    name,
    urls: () => [url],
    means: ["goes on", "vanished"] as const,
    isLeft: true,
  })),
];
