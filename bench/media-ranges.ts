// How fast 64 KB ranges are served, against a bare node:http server that reads and sends the same bytes. Goal: ≥ 0.8.
import { open, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, createServer, get, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";

const rangeBytes = 64 * 1024;
const fileBytes = 256 * rangeBytes;
const requestCount = 4000;
const clients = 8;
const rounds = 5;

const folder = await mkdtemp(join(tmpdir(), "bench-"));
const path = join(folder, "film");
await writeFile(path, Buffer.alloc(fileBytes, 7));

const serveMedia = createMediaHandler({
  authorize: async () => ({
    path,
    sha256: "0".repeat(64),
    contentType: "video/mp4",
    fileName: "film.mp4",
    audience: "member",
  }),
  onError: (error) => {
    throw error;
  },
});
const serveBare: RequestListener = async (request, response) => {
  const start = Number(/\d+/.exec(request.headers.range ?? "")?.[0] ?? 0);
  const file = await open(path, "r");
  const { buffer } = await file.read(Buffer.allocUnsafe(rangeBytes), 0, rangeBytes, start);
  await file.close();
  response.writeHead(206, {
    "content-type": "video/mp4",
    "content-length": rangeBytes,
    "content-range": `bytes ${start}-${start + rangeBytes - 1}/${fileBytes}`,
  });
  response.end(buffer);
};

const rates: { bare: number[]; media: number[] } = { bare: [], media: [] };
for (let round = 0; round < rounds; round++) {
  rates.bare.push(await measure(serveBare));
  rates.media.push(await measure((request, response) => void serveMedia(request, response)));
}
const [bare, media] = [median(rates.bare), median(rates.media)];
console.table([
  { server: "bare node:http", "ranges per second": Math.round(bare) },
  { server: "media handler", "ranges per second": Math.round(media) },
]);
console.log(`media ranges of 64 KB: ${(media / bare).toFixed(2)} × plain node:http (goal ≥ 0.80)`);
await rm(folder, { recursive: true });

async function measure(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < requestCount) await fetchRange(port, agent, (next++ * rangeBytes) % fileBytes);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  return requestCount / seconds;
}

function fetchRange(port: number, agent: Agent, start: number): Promise<void> {
  const asset = "0192d6a0-0000-7000-8000-0000000000aa";
  return new Promise((resolve, reject) => {
    get(
      {
        host: "127.0.0.1",
        port,
        agent,
        path: `/media/a/${asset}`,
        headers: { range: `bytes=${start}-${start + rangeBytes - 1}` },
      },
      (response) => response.on("end", resolve).on("error", reject).resume(),
    ).on("error", reject);
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
