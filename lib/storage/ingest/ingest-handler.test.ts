import { fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, stat, truncate, utimes } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refusal } from "./answer.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { removeStaleUploads } from "#lib/storage/remove-bytes.ts";
import { type Studio, startStudio } from "#lib/storage/testing/start-studio.ts";
import { refusalOf, uploadFile } from "#lib/storage/testing/upload-file.ts";

const memberId = "0192d6a0-0000-7000-8000-000000000001";
const otherMemberId = "0192d6a0-0000-7000-8000-000000000002";
const mebibyte = 1024 * 1024;

/** A WAV of noise: of our formats the one whose size is free. */
function sound(sizeBytes: number, name = "noise.wav"): File {
  const bytes = randomBytes(sizeBytes);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(sizeBytes - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  return new File([bytes], name, { lastModified: 1_700_000_000_000 });
}
const hashOf = async (file: Blob) =>
  createHash("sha256")
    .update(Buffer.from(await file.arrayBuffer()))
    .digest("hex");

let studio: Studio;
beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // the stock client prints its failed requests
  studio = await startStudio();
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- true after each of them: nothing counted as a fault
  expect(studio.errors).toEqual([]);
  await studio[Symbol.asyncDispose]();
});
const unfinished = async () =>
  (await readdir(join(studio.dataDir, "incoming"))).filter((name) => !name.endsWith(".done"));

describe("an upload by the stock client", () => {
  test("arrives whole, under its hash, and the page hears what was made of it", async () => {
    const file = sound(5 * mebibyte, "a sound ✓.wav");
    const done = await uploadFile(studio.appUrl, file, { memberId });
    const sha256 = await hashOf(file);
    expect(done.serverData).toEqual({ assetId: "asset-1" });
    expect(studio.uploads).toEqual([
      { memberId, name: "a sound ✓.wav", format: "wav", sizeBytes: file.size, sha256, location: "disk" },
    ]);
    const stored = await readFile(blobPath(studio.dataDir, memberId, sha256));
    expect(createHash("sha256").update(stored).digest("hex")).toBe(sha256);
    expect(await unfinished()).toEqual([]);
  });

  test("is what its content says: a PNG named .jpg is a PNG", async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    await uploadFile(studio.appUrl, new File([png], "hero.jpg", { type: "image/jpeg" }), { memberId });
    expect(studio.uploads[0]).toMatchObject({ name: "hero.jpg", format: "png" });
  });

  test("of a forbidden kind is refused and leaves nothing, and stops no other", async () => {
    const text = new File(["no film at all, ".repeat(200_000)], "film.mp4", { type: "video/mp4" });
    const small = new File(["tiny"], "film.mp4");
    const [bad, tiny, good] = await Promise.all([
      refusalOf(uploadFile(studio.appUrl, text, { memberId })),
      refusalOf(uploadFile(studio.appUrl, small, { memberId })),
      refusalOf(uploadFile(studio.appUrl, sound(mebibyte), { memberId })),
    ]);
    expect([bad, tiny, good]).toEqual(["format-forbidden", "format-forbidden", "taken"]);
    expect(await unfinished()).toEqual([]);
    expect(studio.uploads).toHaveLength(1);
  });

  test("of nothing is refused", async () => {
    const empty = new File([], "empty.png");
    expect(await refusalOf(uploadFile(studio.appUrl, empty, { memberId }))).toBe("empty");
  });

  test("needs somebody who is signed in", async () => {
    expect(await refusalOf(uploadFile(studio.appUrl, sound(9999)))).toBe("signed-out");
    expect(studio.uploads).toEqual([]);
  });
});

describe("a connection that is cut", () => {
  test("again and again costs at most 1 MiB each, and the bytes are right", async () => {
    const file = sound(12 * mebibyte);
    const cuts = [500, 5000, 70_000, 3 * mebibyte, 4 * mebibyte];
    for (const bytes of cuts) {
      studio.proxy.cutAfter(bytes);
      expect(await refusalOf(uploadFile(studio.appUrl, file, { memberId }))).not.toBe("taken");
    }
    await uploadFile(studio.appUrl, file, { memberId });
    const sentAgain = studio.proxy.sentBytes() - file.size;
    expect(sentAgain).toBeLessThan(mebibyte);
    expect(studio.uploads).toMatchObject([{ sha256: await hashOf(file) }]);
  });

  test("before our answer arrived does not send the bytes again", async () => {
    const file = sound(6 * mebibyte);
    studio.proxy.loseAnswerOver(6 * mebibyte);
    expect(await refusalOf(uploadFile(studio.appUrl, file, { memberId }))).not.toBe("taken");
    const done = await uploadFile(studio.appUrl, file, { memberId });
    expect(done.serverData).toEqual({ assetId: "asset-2" });
    expect(studio.proxy.sentBytes() - file.size).toBeLessThan(mebibyte);
  });

  test("because the power failed while the receipt was written is as if there were none", async () => {
    const file = sound(mebibyte);
    await uploadFile(studio.appUrl, file, { memberId });
    const [receipt = ""] = await readdir(join(studio.dataDir, "incoming"));
    await truncate(join(studio.dataDir, "incoming", receipt), 9);
    const done = await uploadFile(studio.appUrl, file, { memberId });
    expect(done.serverData).toEqual({ assetId: "asset-2" });
  });

  test("leaves a partial file that is gone after a day", async () => {
    studio.proxy.cutAfter(2 * mebibyte);
    await refusalOf(uploadFile(studio.appUrl, sound(4 * mebibyte), { memberId }));
    await vi.waitFor(async () => expect(await unfinished()).toHaveLength(1), { timeout: 60_000 });
    expect(await removeStaleUploads({ dataDir: studio.dataDir })).toBe(0);
    const [name = ""] = await unfinished();
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    // Again and again: what had arrived before the cut may still be on its way into the file.
    await vi.waitFor(
      async () => {
        await utimes(join(studio.dataDir, "incoming", name), yesterday, yesterday);
        expect(await removeStaleUploads({ dataDir: studio.dataDir })).toBe(1);
      },
      { timeout: 60_000 },
    );
    expect(await unfinished()).toEqual([]);
  });
});

