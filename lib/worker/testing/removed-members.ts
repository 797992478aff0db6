import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { mintMember, mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { derivativePath, memberFolders } from "#lib/storage/paths.ts";
import { continueRemoval } from "#lib/worker/removal.ts";
import type { Belongings } from "./store-belongings.ts";

const worker = mintWorker();
const never = new AbortController().signal;

/** One look of the worker at somebody who has left. */
export const takeAway = (memberId: MemberId, options = { youngMs: 0 }) =>
  continueRemoval({ worker, config: readConfig(), stopping: never }, memberId, options);

export async function storeOwner(): Promise<Member> {
  const { id } = await storeMember();
  await database().member.update({ where: { id }, data: { isOwner: true } });
  return mintMember(id, true);
}

/** Every column that says whose a row is. */
export const ownedColumns = () => database().$queryRaw<{ name: string; column: string }[]>`
  SELECT table_name AS name, column_name AS column FROM information_schema.columns
  WHERE table_schema = 'public' AND (column_name LIKE '%member_id' OR column_name = 'invited_by_id')
  ORDER BY table_name`;

/** Per table how many of its rows are this member's, where there are any. */
export async function rowsOf(memberId: MemberId): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, column } of await ownedColumns()) {
    const [row] = await database().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}" WHERE "${column}" = '${memberId}'`,
    );
    if (row!.count > 0) found[name] = row!.count; // a count always has a row
  }
  return found;
}

/** No row, no folder. */
export async function expectGone(memberId: MemberId): Promise<void> {
  expect(await rowsOf(memberId)).toEqual({});
  expect(await database().member.count({ where: { id: memberId } })).toBe(0);
  const folders = memberFolders(readConfig().dataDir, memberId);
  expect(Object.values(folders).filter((folder) => existsSync(folder))).toEqual([]);
}

/** Files, stills and rows of them, as this member reads them. */
export async function expectReadable(member: Member, files: Belongings["files"]): Promise<void> {
  for (const { assetId, bytes, posterSha256 } of files) {
    const file = await findStoredFile(member, assetId, null);
    expect(await readFile((await locateFile(file!)).path)).toEqual(bytes); // asserted by being read
    expect(await findStoredFile(member, assetId, "poster")).toMatchObject({ sha256: posterSha256 });
    expect(existsSync(derivativePath(readConfig().dataDir, posterSha256))).toBe(true);
  }
}
