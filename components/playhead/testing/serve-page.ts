import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type PageServer = {
  url: string;
  /** Keeps back what comes after this share (0 to 1) of a film's bytes, for those who ask by this address under `/films/`, query and all. */
  holdBack: (film: string, share: number) => void;
  letGo: (film: string) => void;
  stop: () => void;
};

const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = `<!doctype html><meta charset="utf-8"><title>Playhead</title>
<style>body{margin:0;background:#1e1e1e;display:flex;flex-wrap:wrap;gap:4px}video{display:block;height:45vh;object-fit:contain}</style>
<body><script type="importmap">{"imports":{"#components/":"/components/","#lib/":"/lib/"}}</script>
<script type="module">
import * as page from "/components/playhead/testing/page.ts";
import * as measure from "/components/playhead/testing/measure.ts";
window.bench = { ...page, ...measure };
</script>`;

/** Serves a bare page with the engine as it stands in the sources, and the films of a folder under `/films/`, in ranges. */
export async function servePage(folder: string): Promise<PageServer> {
  const heldShare = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const sendFilm = async (
    name: string,
    address: string,
    range: string | undefined,
    response: ServerResponse,
  ) => {
    const path = join(folder, name);
    const { size } = await stat(path);
    const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
    const first = Number(from);
    const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
    response.writeHead(range === undefined ? 200 : 206, {
      "content-type": "video/mp4",
      "accept-ranges": "bytes",
      "content-length": String(last - first + 1),
      ...(range === undefined ? {} : { "content-range": `bytes ${first}-${last}/${size}` }),
    });
    const share = heldShare.get(address);
    const free = share === undefined ? last : Math.min(last, Math.floor(size * share));
    if (free >= first) await pipe(createReadStream(path, { start: first, end: free }), response);
    if (free >= last) return void response.end();
    await new Promise<void>((resolve) => waiting.set(address, [...(waiting.get(address) ?? []), resolve]));
    await pipe(createReadStream(path, { start: Math.max(first, free + 1), end: last }), response);
    response.end();
  };

  const server = createServer((request, response) => {
    const { pathname: path, search } = new URL(request.url ?? "/", "http://localhost");
    const answer = async () => {
      if (path.startsWith("/films/")) {
        const name = path.slice("/films/".length);
        return sendFilm(name, name + search, request.headers.range, response);
      }
      if (path === "/") return void response.setHeader("content-type", "text/html").end(page);
      if (!/^\/(components|lib)\/[\w/-]+\.ts$/.test(path)) return void response.writeHead(404).end();
      const source = await readFile(join(root, path), "utf8");
      response.setHeader("content-type", "text/javascript").end(stripTypeScriptTypes(source));
    };
    answer().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/`,
    holdBack: (film, share) => void heldShare.set(film, share),
    letGo(film) {
      heldShare.delete(film);
      for (const resolve of waiting.get(film) ?? []) resolve();
      waiting.delete(film);
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function pipe(source: NodeJS.ReadableStream, response: ServerResponse): Promise<void> {
  for await (const chunk of source) if (!response.write(chunk)) await once(response, "drain");
}
