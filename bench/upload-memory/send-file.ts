import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as z from "zod/mini";
import { assetIdSchema } from "#lib/domain/base/id.ts";

const addressesSchema = z.tuple([z.object({ url: z.url() })]);
const answerSchema = z.object({ serverData: z.object({ assetId: assetIdSchema }) });

/** Asks the studio where to send a file, as its page does. */
export async function askAddress(origin: string, cookie: string, path: string): Promise<string> {
  const { size, mtimeMs } = statSync(path);
  const file = { name: basename(path), size, type: "video/mp4", lastModified: Math.round(mtimeMs) };
  const answer = await fetch(`${origin}/api/uploadthing?actionType=upload&slug=references`, {
    method: "POST",
    headers: { cookie, origin, "content-type": "application/json" },
    body: JSON.stringify({ files: [file], input: { fingerprints: [null] } }),
  });
  return addressesSchema.parse(await answer.json())[0].url;
}

/** Sends what the studio does not have yet, and gives its answer; or breaks the line at a byte, and gives none. */
export async function sendFile(
  url: string,
  path: string,
  breakAt: number = Number.POSITIVE_INFINITY,
): Promise<{ status: number; assetId: string | null }> {
  const start = Number((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start"));
  const sent = request(url, {
    method: "PUT",
    headers: { range: `bytes=${start}-`, "content-type": "multipart/form-data; boundary=b" },
  });
  const answer = new Promise<{ status: number; assetId: string | null }>((resolve, reject) => {
    sent.on("error", reject).on("response", (response) => {
      void response.toArray().then((chunks) => {
        const status = response.statusCode ?? 0;
        const text = Buffer.concat(chunks).toString();
        const assetId = status === 200 ? answerSchema.parse(JSON.parse(text)).serverData.assetId : null;
        resolve({ status, assetId });
      }, reject);
    });
  });
  const body = Readable.from(partsOf(path, start, breakAt));
  const [result] = await Promise.allSettled([answer, pipeline(body, sent)]);
  if (result.status === "fulfilled") return result.value;
  return { status: 0, assetId: null };
}

async function* partsOf(path: string, start: number, breakAt: number): AsyncGenerator<Buffer> {
  yield Buffer.from("--b\r\ncontent-disposition: form-data; name=file\r\n\r\n");
  let position = start;
  for await (const chunk of createReadStream(path, { start })) {
    if (position >= breakAt) throw new Error("the line breaks");
    yield chunk as Buffer; // without an encoding a file stream gives buffers
    position += (chunk as Buffer).length;
  }
  yield Buffer.from("\r\n--b--\r\n");
}
