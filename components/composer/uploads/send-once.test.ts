import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AssetId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId } from "#lib/domain/testing/samples.ts";
import { sendOnce } from "./send-once.ts";
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

const studioHas = (found: unknown) => vi.stubGlobal("fetch", () => Promise.resolve(Response.json(found)));

test("bytes that the member has in the studio are not sent", async () => {
  const asset = sampleAsset(3, "png");
  studioHas([asset]);
  expect(await send(new File(["there"], "hero.png"))).toBe(asset.id);
  expect(sendFile).not.toHaveBeenCalled();
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
