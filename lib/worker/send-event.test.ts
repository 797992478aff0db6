import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { database } from "#lib/data/database.ts";
import { findWebhook, saveWebhook, sendTestEvent } from "#lib/data/member/webhooks.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { webhookRetriesMs } from "#lib/domain/account/webhook.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { ensureKeyPair, seal } from "#lib/sealing/sealing.ts";
import { log } from "./log.ts";
import { sendEvent } from "./send-event.ts";

log.level = "silent";
testDatabase();

const key = Buffer.alloc(32, 7);
const worker = mintWorker();
const received: { headers: IncomingHttpHeaders; body: string; path: string }[] = [];
let answer: { status: number; location?: string } = { status: 204 };
let server: Server;
let host: string;
let dataDir: string;
let publicKey: string;
let member: Member;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      received.push({ headers: request.headers, body, path: request.url ?? "" });
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  dataDir = await mkdtemp(join(tmpdir(), "webhook-"));
  Object.assign(process.env, { DATA_DIR: dataDir, OUTBOUND_ALLOW_PRIVATE: host });
  ({ publicKey } = await ensureKeyPair(dataDir));
  member = await storeMember();
});
afterAll(async () => {
  server.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => {
  received.length = 0;
  answer = { status: 204 };
});

const secret = `whsec_${key.toString("base64")}`;

/** A test that waits to be sent. */
async function makeEvent(url = `http://${host}/hook`): Promise<string> {
  await saveWebhook(member, { url, sealedSecret: await seal(publicKey, secret) });
  await sendTestEvent(member);
  return (await database().webhookEvent.findFirstOrThrow({ where: { memberId: member.id } })).id;
}

const context = () => ({ config: readConfig(), worker, closed: new AbortController().signal });
const send = (id: string) => sendEvent(context(), id);
const last = async () => (await findWebhook(member))?.last;

test("an event is signed over its id, the time and its body, so that a receiver can tell it from a forged or an old one", async () => {
  const id = await makeEvent();
  await send(id);
  const [{ headers, body }] = received as [(typeof received)[number]]; // it was sent once
  expect(JSON.parse(body)).toMatchObject({ id, type: "test", run: null });
  expect(headers["webhook-id"]).toBe(id);
  const time = String(headers["webhook-timestamp"]);
  expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
  const hmac = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${hmac}`);
  expect(await last()).toMatchObject({ status: 204, nextTryAt: null });
});

test("an event that was taken is not sent again", async () => {
  const id = await makeEvent();
  await send(id);
  await send(id);
  expect(received).toHaveLength(1);
});

test("an event that is refused is sent five times more within an hour, each with the same id and words", async () => {
  answer = { status: 500 };
  const id = await makeEvent();
  for (let sent = 0; sent < 8; sent++) await send(id);
  expect(received).toHaveLength(1 + webhookRetriesMs.length);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(webhookRetriesMs.reduce<number>((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60 * 60_000);
  expect(await last()).toMatchObject({ status: 500, nextTryAt: null });
});

test("a redirect is an answer like any other that is no 2xx: nothing follows it", async () => {
  answer = { status: 307, location: `http://${host}/elsewhere` };
  const id = await makeEvent();
  await send(id);
  expect(received.map(({ path }) => path)).toEqual(["/hook"]);
  expect(await last()).toMatchObject({ status: 307, nextTryAt: expect.any(String) });
});

test("a private address that nobody allowed is never reached, and that is said", async () => {
  const port = Number(host.split(":")[1]);
  const id = await makeEvent(`http://localhost:${port}/hook`);
  await send(id);
  expect(received).toHaveLength(0);
  expect(await last()).toMatchObject({ trouble: "refused-address" });
});

test("an event that nothing is left to sign with is given up", async () => {
  const id = await makeEvent();
  await database().webhook.updateMany({ data: { sealedSecret: new Uint8Array(64) } });
  await send(id);
  expect(received).toHaveLength(0);
  expect(await last()).toMatchObject({ trouble: "no-secret", nextTryAt: null });
});
