import { expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { NewerDocumentError } from "#lib/domain/base/ladder.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { sampleAsset, sampleReference } from "#lib/domain/testing/samples.ts";
import { addReference, findPrompt, listPrompts, savePrompt } from "./prompts.ts";

testDatabase();

test("a draft that a newer studio saved is listed, opened by nobody, and never written over", async () => {
  const member = await storeMember();
  const id = createId<PromptId>();
  const document = newPrompt([]);
  const newer = { ...document, version: 2, shots: ["a kite"] };
  await database().prompt.create({ data: { id, memberId: member.id, document: newer, version: 4 } });

  expect((await listPrompts(member, { limit: 5 })).items).toMatchObject([
    { id, excerpt: "Saved by a newer version of Triptych", references: 0, runs: 0, picture: null },
  ]);
  await expect(findPrompt(member, id)).rejects.toThrow(NewerDocumentError);
  for (const fromVersion of [3, 4])
    await expect(savePrompt(member, { id, document, fromVersion })).rejects.toThrow(NewerDocumentError);
  await expect(addReference(member, id, sampleReference(sampleAsset(1, "png")))).rejects.toThrow(
    NewerDocumentError,
  );
  const kept = await database().prompt.findUniqueOrThrow({ where: { id } });
  expect(kept).toMatchObject({ document: newer, version: 4 });
});
