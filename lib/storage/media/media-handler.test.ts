import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseRange } from "./send-file.ts";
import { createMediaHandler } from "./media-handler.ts";
import { type MediaGrant, mediaHeaders } from "./media-headers.ts";

const bytes = randomBytes(3_000_000);
const asset = "0192d6a0-0000-7000-8000-0000000000aa";
const gone = "0192d6a0-0000-7000-8000-0000000000bb";
const forbidden = "0192d6a0-0000-7000-8000-0000000000cc";
const token = "A".repeat(22);
/** Under which a browser's own player works, and nothing else. */
const playerPolicy = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'";
const sealedPolicy = "sandbox; default-src 'none'";
const errors: unknown[] = [];
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "media-"));
  await writeFile(join(folder, "film"), bytes);
  const grant: MediaGrant = {
    path: join(folder, "film"),
    sha256: "f".repeat(64),
    contentType: "video/mp4",
    fileName: 'Ein "Film" – 一只猫.mp4',
    audience: "member",
  };
  const handle = createMediaHandler({
    authorize: async (_request, target) => {
      if (target.from === "link") return target.token === token ? { ...grant, audience: "other" } : null;
      if (target.from !== "asset") return null;
      if (target.assetId === gone) return { ...grant, path: join(folder, "gone") };
      const isThere = target.derivative === null || target.derivative === "compare";
      return target.assetId === asset && isThere ? grant : null;
    },
    onError: (error) => errors.push(error),
  });
  server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(origin + path, { method, headers });

describe("media", () => {
  test("carry our own content type and keep scripts, sniffing and other sites out", async () => {
    const response = await get(`/media/a/${asset}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "video/mp4",
      "content-length": "3000000",
      "x-content-type-options": "nosniff",
      "content-security-policy": playerPolicy,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=3600",
      "accept-ranges": "bytes",
      "content-disposition": `inline; filename="Ein _Film_ _ ___.mp4"; filename*=UTF-8''Ein%20%22Film%22%20%E2%80%93%20%E4%B8%80%E5%8F%AA%E7%8C%AB.mp4`,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each([
    ["video/mp4", playerPolicy],
    ["video/quicktime", playerPolicy],
    ["audio/mpeg", playerPolicy],
    ["image/png", sealedPolicy],
    ["application/json", sealedPolicy],
    ["text/html", sealedPolicy],
    ["text/html; was=video/mp4", sealedPolicy],
  ])("of the type %s get a player in a tab of their own, or nothing at all", (contentType, policy) => {
    for (const audience of ["member", "other"] as const) {
      const headers = mediaHeaders(
        { path: "film", sha256: "f", contentType, fileName: "film", audience },
        false,
      );
      expect(headers["content-security-policy"]).toBe(policy);
    }
  });

  test("are kept by nobody but their member", async () => {
    const response = await get(`/media/l/${token}/film.mp4`);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    await response.body?.cancel();
  });

  test("are downloaded when that is asked for", async () => {
    const response = await get(`/media/a/${asset}?download`, {}, "HEAD");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
  });

  test.each([
    ["bytes=0-99", 206, 0, 100],
    ["bytes=1000-", 206, 1000, 3_000_000],
    ["bytes=-500", 206, 2_999_500, 3_000_000],
    ["bytes=2999999-9999999", 206, 2_999_999, 3_000_000],
    ["bytes=100000-699999", 206, 100_000, 700_000],
    ["bytes=0-1,5-6", 200, 0, 3_000_000],
    ["bytes=9-3", 200, 0, 3_000_000],
    ["lines=1-2", 200, 0, 3_000_000],
  ])("range %s", async (range, status, from, to) => {
    const response = await get(`/media/a/${asset}`, { range });
    expect(response.status).toBe(status);
    const contentRange = status === 206 ? `bytes ${from}-${to - 1}/3000000` : null;
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(from, to))).toBe(true);
  });

  test.each(["bytes=3000000-", "bytes=-0"])("range %s lies beyond the end", async (range) => {
    const response = await get(`/media/a/${asset}`, { range });
    expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */3000000"]);
  });

  test("are known again by their hash", async () => {
    const etag = `"${"f".repeat(64)}"`;
    expect((await get(`/media/a/${asset}`, { "if-none-match": etag })).status).toBe(304);
    expect((await get(`/media/a/${asset}`, { "if-none-match": `W/${etag}, "x"` })).status).toBe(304);
    const other = await get(`/media/a/${asset}`, { range: "bytes=0-9", "if-range": '"other"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
    expect((await get(`/media/a/${asset}`, { range: "bytes=0-9", "if-range": etag })).status).toBe(206);
  });

  test("come in ranges as their comparing copies too", async () => {
    const response = await get(`/media/a/${asset}/compare`, { range: "bytes=10-19" });
    expect([response.status, response.headers.get("cache-control")]).toEqual([206, "private, max-age=3600"]);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await get(`/media/a/${asset}/compare/x`)).status).toBe(404);
  });

  test("answer HEAD with the same headers and no body", async () => {
    const [head, whole] = [await get(`/media/a/${asset}`, {}, "HEAD"), await get(`/media/a/${asset}`)];
    await whole.body?.cancel();
    const comparable = (response: Response) =>
      Object.entries(Object.fromEntries(response.headers)).filter(
        ([name]) => !["date", "connection", "keep-alive", "transfer-encoding"].includes(name),
      );
    expect(comparable(head)).toEqual(comparable(whole));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test("that are missing, gone or someone else's cannot be told apart", async () => {
    const paths = [
      `/media/a/${forbidden}`,
      `/media/a/${gone}`,
      `/media/a/${asset}/poster`,
      `/media/a/${asset}/secret`,
      `/media/l/${"B".repeat(22)}/film.mp4`,
      `/media/l/${token}`,
      `/media/b/${asset}`,
      `/media/b/${asset}/video`,
      `/media/b/${asset}/sendable`,
      `/media/g/${token}/${asset}/video`,
      `/media/g/${token}/${asset}/sendable`,
      `/media/g/${token}/${asset}/references/${asset}/file`,
      `/media/p/${asset}/${asset}/poster`,
      "/media/a/../../etc/passwd",
      "/media/",
    ];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await get(path, { range: "bytes=0-9" });
        const headers = Object.entries(Object.fromEntries(response.headers)).filter(
          ([name]) => name !== "date",
        );
        return JSON.stringify([response.status, headers, await response.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("404");
  });

  test("take no other method", async () => {
    expect((await get(`/media/a/${asset}`, {}, "POST")).status).toBe(405);
  });

  test.runIf(process.platform === "linux")(
    "of players that leave in the middle leave no file open",
    async () => {
      const openFiles = async () => (await readdir("/proc/self/fd")).length;
      const before = await openFiles();
      await Promise.all(
        Array.from(
          { length: 30 },
          () =>
            new Promise<void>((resolve) => {
              const sent = request(`${origin}/media/a/${asset}`, (response) =>
                response.once("data", () => sent.destroy()),
              );
              sent.on("error", () => resolve());
              sent.on("close", () => resolve());
              sent.end();
            }),
        ),
      );
      await expect.poll(openFiles).toBeLessThanOrEqual(before + 2);
      expect(errors).toEqual([]);
    },
  );
});

test("a range that is granted lies inside the file and is what was asked for", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.option(fc.nat(1100)), fc.option(fc.nat(1100)), (size, first, last) => {
      const range = parseRange(`bytes=${first ?? ""}-${last ?? ""}`, size);
      if (range === null || range === "unsatisfiable") return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.start).toBe(first ?? Math.max(0, size - (last ?? 0)));
    }),
  );
});
