import { existsSync } from "node:fs";
import { beforeAll, expect, test, vi } from "vitest";
import { readConfig } from "#lib/config.ts";
import { deleteAsset } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { starterIds, starters } from "#lib/domain/starter/starters.ts";
import { Browser, testSettings } from "#lib/session/testing/browser.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";
import { readStarterMedia } from "#lib/storage/starter-media.ts";
import { takeStarterAction } from "./starter-actions.ts";
import { askAs } from "./testing/framework-request.ts";

const origin = "http://localhost:4607";
vi.mock("next/headers", async () => (await import("./testing/framework-request.ts")).nextHeaders);

testDatabase();
testSettings({ APP_URL: origin });

const owner = new Browser();
let member: Member;
beforeAll(async () => {
  member = await signUpOwner(owner);
  askAs(owner, origin);
});

async function take(starter: (typeof starterIds)[number]) {
  const taken = await takeStarterAction({ starter });
  if (!taken.ok) throw new Error(taken.reason);
  return taken.assets;
}

test("a starter's files are the member's own at once, measured and with their posters", async () => {
  const { dataDir } = readConfig();
  for (const id of starterIds) {
    const assets = await take(id);
    const { files } = starters[id];
    expect(assets.map(({ name, kind, state }) => ({ name, kind, state }))).toEqual(
      files.map(({ name, kind }) => ({ name, kind, state: "ready" })),
    );
    for (const [index, asset] of assets.entries()) {
      const row = readStarterMedia()[files[index]!.path]!;
      expect(asset.measured).toEqual(row.measured);
      expect(existsSync(blobPath(dataDir, member.id, asset.sha256))).toBe(true);
      for (const one of row.made) expect(existsSync(derivativePath(dataDir, one.sha256))).toBe(true);
      const sendable = row.made.find(({ kind }) => kind === "sendable");
      expect(asset.sendable?.sha256).toBe(sendable?.sha256);
    }
  }
});

test("the same starter again, and the same bytes of an upload, are the assets that are there", async () => {
  const first = await take("turntable");
  expect(await take("turntable")).toEqual(first);
  const { format, sha256, sizeBytes } = readStarterMedia()["neon.jpg"]!;
  const upload = { format, sha256, sizeBytes, name: "my alley.jpg", location: "disk" } as const;
  await database().asset.deleteMany({ where: { blob: { sha256 } } });
  const mine = await registerUpload(member, upload);
  const [alley] = await take("neon");
  expect(alley).toMatchObject({ id: mine.id, name: "my alley.jpg", state: "ready" });
});

test("a file that was deleted comes back as a new asset", async () => {
  const [bottle] = await take("turntable");
  await deleteAsset(member, bottle!.id);
  const [again] = await take("turntable");
  expect(again).toMatchObject({ state: "ready", sha256: bottle!.sha256 });
  expect(again!.id).not.toBe(bottle!.id);
});
