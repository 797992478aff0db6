import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { hostAndPort } from "./addresses.ts";
import { download, DownloadError, type Pace } from "./download.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { startListener } from "./testing/listener.ts";

const first = randomBytes(300_000);
const folder = mkdtempSync(join(tmpdir(), "part-"));
const toFile = join(folder, "result");
const partAt = join(folder, "part");
let server: Awaited<ReturnType<typeof startListener>>;
let guarded: typeof fetch;

/** How the file is served: where its answers break off, by what it is known, and whether its rest can be had. */
type Served = {
  bytes: Buffer;
  breaksAt: number[];
  known: Record<string, string>;
  hasRanges: boolean;
  isLengthTold: boolean;
  /** Whether a condition is heeded. */
  heedsIfRange: boolean;
  /** How much of the file an answer holds at most, whatever was asked for. */
  pieceBytes?: number;
  /** Where an answer begins that nobody has asked to begin anywhere. */
  beginsAt?: number;
};
let served: Served;
let asked: Pick<IncomingHttpHeaders, "range" | "if-range" | "accept-encoding">[];
let sentBytes: number;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { bytes, known, hasRanges, heedsIfRange, isLengthTold } = served;
  const { range, "if-range": ifRange, "accept-encoding": encoding } = request.headers;
  asked.push({ range, "if-range": ifRange, "accept-encoding": encoding });
  const isSame =
    !heedsIfRange || ifRange === undefined || Object.values(known).some((value) => value === ifRange);
  const { pieceBytes, beginsAt = 0 } = served;
  const start = hasRanges && isSame ? Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? beginsAt) : 0;
  if (pieceBytes !== undefined) {
    const piece = bytes.subarray(start, start + pieceBytes);
    sentBytes += piece.length;
    const place = `bytes ${start}-${start + piece.length - 1}/${bytes.length}`;
    const headers = { ...known, "content-length": piece.length, "content-range": place };
    return void response.writeHead(206, headers).end(piece);
  }
  if (start >= bytes.length) return void response.writeHead(416).end();
  const end = served.breaksAt.shift() ?? bytes.length;
  response.writeHead(start > 0 ? 206 : 200, {
    ...known,
    ...(isLengthTold && { "content-length": bytes.length - start }),
    ...(start > 0 && { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  });
  const piece = bytes.subarray(start, end);
  sentBytes += piece.length;
  if (end === bytes.length) return void response.end(piece);
  response.write(piece);
  // It breaks off once all of that has arrived.
  const hasCome = () => statSync(toFile).size === end;
  void vi.waitUntil(hasCome, { interval: 2 }).then(() => response.destroy());
}

beforeAll(async () => {
  server = await startListener(answer);
  guarded = createGuardedFetch({ allowPrivate: new Set([hostAndPort(server.url)]) });
});
beforeEach(() => {
  served = {
    bytes: first,
    breaksAt: [],
    known: { etag: '"one"' },
    hasRanges: true,
    isLengthTold: true,
    heedsIfRange: true,
  };
  asked = [];
  sentBytes = 0;
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (more: { path?: string; pace?: Pace; signal?: AbortSignal } = {}) =>
  download(server.url + (more.path ?? "/film"), {
    fetch: guarded,
    toFile,
    partAt,
    maxBytes: 1_000_000,
    deadlineMs: 10_000,
    ...more,
  });
const failing = async (more?: Parameters<typeof get>[0]) => {
  const error = await get(more).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DownloadError);
  expect(existsSync(toFile)).toBe(false);
  return error as DownloadError; // it was just found to be one
};
/** The next download gives the whole file, and nothing but that is left once its part is taken away. */
async function expectWhole(bytes = served.bytes, more: Parameters<typeof get>[0] = {}): Promise<void> {
  expect(await get(more)).toEqual({ sizeBytes: bytes.length });
  expect(readFileSync(toFile).equals(bytes)).toBe(true);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
}

test.each([1, 2, 1000, 65_535, 65_536, 65_537, 150_001, 299_998, 299_999])(
  "a download that broke after %i bytes is asked for the rest of them alone",
  async (breaksAt) => {
    served.breaksAt = [breaksAt];
    expect(await failing()).toMatchObject({ reason: "broken", gainedBytes: 0 });
    await expectWhole();
    expect(asked.map(({ range }) => range)).toEqual([undefined, `bytes=${breaksAt}-`]);
    expect(sentBytes).toBe(first.length);
  },
);

test("one that breaks again and again says what each of them has added, and asks for no byte twice", async () => {
  served.breaksAt = [100, 90_000, 200_000];
  expect((await failing()).gainedBytes).toBe(0);
  expect((await failing()).gainedBytes).toBe(89_900);
  expect((await failing()).gainedBytes).toBe(110_000);
  await expectWhole();
  expect(sentBytes).toBe(first.length);
});

test.each([
  ["a strong ETag", { etag: '"one"' }, '"one"'],
  ["a weak ETag, which says nothing of bytes", { etag: 'W/"one"', "last-modified": "today" }, "today"],
  ["a date", { "last-modified": "today" }, "today"],
  ["its length alone", {}, undefined],
])("a rest is asked for on the condition of %s", async (_by, known, ifRange) => {
  served = { ...served, known, breaksAt: [1000] };
  await failing();
  await expectWhole();
  expect(asked[1]).toEqual({ range: "bytes=1000-", "if-range": ifRange, "accept-encoding": "identity" });
  expect(sentBytes).toBe(first.length);
});

test.each([
  ["whose server gives no rest", { hasRanges: false }],
  ["that is another by now", { bytes: randomBytes(300_000), known: { etag: '"two"' } }],
  [
    "that is another by now, as the answer alone tells",
    { bytes: randomBytes(300_000), known: { etag: '"two"' }, heedsIfRange: false },
  ],
  ["that has another length by now", { bytes: randomBytes(310_000), known: {}, heedsIfRange: false }],
  ["that is shorter by now than what came of it", { bytes: randomBytes(900), heedsIfRange: false }],
])("a file %s comes anew", async (_which, change: Partial<Served>) => {
  served.breaksAt = [1000];
  await failing();
  served = { ...served, ...change };
  await expectWhole();
});

test("a fresh link to the same bytes goes on with them, one without an ETag begins anew", async () => {
  served.breaksAt = [1000];
  await failing();
  await expectWhole(first, { path: "/film?signed=again" });
  expect(sentBytes).toBe(first.length);
  served = { ...served, known: {}, breaksAt: [1000] };
  await failing();
  await expectWhole(first, { path: "/film?signed=again" });
  expect(sentBytes).toBe(first.length + 1000 + (first.length - 1000) + first.length);
});

test("a weak ETag does not tell that a fresh link leads to the same bytes", async () => {
  served = { ...served, known: { etag: 'W/"one"' }, heedsIfRange: false, breaksAt: [1000] };
  await failing();
  served.bytes = randomBytes(300_000);
  await expectWhole(served.bytes, { path: "/film?signed=again" });
});

test("a server that gives a file piece by piece, whatever is asked for, is asked until it is whole", async () => {
  served.pieceBytes = 120_000;
  expect(await failing()).toMatchObject({ reason: "broken", gainedBytes: 0 });
  expect(await failing()).toMatchObject({ reason: "broken", gainedBytes: 120_000 });
  await expectWhole();
  expect(sentBytes).toBe(first.length);
});

test("an answer from the middle of a file that was asked for from its beginning is no file", async () => {
  served = { ...served, pieceBytes: 300_000, beginsAt: 1000 };
  expect(await failing()).toMatchObject({ reason: "broken" });
  expect(readdirSync(folder)).toEqual([]);
});

test("what nothing tells from another file is not gone on with", async () => {
  served = { ...served, known: {}, isLengthTold: false, breaksAt: [1000] };
  await failing();
  await expectWhole();
  expect(asked.map(({ range }) => range)).toEqual([undefined, undefined]);
});

test("a server that answers with no file leaves the part as it was", async () => {
  served.breaksAt = [1000];
  await failing();
  const busy = await startListener((_request, response) =>
    response.writeHead(503, { "retry-after": "7" }).end("busy"),
  );
  const error = await download(busy.url, {
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(busy.url)]) }),
    toFile,
    partAt,
    maxBytes: 1_000_000,
    deadlineMs: 10_000,
  }).catch((thrown: unknown) => thrown);
  await busy.stop();
  expect(error).toMatchObject({ reason: "refused", status: 503, retryAfterMs: 7000, gainedBytes: 0 });
  await expectWhole();
  expect(sentBytes).toBe(first.length);
});

test("one that is given up for its pace, or from outside, leaves its part too", async () => {
  const halts = (at: number) =>
    startListener((_request, response) => {
      response.writeHead(200, { etag: '"one"', "content-length": first.length });
      response.write(first.subarray(0, at));
    });
  const slow = await halts(500);
  const toSlow = {
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(slow.url)]) }),
    toFile,
    partAt,
    maxBytes: 1_000_000,
    deadlineMs: 10_000,
  };
  const told: number[] = [];
  const pace = { everyMs: 100, goesOn: async (bytes: number) => told.push(bytes) < 2 };
  const error = await download(slow.url, { ...toSlow, pace }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ reason: "too-slow" });
  expect(told).toEqual([500, 0]);
  expect(readFileSync(partAt).equals(first.subarray(0, 500))).toBe(true);
  rmSync(partAt);
  const signal = AbortSignal.timeout(100);
  await expect(download(slow.url, { ...toSlow, signal })).rejects.not.toBeInstanceOf(DownloadError);
  await slow.stop();
  await expectWhole();
  expect(asked[0]?.range).toBe("bytes=500-");
});
