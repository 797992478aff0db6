import { expect, test } from "vitest";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { noteText } from "./text-notes.ts";

const id = (last: number) => referenceIdSchema.parse(`018f0000-0000-7000-8000-00000000000${last}`);
const hero = { id: id(1), assetId: null, kind: "image", name: "hero.png", role: null } as const;
const prompt = (change: Partial<Prompt>): Prompt => ({ ...newPrompt([]), ...change });

test("words are counted in any script, tokens are none", () => {
  expect(noteText(prompt({ body: [{ type: "text", text: "A lake, at dawn." }] })).words).toBe(4);
  expect(noteText(prompt({ body: [{ type: "reference", id: id(1) }] })).words).toBe(0);
  expect(noteText(prompt({ body: [{ type: "text", text: "一只猫在湖边" }] })).words).toBeGreaterThan(1);
});

test("a token whose reference was removed is missing, by its former name", () => {
  const body: Prompt["body"] = [{ type: "reference", id: id(1) }];
  expect(noteText(prompt({ body, removed: [hero] })).missing).toEqual([
    { id: id(1), name: "hero.png", canRestore: false },
  ]);
  expect(noteText(prompt({ body, references: [hero] })).missing).toEqual([]);
});

test("words that name a reference that does not exist are told, each once", () => {
  const body: Prompt["body"] = [{ type: "text", text: "@Image1, @Video1 and again @Video1, me@image3.com" }];
  expect(noteText(prompt({ body, references: [hero] })).unknown).toEqual(["@Video1"]);
});
