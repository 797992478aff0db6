import { createHash } from "node:crypto";
import { createWriteStream, openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { readConfig } from "#lib/config.ts";
import { requireFreeSpace } from "./disk-space.ts";
import { temporaryPath } from "./paths.ts";
import { ensureIncomingFolder } from "./store-file.ts";

const timeoutMs = 15 * 60 * 1000;

/**
 * Fetches a file from UploadThing to a temporary path, which the caller moves or removes. Throws when there is more than
 * `maxBytes`, when the disk has no room for it, when it takes longer than 15 minutes, or when UploadThing says no.
 */
export async function fetchRemote(
  remoteKey: string,
  options: { dataDir: string; maxBytes: number; fetch?: typeof fetch },
): Promise<{ path: string; sha256: string; sizeBytes: number }> {
  const { dataDir, maxBytes, fetch: fetchIt = fetch } = options;
  const folder = await ensureIncomingFolder(dataDir);
  const response = await fetchIt(await signedAddress(remoteKey), { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok || !response.body) throw new Error(`UploadThing answered ${response.status}`);
  await requireFreeSpace(folder, Number(response.headers.get("content-length"))).catch(
    async (error: unknown) => {
      await response.body?.cancel();
      throw error;
    },
  );
  const path = temporaryPath(dataDir);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  try {
    await pipeline(
      Readable.fromWeb(response.body as WebStream), // the same class, declared twice
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          sizeBytes += chunk.byteLength;
          if (sizeBytes > maxBytes) throw new Error("UploadThing gave more bytes than it was to");
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, sha256: hash.digest("hex"), sizeBytes };
}

/** Removes a file from UploadThing. */
export async function removeRemote(remoteKey: string): Promise<void> {
  await (await connect()).deleteFiles(remoteKey);
}

/** An address from which anybody can fetch a file at UploadThing for a time, made without asking it. At most a week. */
export async function signedAddress(remoteKey: string, seconds = 60 * 60): Promise<string> {
  const expiresIn = Math.min(Math.ceil(seconds), 7 * 24 * 60 * 60 - 1);
  return (await (await connect()).generateSignedURL(remoteKey, { expiresIn })).ufsUrl;
}

/** Puts a file of this machine at UploadThing and gives its key there. */
export async function publishFile(file: {
  path: string;
  name: string;
  contentType: string;
}): Promise<string> {
  const { UTFile } = await import("uploadthing/server");
  const bytes = await openAsBlob(file.path, { type: file.contentType });
  const { data, error } = await (
    await connect()
  ).uploadFiles(new UTFile([bytes], file.name, { type: file.contentType }));
  if (!data) throw new Error("UploadThing did not take a file", { cause: error });
  return data.key;
}

/** The library is large, and most studios keep their files themselves: it is loaded when it is needed. */
async function connect() {
  const { UTApi } = await import("uploadthing/server");
  const token = readConfig().uploadthingToken;
  if (!token) throw new Error("UPLOADTHING_TOKEN is not set, but a file stands at UploadThing");
  return new UTApi({ token, logLevel: "Error" });
}
