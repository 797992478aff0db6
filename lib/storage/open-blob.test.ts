import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type BlobPlace, localPathOf } from "./open-blob.ts";
import { localToken } from "./upload-token.ts";

const memberId = "0192d6a0-0000-7000-8000-000000000001";
const bytes = randomBytes(200_000);
const remote: BlobPlace = {
  memberId,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sizeBytes: bytes.length,
  location: "uploadthing",
  remoteKey: "key-of-a-film",
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "open-"));
  vi.stubEnv("UPLOADTHING_TOKEN", localToken("a-secret"));
});
afterEach(() => rm(dataDir, { recursive: true }));

/** UploadThing's file host, and what it was asked for. */
function createHost(body: Buffer, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    asked.push(input instanceof Request ? input.url : input.toString());
    return new Response(new Uint8Array(body), { headers });
  };
  return { asked, fetch: answer };
}
const leftovers = () => readdir(join(dataDir, "incoming"));

describe("a blob that stands at UploadThing", () => {
  test("is fetched once, by a signed address, however many ask", async () => {
    const host = createHost(bytes);
    const options = { dataDir, fetch: host.fetch };
    const [first, second] = await Promise.all([localPathOf(remote, options), localPathOf(remote, options)]);
    expect(await localPathOf(remote, options)).toBe(first);
    expect(second).toBe(first);
    expect((await readFile(first)).equals(bytes)).toBe(true);
    expect(host.asked).toHaveLength(1);
    expect(host.asked[0]).toMatch(/^https:\/\/triptych\.ufs\.sh\/f\/key-of-a-film\?expires=.*signature=/);
    expect(await leftovers()).toEqual([]);
  });

  test.each([
    ["larger", Buffer.concat([bytes, bytes])],
    ["other", randomBytes(bytes.length)],
  ])("is not taken for one with %s bytes", async (_name, body) => {
    const work = localPathOf(remote, { dataDir, fetch: createHost(body).fetch });
    await expect(work).rejects.toThrow(/UploadThing gave/);
    expect(await leftovers()).toEqual([]);
  });

  test("is not begun to be fetched when the disk has no room for it", async () => {
    const { fetch } = createHost(bytes, { "content-length": String(2 ** 52) });
    await expect(localPathOf(remote, { dataDir, fetch })).rejects.toThrow("disk-full");
    expect(await leftovers()).toEqual([]);
  });
});

test("no path is made of what is no id", async () => {
  const blob: BlobPlace = { ...remote, location: "disk", memberId: "../../etc" };
  await expect(localPathOf(blob, { dataDir })).rejects.toThrow(TypeError);
});
