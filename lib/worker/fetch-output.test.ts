import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeVideo } from "#simulators/media.ts";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { blobPath } from "#lib/storage/paths.ts";
import type { Context } from "./context.ts";
import { fetchOutput, NotMediaError } from "./fetch-output.ts";

let dataDir: string;
let context: Pick<Context, "config" | "fetch">;
const memberId = createId<MemberId>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "triptych-outputs-"));
  await mkdir(join(dataDir, "came"));
  context = { config: { ...readConfig(), dataDir }, fetch };
});
afterAll(async () => {
  await rm(dataDir, { recursive: true });
});

const fetched = (file: string, readingMs: number) =>
  fetchOutput(
    context,
    memberId,
    { kind: "video", role: "result", from: { file } },
    { signal: new AbortController().signal, readingMs },
  );

test("a video that a busy machine cannot read in time is kept, and read later", async () => {
  const size = { width: 320, height: 240, colour: [20, 120, 60] } as const;
  await makeVideo(join(dataDir, "came/film.mp4"), { ...size, seconds: 1 });
  const stored = await fetched("came/film.mp4", 0);
  expect(stored).toMatchObject({ kind: "video", format: "mp4", role: "result" });
  expect(await readdir(join(blobPath(dataDir, memberId, stored.sha256), ".."))).toEqual([stored.sha256]);
});

test("what is no video is none, however long one looks at it", async () => {
  await writeFile(join(dataDir, "came/page.mp4"), "<!doctype html><title>Not found</title>");
  for (const readingMs of [0, 20_000])
    await expect(fetched("came/page.mp4", readingMs)).rejects.toBeInstanceOf(NotMediaError);
});
