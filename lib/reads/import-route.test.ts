import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ServerResponse } from "node:http";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import { type ImportLine, importLineSchema } from "#lib/domain/exchange/import-line.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { startListener } from "#lib/outbound/testing/listener.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { hashToken } from "#lib/session/token.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { importRoute } from "./import-route.ts";

const origin = "http://localhost:4607";
const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#a03030" } })
  .png()
  .toBuffer();
let held: ServerResponse | null = null;
const hold = Promise.withResolvers<void>();
const host = await startListener((request, response) => {
  const path = request.url ?? "/";
  switch (path.split("?")[0]) {
    case "/hero.png":
    case "/no-name":
      return response.writeHead(200, { "content-length": picture.length }).end(picture);
    case "/moved":
      return response.writeHead(302, { location: "/hero.png" }).end();
    case "/inside":
      return response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/hero.png` }).end();
    case "/round":
      return response.writeHead(302, { location: "/round" }).end();
    case "/page.png":
      return response.end("<!doctype html><title>Sign in</title>");
    case "/empty.png":
      return response.end();
    case "/cut.png":
      response.writeHead(200, { "content-length": picture.length });
      return response.write(picture.subarray(0, 40), () => response.destroy());
    case "/huge.png":
      return response.writeHead(200, { "content-length": 100_000_001 }).write("x");
    case "/slow.png":
      held = response.writeHead(200, { "content-length": picture.length });
      response.on("close", () => hold.resolve());
      return response.write(picture.subarray(0, picture.length / 2));
    default:
      return response.writeHead(Number(path.slice(1)) || 404).end("no");
  }
});
const inside = await startListener((_request, response) => response.end(picture));

testDatabase();
testSettings({ APP_URL: origin, OUTBOUND_ALLOW_PRIVATE: `127.0.0.1:${host.port}` });

const browser = new Browser();
let member: Member;
beforeAll(async () => {
  member = await signUpOwner(browser);
});
afterAll(async () => {
  await host.stop();
  await inside.stop();
});

function ask(wanted: { url: string; kind?: string; name?: string }, signal?: AbortSignal): Promise<Response> {
  const headers = browser.headers;
  headers.set("origin", origin);
  const body = JSON.stringify({ kind: "image", name: "hero.png", ...wanted });
  return importRoute(new Request(`${origin}/api/imports`, { method: "POST", headers, body, signal }));
}
async function linesOf(response: Response): Promise<ImportLine[]> {
  const text = await response.text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => importLineSchema.parse(JSON.parse(line)));
}
const leftovers = () => {
  const folder = join(readConfig().dataDir, "incoming");
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("a file that a pasted request names", () => {
  test.each(["/hero.png?signature=s3cret", "/moved"])(
    "becomes an asset of the member from %s",
    async (path) => {
      const response = await ask({ url: host.url + path });
      expect(response.headers.get("content-type")).toBe("application/x-ndjson");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const lines = await linesOf(response);
      expect(lines[0]).toEqual({ progress: 0 });
      expect(lines.at(-2)).toEqual({ progress: 1 });
      const last = lines.at(-1)!;
      const [asset] = "assetId" in last ? await findAssets(member, [last.assetId]) : [];
      expect(asset).toMatchObject({
        name: "hero.png",
        kind: "image",
        format: "png",
        sizeBytes: picture.length,
      });
      expect(leftovers()).toEqual([]);
    },
  );

  test("leaves its link nowhere in the database", async () => {
    const rows = [await database().asset.findMany(), await database().blob.findMany()];
    const text = JSON.stringify(rows, (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(text).not.toContain("s3cret");
    expect(text).not.toContain(String(host.port));
  });

  test.each([
    ["/404", "gone"],
    ["/403", "gone"],
    ["/500", "refused"],
    ["/round", "refused"],
    ["/inside", "forbidden"],
    ["/page.png", "not-taken"],
    ["/empty.png", "empty"],
    ["/cut.png", "broken"],
    ["/huge.png", "too-large"],
  ])("is none at %s: %s", async (path, refusal) => {
    const before = await database().asset.count();
    expect((await linesOf(await ask({ url: host.url + path }))).at(-1)).toEqual({ refusal });
    expect(await database().asset.count()).toBe(before);
    expect(leftovers()).toEqual([]);
  });

  test("is none of another kind, of no address, of another machine of ours", async () => {
    const last = async (wanted: Parameters<typeof ask>[0]) => (await linesOf(await ask(wanted))).at(-1);
    expect(await last({ url: `${host.url}/hero.png`, kind: "video" })).toEqual({ refusal: "other-kind" });
    expect(await last({ url: "http://nobody.invalid/a.png" })).toEqual({ refusal: "unreachable" });
    const before = inside.countConnections();
    expect(await last({ url: `${inside.url}/hero.png` })).toEqual({ refusal: "forbidden" });
    expect(await last({ url: "http://169.254.169.254/latest" })).toEqual({ refusal: "forbidden" });
    expect(inside.countConnections()).toBe(before);
  });

  test("is what a gallery of this studio shows, without the network, for as long as its link gives it", async () => {
    const token = "own-gallery-token-of-the-test";
    const file = await sharp(picture).resize(32).png().toBuffer();
    const sha256 = createHash("sha256").update(file).digest("hex");
    const path = blobPath(readConfig().dataDir, member.id, sha256);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file);
    const shown = await storeOpenGallery(member, hashToken(token), [{}], {
      shown: { sha256, sizeBytes: file.length },
    });
    const address = (id: string, root = origin) =>
      `${root}/media/g/${token}/${shown.items[0]!.id}/references/${id}/file`;
    const last = async (url: string) => (await linesOf(await ask({ url }))).at(-1)!;
    expect(await last(address(shown.shown.id))).toHaveProperty("assetId");
    expect(await last(address(shown.hidden.id))).toEqual({ refusal: "gone" });
    expect(await last(address(shown.shown.id, "http://localhost:4608"))).toEqual({ refusal: "forbidden" });
    const video = `${origin}/media/a/${shown.items[0]!.assetId}`;
    expect(await last(video)).toEqual({ refusal: "forbidden" });
    await database().gallery.update({ where: { id: shown.id }, data: { passwordHash: "any" } });
    expect(await last(address(shown.shown.id))).toEqual({ refusal: "gone" });
    await database().gallery.update({
      where: { id: shown.id },
      data: { passwordHash: null, tokenHash: null, linkedAt: null },
    });
    expect(await last(address(shown.shown.id))).toEqual({ refusal: "gone" });
    expect(leftovers()).toEqual([]);
  });

  test("is let go when nobody waits for it any more", async () => {
    const control = new AbortController();
    const response = await ask({ url: `${host.url}/slow.png` }, control.signal);
    const reader = response.body!.getReader();
    const seen: string[] = [];
    while (!seen.join("").includes('"progress":0.')) {
      const { value } = await reader.read();
      seen.push(new TextDecoder().decode(value));
    }
    control.abort();
    await hold.promise;
    expect(held?.writableEnded).toBe(false);
    await expect.poll(leftovers).toEqual([]);
  });

  test.each([
    { url: "ftp://media.example/a.png" },
    { url: "data:image/png;base64,AAAA" },
    { url: "not a link" },
    { url: `https://media.example/${"a".repeat(9000)}` },
    { url: "https://media.example/a.png", kind: "text" },
    { url: "https://media.example/a.png", name: "../a.png" },
    { url: "https://media.example/a.png", name: "" },
  ])("is not looked for where the wish is malformed: %j", async (wanted) => {
    const response = await ask(wanted);
    expect([response.status, await response.json()]).toEqual([400, { reason: "bad-input" }]);
  });
});
