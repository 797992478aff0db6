import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AssetId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId } from "#lib/domain/testing/samples.ts";
import { findTogether, sendOnce } from "./send-once.ts";
import { stubHashing } from "./testing/stub-hashing.ts";

const sendFile = vi.hoisted(() => vi.fn<(file: File) => Promise<AssetId>>());
vi.mock("./upload-file.ts", () => ({ sendFile }));

const sent = sampleId<AssetId>(7);
const { signal } = new AbortController();
const send = (file: File) => sendOnce(file, "image")({ signal, onProgress: () => undefined });

beforeEach(() => {
  stubHashing();
  sendFile.mockReset().mockResolvedValue(sent);
});
afterEach(() => vi.unstubAllGlobals());

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const studioHas = (found: unknown) => vi.stubGlobal("fetch", () => Promise.resolve(Response.json(found)));

test("bytes that the member has in the studio are not sent", async () => {
  const asset = sampleAsset(3, "png", { sha256: hashOf("there") });
  studioHas([asset]);
  expect(await send(new File(["there"], "hero.png"))).toBe(asset.id);
  expect(sendFile).not.toHaveBeenCalled();
});

test("the studio is asked about many files in one call, and about each again where that fails", async () => {
  const files = Array.from({ length: 47 }, (_, place) => new File([`file ${place}`], `${place}.png`));
  const there = sampleAsset(3, "png", { sha256: hashOf("file 5") });
  const asked: string[][] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(new URL(url, "http://studio").searchParams.get("hashes")!.split(","));
    return Promise.resolve(Response.json([there]));
  });
  const find = findTogether(files);
  const bring = (file: File) => sendOnce(file, "image", find)({ signal, onProgress: () => undefined });
  const ids = await Promise.all(files.map(bring));
  expect(asked.map((hashes) => hashes.length)).toEqual([47]);
  expect(ids.map((id) => id === there.id)).toEqual(files.map((_file, place) => place === 5));

  let tries = 0;
  vi.stubGlobal("fetch", () => {
    tries += 1;
    return tries === 1
      ? Promise.reject(new TypeError("no connection"))
      : Promise.resolve(Response.json([there]));
  });
  const again = findTogether(files.slice(4, 6));
  await expect(again(files[5]!, there.sha256)).rejects.toBeInstanceOf(Error);
  expect(await again(files[5]!, there.sha256)).toEqual([there]);
});

test("what it does not have is sent, also where nobody can be asked", async () => {
  studioHas([]);
  expect(await send(new File(["new"], "hero.png"))).toBe(sent);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  expect(await send(new File(["newer"], "hero.png"))).toBe(sent);
  expect(sendFile).toHaveBeenCalledTimes(2);
});

test("the same bytes as another file that is on its way are sent once, and by themselves where that one fails", async () => {
  studioHas([]);
  let end: (id: AssetId) => void = () => undefined;
  sendFile.mockReturnValue(new Promise((resolve) => (end = resolve)));
  const both = Promise.all([send(new File(["twin"], "hero.png")), send(new File(["twin"], "copy.png"))]);
  await expect.poll(() => sendFile).toHaveBeenCalled();
  end(sent);
  expect(await both).toEqual([sent, sent]);
  expect(sendFile).toHaveBeenCalledOnce();

  sendFile.mockReset().mockRejectedValueOnce(new Error("stopped")).mockResolvedValueOnce(sent);
  const [first, second] = ["a.png", "b.png"].map((name) => send(new File(["other twin"], name)));
  await expect(first).rejects.toThrow("stopped");
  expect(await second).toBe(sent);
});
