import { expect, test } from "vitest";
import { createId } from "./create-id.ts";
import { database } from "./database.ts";
import { storeGallery } from "./gallery/testing/store-gallery.ts";
import { addNote } from "./feedback/feedback.ts";
import { storeGeneration, storeMember, storePrompt } from "./testing/store-rows.ts";
import { testDatabase } from "./testing/test-database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { NoteId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { deleteOwn, restoreOwn } from "./deletion.ts";

testDatabase();

async function storeNote(member: Member): Promise<NoteId> {
  const { id: generationId } = await storeGeneration(member, { status: "done" });
  const id = createId<NoteId>();
  await addNote(member, { id, generationId, atMs: 0, text: "the kite dips" });
  return id;
}

test.each([
  ["prompt", (member: Member) => storePrompt(member)],
  ["note", storeNote],
  ["gallery", async (member: Member) => (await storeGallery(member)).id],
] as const)("a %s is deleted by the database's clock, once, and can be taken back", async (table, store) => {
  const member = await storeMember();
  const id = (await store(member)) as never; // the id goes with the table of its row
  const deletion = async () => {
    const [row] = await database().$queryRaw<{ isDeleted: boolean; at: Date; isPast: boolean }[]>`
      SELECT deleted_at IS NOT NULL AS "isDeleted", deleted_at AS at, deleted_at <= now() AS "isPast"
      FROM ${Prisma.raw(table)} WHERE id = ${id}::uuid`;
    return row;
  };
  for (const change of [deleteOwn, restoreOwn])
    await expect(change(await storeMember(), table, id)).rejects.toMatchObject({ code: "not-found" });
  expect(await deletion()).toMatchObject({ isDeleted: false });

  await deleteOwn(member, table, id);
  const first = await deletion();
  expect(first).toMatchObject({ isDeleted: true, isPast: true });
  await deleteOwn(member, table, id);
  expect(await deletion()).toEqual(first);

  await restoreOwn(member, table, id);
  expect(await deletion()).toMatchObject({ isDeleted: false });
});
