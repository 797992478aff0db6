import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { beginComparison } from "#lib/data/blind/comparisons.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";
import { authorizeMedia } from "./authorize-media.ts";

testDatabase();
testSettings({ APP_URL: "http://localhost:4601" });

const owner = new Browser("192.0.2.1");
const other = new Browser("192.0.2.2");
const nobody = new Browser("192.0.2.3");
const clips: string[] = [];
const secrets: string[] = [];
const faults: unknown[] = [];
let server: Server;
let origin: string;

function file(): { bytes: Buffer; sha256: string } {
  const bytes = randomBytes(5000);
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function put(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

beforeAll(async () => {
  const member = await signUpOwner(owner);
  await signUpInvited(other, member);

  const { dataDir } = readConfig();
  const results = ["Seedance", "Animatic"].map((modelName) => {
    const [video, compare, poster, filmstrip] = [file(), file(), file(), file()];
    put(blobPath(dataDir, member.id, video.sha256), video.bytes);
    for (const { sha256, bytes } of [compare, poster, filmstrip]) put(derivativePath(dataDir, sha256), bytes);
    secrets.push(video.sha256, compare.sha256, poster.sha256, filmstrip.sha256, modelName);
    return {
      name: `a red kite – ${modelName}.mp4`,
      bytes: { sha256: video.sha256, sizeBytes: video.bytes.length },
      derivatives: [
        { kind: "compare", contentType: "video/mp4", sha256: compare.sha256 },
        { kind: "poster", contentType: "image/webp", sha256: poster.sha256 },
        { kind: "filmstrip", contentType: "image/webp", sha256: filmstrip.sha256 },
      ],
    };
  });
  const run = await storeRun(member, results);
  secrets.push(...run.results.flatMap(({ id, assetId }) => [id, assetId]));
  await beginComparison(member, run.runId, { withDrafts: false });
  const view = await findComparison(member, run.runId);
  if (view?.state === "hidden") clips.push(...view.clips.map(({ id }) => id));

  const handle = createMediaHandler({
    authorize: authorizeMedia,
    onError: (error) => faults.push(error),
  });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function get(browser: Browser, path: string, more: Record<string, string> = {}): Promise<Response> {
  const cookie = browser.headers.get("cookie");
  return fetch(origin + path, { headers: { ...(cookie && { cookie }), ...more } });
}

const parts = ["video", "compare", "poster", "filmstrip"] as const;
const addresses = () => clips.flatMap((id) => parts.map((part) => `/media/b/${id}/${part}`));

test("a clip with a hidden name is served with nothing about it that tells whose it is", async () => {
  expect(addresses()).toHaveLength(8);
  const etags = new Set<string>();
  for (const address of addresses()) {
    for (const more of [{}, { range: "bytes=0-99" }] as Record<string, string>[]) {
      const response = await get(owner, `${address}?download`, more);
      expect(response.status).toBe(more.range ? 206 : 200);
      const text = JSON.stringify([...response.headers]);
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(response.headers.get("last-modified")).toBeNull();
      expect(response.headers.get("content-security-policy")).toBe(
        /(poster|filmstrip)$/.test(address)
          ? "sandbox; default-src 'none'"
          : "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'",
      );
      await response.arrayBuffer();
      etags.add(response.headers.get("etag")!);
    }
  }
  expect(etags.size).toBe(8);
  const names = await Promise.all(
    addresses().map(async (address) => (await get(owner, address)).headers.get("content-disposition")),
  );
  expect(names.map((name) => /filename="([^"]+)"/.exec(name!)?.[1])).toEqual([
    "A.mp4",
    "A.mp4",
    "A.webp",
    "A.webp",
    "B.mp4",
    "B.mp4",
    "B.webp",
    "B.webp",
  ]);
});

test("a clip with a hidden name is known again by its own tag", async () => {
  const [address] = addresses();
  const etag = (await get(owner, address!)).headers.get("etag")!;
  expect((await get(owner, address!, { "if-none-match": etag })).status).toBe(304);
});

test("nobody else can tell that there is such a clip", async () => {
  const missing = "/media/b/0192d6a0-0000-7000-8000-0000000000aa/video";
  for (const browser of [other, nobody])
    for (const address of [...addresses(), missing]) {
      const response = await get(browser, address);
      expect([response.status, await response.text()]).toEqual([404, "Not found\n"]);
    }
  expect((await get(owner, missing)).status).toBe(404);
  expect(faults).toEqual([]);
});
