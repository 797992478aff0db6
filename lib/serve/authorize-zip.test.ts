import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { dirname } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteGenerations } from "#lib/data/history/change-results.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { authorizeZip } from "./authorize-zip.ts";

testDatabase();
testSettings({ APP_URL: "http://localhost:4601" });

const owner = new Browser("192.0.2.1");
const other = new Browser("192.0.2.2");
const nobody = new Browser("192.0.2.3");
let member: Member;
let ids: GenerationId[];

/** A result whose bytes really lie on disk. */
function stored(name: string) {
  const bytes = randomBytes(500);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = blobPath(readConfig().dataDir, member.id, sha256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { name, bytes: { sha256, sizeBytes: bytes.length } };
}

beforeAll(async () => {
  member = await signUpOwner(owner);
  await signUpInvited(other, member);
  const run = await storeRun(member, [
    stored("a kite.mp4"),
    stored("a kite.mp4"),
    { status: "failed" },
    { name: "lost.mp4" },
  ]);
  ids = run.results.map(({ id }) => id);
});

function ask(browser: Browser, wanted: readonly GenerationId[]) {
  const request = new IncomingMessage(new Socket());
  const cookie = browser.headers.get("cookie");
  if (cookie) request.headers.cookie = cookie;
  return authorizeZip(request, wanted);
}

test("a member gets their own results under names of their own; those without a file are named as missing", async () => {
  const grant = await ask(owner, [ids[1]!, ids[0]!, ids[2]!, ids[3]!]);
  expect(grant?.entries.map(({ name }) => name)).toEqual(["a kite.mp4", "a kite (2).mp4"]);
  expect(grant?.manifest).toMatchObject({
    results: [
      { generationId: ids[1], files: [{ name: "a kite.mp4", sizeBytes: 500 }], prompt: "a red kite" },
      { generationId: ids[0], files: [{ name: "a kite (2).mp4" }] },
    ],
    missing: [ids[2], ids[3]],
  });
  expect(JSON.stringify(grant?.manifest)).not.toContain(member.id);
});

test("the last frame that a provider returned comes along, and no file takes the manifest's name", async () => {
  const { results } = await storeRun(member, [stored("Manifest.JSON"), stored("a kite.png")]);
  const [film, frame] = results as [(typeof results)[0], (typeof results)[0]]; // two were asked for
  await database().asset.update({
    where: { id: frame.assetId },
    data: { generationId: film.id, outputRole: "last-frame", kind: "image" },
  });
  const grant = await ask(owner, [film.id]);
  expect(grant?.entries.map(({ name }) => name)).toEqual(["Manifest (2).JSON", "a kite.png"]);
  expect(grant?.manifest).toMatchObject({
    results: [{ files: [{ role: "result" }, { name: "a kite.png", role: "last-frame" }] }],
  });
});

test("nobody else gets anything, whether the results are there or not", async () => {
  for (const browser of [other, nobody])
    for (const wanted of [ids, [ids[0]!], [createId<GenerationId>()]])
      expect(await ask(browser, wanted)).toBeNull();
  expect(await ask(owner, [createId<GenerationId>()])).toBeNull();
});

test("what was deleted is missing, and without a file left there is no zip", async () => {
  await deleteGenerations(member, [ids[0]!]);
  expect((await ask(owner, ids))?.manifest).toMatchObject({ missing: [ids[0], ids[2], ids[3]] });
  await deleteGenerations(member, [ids[1]!]);
  expect(await ask(owner, ids)).toBeNull();
});