describe("an upload that cannot be registered", () => {
  const databaseIsAway = new Error("The database is away");
  /** The faults of which the studio was told, which are none any more afterwards. */
  const toldFaults = () => studio.errors.splice(0);

  test("is an error for the page, leaves no stored file, and a repeat goes on from the bytes that are here", async () => {
    const file = sound(3 * mebibyte);
    studio.failRegistrations(databaseIsAway);
    expect(await refusalOf(uploadFile(studio.appUrl, file, { memberId }))).toBe("not-registered");
    expect(toldFaults()).toEqual([databaseIsAway]);
    const place = blobPath(studio.dataDir, memberId, await hashOf(file));
    await expect(stat(place)).rejects.toThrow("ENOENT");
    await uploadFile(studio.appUrl, file, { memberId });
    expect((await stat(place)).size).toBe(file.size);
    expect(studio.proxy.sentBytes() - file.size).toBeLessThan(mebibyte);
  });

  test("does not take away the same bytes that were registered before", async () => {
    const file = sound(mebibyte);
    await uploadFile(studio.appUrl, file, { memberId });
    studio.failRegistrations(databaseIsAway);
    const renamed = new File([file], "other.wav", { lastModified: 1 });
    expect(await refusalOf(uploadFile(studio.appUrl, renamed, { memberId }))).toBe("not-registered");
    expect((await stat(blobPath(studio.dataDir, memberId, await hashOf(file)))).size).toBe(file.size);
    await uploadFile(studio.appUrl, renamed, { memberId });
    expect(studio.uploads.map(({ name }) => name)).toEqual(["noise.wav", "other.wav"]);
    expect(studio.proxy.sentBytes() - 2 * file.size).toBeLessThan(mebibyte);
    expect(toldFaults()).toEqual([databaseIsAway]);
  });

  test("because its member was removed meanwhile is refused for good, and leaves nothing", async () => {
    const file = sound(mebibyte);
    studio.failRegistrations(new Refusal("not-found"));
    expect(await refusalOf(uploadFile(studio.appUrl, file, { memberId }))).toBe("not-found");
    expect(toldFaults()).toEqual([]);
    await expect(stat(blobPath(studio.dataDir, memberId, await hashOf(file)))).rejects.toThrow("ENOENT");
  });

  test("while the same bytes can, leaves those that could alone", async () => {
    const file = sound(mebibyte);
    const renamed = new File([file], "other.wav", { lastModified: 1 });
    studio.failRegistrations(databaseIsAway);
    const outcomes = await Promise.all([
      refusalOf(uploadFile(studio.appUrl, file, { memberId })),
      refusalOf(uploadFile(studio.appUrl, renamed, { memberId })),
    ]);
    expect(outcomes.toSorted()).toEqual(["not-registered", "taken"]);
    const stored = await readFile(blobPath(studio.dataDir, memberId, await hashOf(file)));
    expect(createHash("sha256").update(stored).digest("hex")).toBe(await hashOf(file));
    expect(toldFaults()).toEqual([databaseIsAway]);
  });

  test("because the studio died then is found again by the next one, without sending its bytes again", async () => {
    const file = sound(3 * mebibyte);
    const entry = fileURLToPath(import.meta.resolve("#lib/storage/testing/dying-studio.ts"));
    const dying = fork(entry, [studio.dataDir], { execArgv: ["--no-warnings"] });
    const [appUrl] = (await once(dying, "message")) as [string];
    const ended = once(dying, "exit");
    expect(await refusalOf(uploadFile(appUrl, file, { memberId }))).not.toBe("taken");
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(studio.uploads).toEqual([]);
    await uploadFile(studio.appUrl, file, { memberId });
    expect(studio.proxy.sentBytes()).toBeLessThan(mebibyte);
    expect(studio.uploads).toMatchObject([{ name: "noise.wav", sha256: await hashOf(file) }]);
    expect((await stat(blobPath(studio.dataDir, memberId, await hashOf(file)))).size).toBe(file.size);
    expect(await unfinished()).toEqual([]);
  });
});

