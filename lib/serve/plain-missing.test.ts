import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { showMissingPlainly } from "./plain-missing.ts";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** What comes of an answer that a page gives. */
async function answerOf(give: RequestListener, path = "/g/token"): Promise<Response> {
  server = createServer((request, response) => {
    showMissingPlainly(request.url ?? "/", response);
    give(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`); // it listens on TCP
}

const gone: Record<string, RequestListener> = {
  "written in pieces": (_request, response) => {
    response.statusCode = 404;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("link", "</font.woff2>; nonce=abc");
    response.write("<html>a page that");
    response.end(" needs scripts</html>");
  },
  "written at once": (_request, response) => {
    response.writeHead(404, { "content-type": "text/html", "x-secret": "1" }).end("<html>…</html>");
  },
};

test.each(Object.keys(gone))("a missing page, %s, is the same plain one", async (name) => {
  const response = await answerOf(gone[name]!);
  const text = await response.text();
  expect(response.status).toBe(404);
  expect(text).toContain("<h1>Page not found</h1>");
  expect(text).not.toContain("script");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "content-length": String(Buffer.byteLength(text)),
  });
  for (const own of ["link", "x-secret"]) expect(response.headers.has(own)).toBe(false);
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("a missing frame may say so in somebody else's page", async () => {
  const response = await answerOf(gone["written at once"]!, "/g/token/embed?a=1");
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors *");
  await response.text();
});

test.each<[string, number, string]>([
  ["a page", 200, "text/html"],
  ["what is no page", 404, "text/plain"],
  ["a part of a page", 404, "text/x-component"],
  ["an error", 500, "text/html"],
])("%s (%d, %s) goes through as it is", async (_what, status, type) => {
  const response = await answerOf((_request, answer) => {
    answer.writeHead(status, { "content-type": type }).end("itself");
  });
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    status,
    type,
    "itself",
  ]);
});
