import { expect, test } from "vitest";
import { modelIdSchema, promptIdSchema } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { restoreDraft } from "./restore-draft.ts";

const id = promptIdSchema.parse("018f0000-0000-7000-8000-000000000001");
const empty = newPrompt([modelIdSchema.parse("animatic/animatic")]);
const words = (text: string): Prompt => ({ ...empty, body: [{ type: "text", text }] });
const kept = (text: string, version: number) => ({ id, document: words(text), version, writtenAt: 1 });
const fresh = () => ({ id, document: empty });

test("without anything kept the server's draft is opened, or an empty one that needs no saving", () => {
  const draft = { id, document: words("A"), version: 3 };
  expect(restoreDraft(draft, null, fresh)).toEqual({ ...draft, savedDocument: draft.document });
  expect(restoreDraft(null, null, fresh)).toEqual({ id, document: empty, version: 0, savedDocument: empty });
});

test("what a crash left unsaved is opened in its place and is to be saved", () => {
  const draft = { id, document: words("A"), version: 3 };
  const restored = restoreDraft(draft, kept("A lake", 3), fresh);
  expect(restored).toMatchObject({ document: words("A lake"), savedDocument: words("A"), version: 3 });
  expect(restored.conflict).toBeUndefined();
  expect(restoreDraft(null, kept("A lake", 0), fresh)).toMatchObject({ version: 0, savedDocument: null });
});

test("a draft that moved on meanwhile leaves the choice to its author", () => {
  const draft = { id, document: words("theirs"), version: 5 };
  expect(restoreDraft(draft, kept("mine", 3), fresh)).toMatchObject({
    document: words("mine"),
    conflict: { document: words("theirs"), version: 5 },
  });
  expect(restoreDraft(draft, kept("theirs", 3), fresh).conflict).toBeUndefined();
});