describe("addresses", () => {
  async function addressOf(file: File, who: string): Promise<string> {
    const response = await fetch(`${studio.appUrl}/api/uploadthing?actionType=upload&slug=references`, {
      method: "POST",
      headers: {
        "x-member": who,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        files: [{ name: file.name, size: file.size, type: "", lastModified: file.lastModified }],
        input: { fingerprints: ["0".repeat(64)] },
      }),
    });
    const [presigned] = (await response.json()) as [{ url: string }];
    return presigned.url;
  }
  const put = (url: string, body: Blob, from = 0) => {
    const form = new FormData();
    form.append("file", body);
    return fetch(url, { method: "PUT", headers: { range: `bytes=${from}-` }, body: form });
  };

  test("that were changed or have expired are refused", async () => {
    const file = sound(9000);
    const url = await addressOf(file, memberId);
    const statusOf = async (address: string) => (await fetch(address, { method: "HEAD" })).status;
    expect(await statusOf(url)).toBe(200);
    expect(await statusOf(url.replace("file-size=9000", "file-size=9001"))).toBe(403);
    expect(await statusOf(url.replace(memberId, otherMemberId))).toBe(403);
    for (const signature of ["", "%", "%E0%A4%A", "hmac-sha256%3D%00", "0".repeat(64), "é"]) {
      expect(await statusOf(url.replace(/signature=.*/, `signature=${signature}`))).toBe(403);
    }
    expect(await statusOf(`${studio.appUrl}/ingest/anything`)).toBe(403);
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 13 * 3600 * 1000);
    expect(await statusOf(url)).toBe(403);
  });

  test("of two members for the same file keep to themselves", async () => {
    const file = sound(9000);
    await put(await addressOf(file, memberId), file.slice(0, 5000));
    const head = await fetch(await addressOf(file, otherMemberId), { method: "HEAD" });
    expect(head.headers.get("x-ut-range-start")).toBe("0");
  });

  test("take no more bytes than were announced, and no gap", async () => {
    const file = sound(9000);
    const url = await addressOf(file, memberId);
    expect(await (await put(url, sound(9001))).json()).toEqual({ error: "too-large" });
    expect(await (await put(url, file.slice(10), 10)).json()).toEqual({ error: "range-invalid" });
    expect(await unfinished()).toEqual([]);
    expect(studio.uploads).toEqual([]);
  });

  test("serve one stream at a time: the newer cuts the older", async () => {
    const file = sound(8 * mebibyte);
    const url = await addressOf(file, memberId);
    const older = request(url, {
      method: "PUT",
      headers: { range: "bytes=0-", "content-type": "multipart/form-data; boundary=b" },
    });
    const olderEnd = new Promise((resolve) => {
      older.on("response", () => resolve("answered"));
      older.on("error", () => resolve("cut"));
    });
    older.write("--b\r\ncontent-disposition: form-data; name=file\r\n\r\n");
    older.write(new Uint8Array(await file.slice(0, 3 * mebibyte).arrayBuffer()));
    await vi.waitFor(async () => expect(await unfinished()).toHaveLength(1), { timeout: 60_000 });
    const head = await fetch(url, { method: "HEAD" });
    const from = Number(head.headers.get("x-ut-range-start"));
    expect((await put(url, file.slice(from), from)).status).toBe(200);
    expect(await olderEnd).toBe("cut");
    expect(studio.uploads).toMatchObject([{ sha256: await hashOf(file) }]);
  });

  test("serve one stream at a time, too, where several waited for the end of one that fell silent", async () => {
    const file = sound(8 * mebibyte);
    const url = await addressOf(file, memberId);
    const silent = request(url, {
      method: "PUT",
      headers: { range: "bytes=0-", "content-type": "multipart/form-data; boundary=b" },
    });
    silent.on("error", () => undefined); // it is cut
    silent.write("--b\r\ncontent-disposition: form-data; name=file\r\n\r\n");
    silent.write(new Uint8Array(await file.slice(0, 3 * mebibyte).arrayBuffer()));
    const sizeHere = async () => {
      const [name = ""] = await unfinished();
      return (await stat(join(studio.dataDir, "incoming", name))).size;
    };
    await vi.waitFor(async () => expect(await sizeHere()).toBe(3 * mebibyte), { timeout: 60_000 });
    const rest = file.slice(3 * mebibyte);
    const answers = await Promise.all([1, 2, 3].map(() => put(url, rest, 3 * mebibyte)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 416, 416,
    ]);
    expect(studio.uploads).toMatchObject([{ sha256: await hashOf(file) }]);
    expect(studio.errors).toEqual([]);
  });
});
