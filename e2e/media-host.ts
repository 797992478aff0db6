import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server somewhere else, from which requests name their media. */
export type MediaHost = {
  url: string;
  /** Serves a file under a path. */
  share(path: string, file: string): Promise<void>;
  /** From now on half of each file comes, and the rest with `release`. */
  hold(): void;
  release(): void;
  stop(): Promise<void>;
};

export async function startMediaHost(): Promise<MediaHost> {
  const files = new Map<string, Buffer>();
  let held: (() => ServerResponse)[] | null = null;
  const server = createServer((request, response) => {
    const bytes = files.get(new URL(request.url ?? "/", "http://here").pathname);
    if (!bytes) return response.writeHead(404).end("no such file");
    response.writeHead(200, { "content-length": bytes.length });
    if (!held) return response.end(bytes);
    const half = Math.floor(bytes.length / 2);
    response.write(bytes.subarray(0, half));
    held.push(() => response.end(bytes.subarray(half)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port, not on a pipe
    async share(path, file) {
      files.set(path, await readFile(file));
    },
    hold() {
      held ??= [];
    },
    release() {
      for (const finish of held ?? []) finish();
      held = null;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
