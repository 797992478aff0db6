import { fork } from "node:child_process";
import { linkSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipHref } from "#lib/domain/history/history-zip.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { createZipHandler } from "#lib/storage/zip/zip-handler.ts";

const files = 200;
const fileBytes = 8_000_000;
const goalBytes = 64_000_000;
const someId = "0192d6a0-0000-7000-8000-000000000001" as GenerationId; // a UUID

if (process.send) await serve();

/** The server, in a process of its own, tells how much more memory it had at most while it sent. */
async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  writeFileSync(join(folder, "0"), Buffer.alloc(fileBytes, 7));
  for (let index = 1; index < files; index += 1) linkSync(join(folder, "0"), join(folder, String(index)));
  const handle = createZipHandler({
    authorize: async () => ({
      fileName: "bench.zip",
      manifest: {},
      entries: Array.from({ length: files }, (_, index) => ({
        name: `${index}.mp4`,
        sizeBytes: fileBytes,
        modifiedAt: new Date(),
        locate: async () => join(folder, String(index)),
      })),
    }),
    onError: (error) => console.error(error),
  });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  process.on("message", () => {
    clearInterval(timer);
    rmSync(folder, { recursive: true });
    process.send?.({ moreBytes: most - before });
    process.disconnect();
    server.close();
  });
  process.send?.({ port: (server.address() as AddressInfo).port }); // it listens on TCP
}

/** Downloads a zip of 200 files of 8 MB, and tells how fast that was and what it cost the server. */
export async function measureZip(): Promise<Record<string, string | number>> {
  const server = fork(import.meta.filename, { execArgv: ["--no-warnings", "--conditions=react-server"] });
  const hear = () =>
    new Promise<{ port: number; moreBytes: number }>((resolve) => server.once("message", resolve));
  const { port } = await hear();
  const startedAt = performance.now();
  let bytes = 0;
  let firstAt = 0;
  await new Promise<void>((resolve, reject) => {
    get(`http://127.0.0.1:${port}${zipHref([someId])}`, (response) => {
      response.on("data", (chunk: Buffer) => {
        firstAt ||= performance.now();
        bytes += chunk.length;
      });
      response.on("end", resolve);
      response.on("error", reject);
    }).on("error", reject);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const told = hear();
  server.send("done");
  const { moreBytes } = await told;
  return {
    "zip, MB": Math.round(bytes / 1_000_000),
    "MB/s": Math.round(bytes / 1_000_000 / seconds),
    "first byte, ms": Math.round(firstAt - startedAt),
    "more memory, MB": Math.round(moreBytes / 1_000_000),
    "goal, MB": goalBytes / 1_000_000,
  };
}
