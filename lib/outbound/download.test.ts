import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { download, DownloadError } from "./download.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { hostAndPort } from "./addresses.ts";
import { startListener } from "./testing/listener.ts";

const bytes = randomBytes(3_000_000);
const folder = mkdtempSync(join(tmpdir(), "download-"));
const toFile = join(folder, "result");
let server: Awaited<ReturnType<typeof startListener>>;
let guarded: typeof fetch;

beforeAll(async () => {
  server = await startListener((request, response) => {
    switch (request.url) {
      case "/whole":
        return response.writeHead(200, { "content-length": bytes.length }).end(bytes);
      case "/unannounced":
        return response.writeHead(200).end(bytes);
      case "/cut":
        response.writeHead(200, { "content-length": bytes.length });
        return response.write(bytes.subarray(0, 1_000_000), () => response.destroy());
      case "/stalled":
        response.writeHead(200, { "content-length": bytes.length });
        return response.write(bytes.subarray(0, 1000));
      case "/endless-claim":
        return response.writeHead(200, { "content-length": Number.MAX_SAFE_INTEGER }).write("x");
      case "/inside":
        return response.writeHead(302, { location: "http://10.0.0.1/secret" }).end();
      default:
        return response.writeHead(Number(request.url?.slice(1))).end("no");
    }
  });
  guarded = createGuardedFetch({ allowPrivate: new Set([hostAndPort(server.url)]) });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, more: Partial<Parameters<typeof download>[1]> = {}) =>
  download(server.url + path, { fetch: guarded, toFile, maxBytes: 10_000_000, deadlineMs: 10_000, ...more });

test.each(["/whole", "/unannounced"])("a file comes whole from %s", async (path) => {
  const told: number[] = [];
  expect(await get(path, { onProgress: (progress) => told.push(progress) })).toEqual({
    sizeBytes: bytes.length,
  });
  const hash = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
  expect(hash(readFileSync(toFile))).toBe(hash(bytes));
  expect(told.at(-1)).toBe(path === "/whole" ? 1 : undefined);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test.each([
  ["/cut", "broken", {}],
  ["/stalled", "too-slow", { deadlineMs: 200 }],
  ["/whole", "too-large", { maxBytes: 2_999_999 }],
  ["/unannounced", "too-large", { maxBytes: 2_999_999 }],
  ["/endless-claim", "no-space", { maxBytes: Number.MAX_SAFE_INTEGER }],
  ["/404", "gone", {}],
  ["/403", "gone", {}],
  ["/500", "refused", {}],
  ["/inside", "refused", {}],
] as const)("%s ends as %s and leaves nothing behind", async (path, reason, more) => {
  const error = await get(path, more).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DownloadError);
  expect(error).toMatchObject({ reason });
  expect(String(error)).not.toContain(path);
  expect(existsSync(toFile)).toBe(false);
});

test("an abort from outside is no failure of the link", async () => {
  const error = await get("/stalled", { signal: AbortSignal.timeout(100) }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).not.toBeInstanceOf(DownloadError);
  expect(existsSync(toFile)).toBe(false);
});
