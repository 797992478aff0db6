import { expect, test } from "vitest";
import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteOwn } from "#lib/data/deletion.ts";
import { storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { duplicatePrompt, findPrompt, listPrompts, renamePrompt, savePrompt } from "./prompts.ts";

testDatabase();

const found = async (member: Member, ...asked: string[]) =>
  (await listPrompts(member, { words: asked, limit: 9 })).items.map(({ id }) => id);

test("a name stays with its draft while the text is saved", async () => {
  const member = await storeMember();
  const id = await storePrompt(member);
  await renamePrompt(member, id, "Red coat, harbour");
  expect(await savePrompt(member, { id, document: words("changed"), fromVersion: 1 })).toMatchObject({
    ok: true,
    version: 2,
  });
  expect(await findPrompt(member, id)).toMatchObject({
    name: "Red coat, harbour",
    document: words("changed"),
  });
  expect((await listPrompts(member, { limit: 1 })).items).toMatchObject([
    { name: "Red coat, harbour", excerpt: "changed" },
  ]);
});

test("a draft is found by words of its name and its text together, in any case, and by no sign that stands for others", async () => {
  const [member, other] = [await storeMember(), await storeMember()];
  const kite = await storePrompt(member, words("A red kite over 100% of the sea"));
  const dunes = await storePrompt(member, words("Dunes"));
  await storePrompt(other, words("A red kite"));
  await renamePrompt(member, kite, "Opening_1");
  expect(await found(member, "RED", "opening")).toEqual([kite]);
  expect(await found(member, "100%")).toEqual([kite]);
  expect(await found(member, "opening_")).toEqual([kite]);
  expect(await found(member, "_")).toEqual([kite]);
  expect(await found(member, "%%")).toEqual([]);
  expect(await found(member, "red", "dunes")).toEqual([]);
  await deleteOwn(member, "prompt", dunes);
  expect(await found(member, "dunes")).toEqual([]);
});

test("what is found comes in pages too, each draft once, also where several were changed at one time", async () => {
  const member = await storeMember();
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await storePrompt(member, words("a red kite")));
  await storePrompt(member, words("dunes"));
  await database().prompt.updateMany({ where: { memberId: member.id }, data: { updatedAt: new Date(0) } });
  const seen: PromptId[] = [];
  let before: string | null | undefined;
  do {
    const page = await listPrompts(member, { words: ["kite"], limit: 2, ...(before && { before }) });
    seen.push(...page.items.map(({ id }) => id));
    before = page.next;
  } while (before);
  expect(seen).toEqual(ids.toSorted().toReversed());
});

test("a copy has the text and a name that says so, and is made once", async () => {
  const member = await storeMember();
  const id = await storePrompt(member, words("a red kite"));
  await renamePrompt(member, id, "Kite");
  const copyId = createId<PromptId>();
  await duplicatePrompt(member, { id, copyId });
  await renamePrompt(member, copyId, "Blue kite");
  await duplicatePrompt(member, { id, copyId });
  expect(await findPrompt(member, copyId)).toMatchObject({
    name: "Blue kite",
    document: words("a red kite"),
  });
  expect(await findPrompt(member, id)).toMatchObject({ name: "Kite" });
});

test("nobody names or copies somebody else's draft, nor copies onto one", async () => {
  const [member, other] = [await storeMember(), await storeMember()];
  const [id, theirs] = [await storePrompt(member), await storePrompt(other)];
  await expect(renamePrompt(other, id, "mine")).rejects.toThrow(AppError);
  await expect(duplicatePrompt(other, { id, copyId: createId() })).rejects.toThrow(AppError);
  await expect(duplicatePrompt(member, { id, copyId: theirs })).rejects.toThrow(AppError);
});
