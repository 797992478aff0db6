import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** Sends a file, whole or the one range that was asked for. */
export async function sendFile(
  { path, contentType }: { path: string; contentType: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { size } = await stat(path);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = range ? Number(range[1]) : 0;
  const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  if (start > end) return void response.writeHead(416, { "content-range": `bytes */${size}` }).end();
  response.writeHead(range ? 206 : 200, {
    "content-type": contentType,
    "content-length": end - start + 1,
    "accept-ranges": "bytes",
    ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === "HEAD") return void response.end();
  await pipeline(createReadStream(path, { start, end }), response);
}
