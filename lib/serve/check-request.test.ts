import { once } from "node:events";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRequestCheck } from "./check-request.ts";

const appUrl = "http://localhost:4605";
const wrongOrigins: string[] = [];
const isRefused = createRequestCheck({ appUrl }, (origin) => wrongOrigins.push(origin));
/** Says what it has got to read, as the framework would get it. */
const server = createServer((request, response) => {
  void isRefused(request, response).then(async (hasAnswered) => {
    if (!hasAnswered) response.end(`read ${(await text(request)).length}`);
  });
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

type Sent = { method?: string; path?: string; headers?: Record<string, string>; pieces?: string[] };

async function answerTo({ method = "POST", path = "/studio", headers = {}, pieces = [] }: Sent) {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const sent = send({ port, host: "127.0.0.1", method, path, headers });
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [response] = await once(sent, "response");
  return {
    status: response.statusCode as number,
    words: await text(response),
    allow: response.headers.allow,
    location: response.headers.location,
  };
}

const action = { "next-action": "00", origin: appUrl, "content-type": "text/plain;charset=UTF-8" };
const withBody = (...pieces: string[]): Sent => ({ headers: action, pieces });
const other = "This request comes from another site.";
const malformed = "This request can't be read.";
const tooMany = "Too many parts at once.";
const noForm = "The studio takes no such form.";

test.each<[string, Sent, number, string]>([
  ["TRACE", { method: "TRACE" }, 405, "This method isn't used here."],
  ["PROPFIND", { method: "PROPFIND" }, 405, "This method isn't used here."],
  ["DELETE", { method: "DELETE", path: "/api/history" }, 405, "This method isn't used here."],
  ["an address with a percent sign of its own", { method: "GET", path: "/prompts/%ZZ" }, 400, malformed],
  ["an address with half a character", { method: "GET", path: "/g/%E0%A4%A" }, 400, malformed],
  ["an address with a NUL", { method: "GET", path: "/api/runs/%00" }, 400, malformed],
  ["an origin of another site", { headers: { ...action, origin: "https://evil.example" } }, 403, other],
  ["an origin that is none", { headers: { ...action, origin: "evil" } }, 403, other],
  ["an origin that is hidden", { headers: { ...action, origin: "null" } }, 403, other],
  ["a form", { headers: { "content-type": "multipart/form-data; boundary=x" } }, 415, noForm],
  [
    "a form of an action",
    { headers: { ...action, "content-type": "multipart/form-data" }, pieces: ["--"] },
    415,
    noForm,
  ],
  ["no input", withBody(), 400, malformed],
  ["what is no JSON", withBody("["), 400, malformed],
  ["what is no list", withBody("{}"), 400, malformed],
  ["a part that is not there", withBody('["$F1"]'), 400, malformed],
  ["a part in a part", withBody('[{"id":"$Q2"}]'), 400, malformed],
  ["a huge number", withBody(`["$n${"9".repeat(500_000)}"]`), 400, malformed],
  ["a deep list", withBody("[".repeat(500_000), "]".repeat(500_000)), 413, tooMany],
  ["a long list", withBody(`[${"1,".repeat(500_000)}1]`), 413, tooMany],
  ["a long list of lists", withBody(`[${"[],".repeat(300_000)}1]`), 413, tooMany],
  ["a form of a route with nothing in it", { path: "/api/imports" }, 400, malformed],
  [
    "a form of a route with more than 1 MB",
    { path: "/api/imports", pieces: ["a".repeat(1024 * 1024), "b"] },
    413,
    "Too much at once (max 1 MB).",
  ],
  ["more than 1 MB", withBody('["', "a".repeat(1024 * 1024), '"]'), 413, "Too much at once (max 1 MB)."],
])("%s is refused with a sentence", async (_what, sent, status, words) => {
  expect(await answerTo(sent)).toMatchObject({ status, words });
});

test("an origin of another site is told to whoever runs the studio", async () => {
  wrongOrigins.length = 0;
  await answerTo({ headers: { ...action, origin: "https://evil.example" } });
  await answerTo(withBody("["));
  expect(wrongOrigins).toEqual(["https://evil.example"]);
});

test.each([
  ["/sign-in?next=%2Fstudio", `${appUrl}/sign-in?next=%2Fstudio`],
  ["//evil.example/", `${appUrl}//evil.example/`],
])(
  "a form that is sent to %s before the page's script has come gets the page again",
  async (path, location) => {
    const headers = { origin: appUrl, "content-type": "application/x-www-form-urlencoded" };
    const answer = await answerTo({ path, headers, pieces: ["email=ada%40studio.example"] });
    expect(answer).toMatchObject({ status: 303, location });
  },
);

test("a refused method names the others", async () => {
  expect((await answerTo({ method: "TRACE" })).allow).toBe("GET, HEAD, POST, OPTIONS");
});

test.each<[string, Sent, number]>([
  ["a page", { method: "GET", path: "/prompts/%E2%9C%93?q=%ZZ" }, 0],
  ["the password of a gallery", { path: "/g/abc/password", headers: { origin: "null" }, pieces: ["a=b"] }, 3],
  ["a route's own form", { path: "/api/imports", headers: { origin: "null" }, pieces: ["{}"] }, 2],
  ["an action", withBody('[{"id":"1","at":"$undefined","same":"$0:0","text":"$$5"}]'), 57],
  ["an action with brackets in its words", withBody(`["${'[\\"{'.repeat(100)}"]`), 404],
  ["an action in pieces", withBody('["', "a".repeat(1_000_000), '"]'), 1_000_004],
])("%s goes on with all that it brings", async (_what, sent, length) => {
  expect(await answerTo(sent)).toMatchObject({ status: 200, words: `read ${length}` });
});

test.each([
  ["1 MB of small values", `[${"1,".repeat(500_000)}1]`],
  ["1 MB of small texts", `[${'"a",'.repeat(250_000)}1]`],
  ["1 MB of depth", `${"[".repeat(500_000)}${"]".repeat(500_000)}`],
  ["1 MB of named values", `[{${Array.from({ length: 90_000 }, (_, index) => `"${index}":1`).join(",")}}]`],
])("%s takes time that grows with its length alone", async (_what, body) => {
  const before = process.cpuUsage();
  await answerTo(withBody(body));
  const { user, system } = process.cpuUsage(before);
  // Whatever grows with the square of a megabyte takes minutes.
  expect((user + system) / 1000).toBeLessThan(10_000);
});
