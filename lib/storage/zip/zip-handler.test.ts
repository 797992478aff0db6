import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { zipHref } from "#lib/domain/history/history-zip.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { ZipEntry } from "./send-zip.ts";
import { createZipHandler } from "./zip-handler.ts";

const whole = "0192d6a0-0000-7000-8000-0000000000aa" as GenerationId; // ids to be read
const vanished = "0192d6a0-0000-7000-8000-0000000000bb" as GenerationId;
const shrunk = "0192d6a0-0000-7000-8000-0000000000cc" as GenerationId;
const forbidden = "0192d6a0-0000-7000-8000-0000000000dd" as GenerationId;
const contents = [randomBytes(3_000_000), randomBytes(700), Buffer.alloc(0)];
const names = ["a kite.mp4", "一只猫.mp4", "nothing.mp4"];
const errors: unknown[] = [];
let opened = 0;
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zip-"));
  const entries: ZipEntry[] = [];
  for (const [index, bytes] of contents.entries()) {
    const path = join(folder, String(index));
    await writeFile(path, bytes);
    entries.push({
      name: names[index]!,
      sizeBytes: bytes.length,
      modifiedAt: new Date("2026-11-21T10:00:00Z"),
      locate: async () => {
        opened += 1;
        return path;
      },
    });
  }
  const short = join(folder, "short");
  await writeFile(short, contents[0]!);
  await truncate(short, 1000);
  const fileName = "triptych.zip";
  const [first, ...others] = entries as [ZipEntry, ...ZipEntry[]];
  const handle = createZipHandler({
    authorize: async (_request, [id]) => {
      if (id === forbidden) return null;
      const lost = { ...first, locate: async () => join(folder, id === shrunk ? "short" : "nowhere") };
      return { fileName, entries: id === whole ? entries : [...others, lost], manifest: { made: "here" } };
    },
    onError: (error) => errors.push(error),
  });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** Every file of a zip, by its name, its checksum compared on the way. */
async function unzip(zipped: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(zipped, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  zip.on("entry", (entry: Entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return zip.emit("error", error);
      void buffer(stream).then((bytes) => {
        files.set(entry.fileName, bytes);
        zip.readEntry();
      });
      return undefined;
    });
  });
  const end = once(zip, "end");
  zip.readEntry();
  await end;
  return files;
}

test("a zip has every file bit for bit under its name, a manifest, and the length that it said before", async () => {
  const response = await fetch(origin + zipHref([whole]));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": expect.stringContaining('attachment; filename="triptych.zip"'),
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  const zipped = Buffer.from(await response.arrayBuffer());
  expect(zipped.length).toBe(Number(response.headers.get("content-length")));
  const files = await unzip(zipped);
  expect([...files.keys()]).toEqual([...names, "manifest.json"]);
  for (const [index, name] of names.entries()) expect(files.get(name)!.equals(contents[index]!)).toBe(true);
  expect(JSON.parse(files.get("manifest.json")!.toString())).toEqual({ made: "here" });
});

test("asking for the headers alone sends no bytes", async () => {
  const response = await fetch(origin + zipHref([whole]), { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(3_000_000);
  expect((await response.arrayBuffer()).byteLength).toBe(0);
});

test.each([
  ["has vanished", vanished],
  ["has another size", shrunk],
])("a file that %s breaks the download off, and the server lives on", async (_what, id) => {
  const before = errors.length;
  const response = await fetch(origin + zipHref([id]));
  await expect(response.arrayBuffer()).rejects.toBeInstanceOf(TypeError); // what fetch says of every answer that breaks off
  await expect.poll(() => errors.length).toBe(before + 1);
  expect((await fetch(origin + zipHref([whole]), { method: "HEAD" })).status).toBe(200);
});

test("files are opened one after the other, as fast as somebody takes them, and whoever leaves is no fault", async () => {
  const before = { opened, errors: errors.length };
  const request = get(origin + zipHref([whole]));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.pause();
  expect(opened).toBe(before.opened + 1);
  response.destroy();
  await once(response, "close");
  expect((await fetch(origin + zipHref([whole]))).status).toBe(200);
  expect(errors.length).toBe(before.errors);
});

test("what is not theirs, not well-formed or not asked for by GET is refused alike, without a word", async () => {
  for (const path of [zipHref([forbidden]), "/zip?g=", "/zip?g=AAAA", "/zip?x=1", "/zip?g=../../etc"]) {
    const response = await fetch(origin + path);
    expect([response.status, await response.text()], path).toEqual([404, "Not found\n"]);
  }
  expect((await fetch(origin + zipHref([whole]), { method: "POST" })).status).toBe(405);
});
