import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseConfig } from "#lib/config.ts";
import { createHostCheck } from "./check-host.ts";

const isElsewhere = createHostCheck(
  parseConfig({ APP_URL: "https://studio.example", PUBLIC_MEDIA_URL: "https://media.example", PORT: "3000" }),
);
const server = createServer((incoming, response) => {
  if (!isElsewhere(incoming, response)) response.end("the page");
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function open(host: string, path = "/"): Promise<{ status: number | undefined; body: string }> {
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  const asked = request({ port, host: "127.0.0.1", path, headers: { host } }).end();
  const [answer] = await once(asked, "response");
  return { status: answer.statusCode, body: await text(answer) };
}

describe("a page opened under another host", () => {
  test("says which address to use, with the path that was asked for", async () => {
    const { status, body } = await open("10.0.0.5:3000", "/runs/7?a=1");
    expect(status).toBe(421);
    expect(body).toContain("https://studio.example/runs/7?a=1");
  });

  test("repeats nothing of the request as HTML", async () => {
    const { body } = await open("evil.example", '/"><script>alert(1)</script>');
    expect(body).not.toContain("<script>");
  });

  test("is the page itself under the right one", async () => {
    expect(await open("studio.example")).toEqual({ status: 200, body: "the page" });
  });

  test("is refused where the request's own line names another one", async () => {
    const { status, body } = await open("studio.example", "http://evil.example/sign-in");
    expect(status).toBe(421);
    expect(body).not.toContain("evil.example");
  });

  test("is refused on the media host, which serves links to providers and nothing else", async () => {
    expect((await open("media.example", "/studio")).status).toBe(421);
    expect((await open("media.example", "/media/l/token/hero.jpg")).status).toBe(200);
    expect((await open("media.example", "/media/a/asset")).status).toBe(421);
  });

  test("is refused under the machine's own name, where links to providers alone are served too", async () => {
    expect((await open("127.0.0.1:3000", "/media/l/token/hero.jpg")).status).toBe(200);
    expect((await open("127.0.0.1:3000", "/ingest/key")).status).toBe(421);
    expect((await open("127.0.0.1:3000", "/studio")).status).toBe(421);
  });
});
