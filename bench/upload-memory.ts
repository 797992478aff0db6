// How much memory a server needs while it takes a 500 MB upload, beyond what it had before. Goal: ≤ 64 MB.
import { fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIngestHandler } from "#lib/storage/ingest/ingest-handler.ts";
import { createCustomId } from "#lib/storage/ingest/upload-ticket.ts";
import { localApiKey } from "#lib/storage/upload-token.ts";

const secret = "bench";
const sizeBytes = 500_000_000;
const memberId = "0192d6a0-0000-7000-8000-000000000001";
const chunk = Buffer.alloc(1_000_000, 7);

if (process.send) await serve();
else await measure();

/** The server, in a process of its own, tells how much memory it had at most. */
async function serve(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-"));
  const server = createServer((incoming, response) => {
    if (!incoming.url?.startsWith("/ingest/")) return void response.writeHead(500).end();
    void ingest(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const origin = `http://127.0.0.1:${port}`;
  const ingest = createIngestHandler({
    dataDir,
    secret,
    appUrl: origin,
    register: async () => ({ assetId: "asset" }),
    onError: (error) => console.error(error),
  });
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  process.on("message", async () => {
    clearInterval(timer);
    await rm(dataDir, { recursive: true });
    process.send?.({ moreBytes: most - before });
    process.disconnect();
    server.close();
  });
  process.send?.({ origin });
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, { execArgv: ["--no-warnings"] });
  const hear = () =>
    new Promise<{ origin: string; moreBytes: number }>((resolve) => server.once("message", resolve));
  const { origin } = await hear();
  const startedAt = performance.now();
  const status = await upload(signedAddress(origin));
  const seconds = (performance.now() - startedAt) / 1000;
  const told = hear();
  server.send("done");
  const { moreBytes } = await told;
  console.table([
    {
      "upload MB": sizeBytes / 1e6,
      "MB per second": Math.round(sizeBytes / 1e6 / seconds),
      "memory MB": Math.round(moreBytes / 1e6),
    },
  ]);
  console.log(
    `memory of a 500 MB upload: ${Math.round(moreBytes / 1e6)} MB (goal ≤ 64), ended with ${status}`,
  );
  if (status !== 200) process.exitCode = 1;
}

function signedAddress(origin: string): string {
  const url = new URL(`${origin}/ingest/key`);
  url.searchParams.set("expires", String(Date.now() + 3_600_000));
  url.searchParams.set("x-ut-file-name", "film.wav");
  url.searchParams.set("x-ut-file-size", String(sizeBytes));
  url.searchParams.set(
    "x-ut-custom-id",
    createCustomId(memberId, { name: "film.wav", size: sizeBytes }, null),
  );
  const signature = createHmac("sha256", localApiKey(secret)).update(url.href).digest("hex");
  url.searchParams.set("signature", `hmac-sha256=${signature}`);
  return url.href;
}

async function upload(url: string): Promise<number> {
  const sent = request(url, {
    method: "PUT",
    headers: { range: "bytes=0-", "content-type": "multipart/form-data; boundary=b" },
  });
  const status = new Promise<number>((resolve, reject) =>
    sent.on("error", reject).on("response", (response) => resolve(response.resume().statusCode ?? 0)),
  );
  sent.write("--b\r\ncontent-disposition: form-data; name=file\r\n\r\n");
  // A head that is a film's: ftyp with the brand of MP4.
  const head = Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1");
  sent.write(head);
  for (let left = sizeBytes - head.length; left > 0; left -= chunk.length)
    if (!sent.write(chunk.subarray(0, left))) await new Promise((resolve) => sent.once("drain", resolve));
  sent.end("\r\n--b--\r\n");
  return await status;
}
