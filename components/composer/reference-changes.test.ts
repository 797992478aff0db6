import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assetIdSchema, referenceIdSchema } from "#lib/domain/base/id.ts";
import { kinds } from "#lib/domain/media/format.ts";
import { newPrompt, type Prompt, promptSchema } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, type Reference } from "#lib/domain/prompt/reference.ts";
import {
  addReferences,
  bindAsset,
  moveReference,
  rememberRemoved,
  removeReference,
  replaceFile,
  restoreReference,
} from "./reference-changes.ts";

const uuid = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const id = (number: number) => referenceIdSchema.parse(uuid(number));
const assetId = assetIdSchema.parse(uuid(900));
const reference = (number: number, kind: Reference["kind"] = "image"): Reference => ({
  id: id(number),
  assetId: null,
  kind,
  name: `file${number}`,
  role: null,
});
const promptWith = (...references: Reference[]): Prompt => addReferences(newPrompt([]), references);
const names = (prompt: Prompt) => prompt.references.map(({ name }) => name);

describe("changing the list of references", () => {
  test("moving one changes its number by one, whatever stands between", () => {
    const prompt = promptWith(reference(1), reference(2, "video"), reference(3));
    const moved = moveReference(prompt, id(3), "up");
    expect(numberReferences(moved.references).get(id(3))?.ordinal).toBe(1);
    expect(numberReferences(moved.references).get(id(1))?.ordinal).toBe(2);
    expect(names(moveReference(moved, id(3), "down"))).toEqual(["file1", "file3", "file2"]);
    expect(moveReference(prompt, id(1), "up")).toBe(prompt);
  });

  test("a removed one is remembered, can come back and is then no longer missing", () => {
    const gone = removeReference(promptWith(reference(1), reference(2)), id(1));
    expect([names(gone), gone.removed.map(({ name }) => name)]).toEqual([["file2"], ["file1"]]);
    const back = restoreReference(gone, id(1));
    expect([names(back), back.removed]).toEqual([["file2", "file1"], []]);
  });

  test("those that the text mentions are forgotten last", () => {
    const mentioned = reference(1);
    const prompt: Prompt = {
      ...newPrompt([]),
      body: [{ type: "reference", id: mentioned.id }],
      removed: [mentioned],
    };
    const many = Array.from({ length: 60 }, (_, index) => reference(index + 100));
    const after = rememberRemoved(prompt, many);
    expect(after.removed).toHaveLength(50);
    expect(after.removed).toContainEqual(mentioned);
  });

  test("another file keeps the id; another kind loses its role", () => {
    const prompt = promptWith({ ...reference(1), role: "first-frame" });
    const replaced = replaceFile(prompt, id(1), { kind: "video", name: "clip.mp4", assetId: null });
    expect(replaced.references[0]).toEqual({ ...reference(1), kind: "video", name: "clip.mp4" });
  });

  test("an upload that ends after its reference was removed still binds it", () => {
    const gone = removeReference(promptWith(reference(1)), id(1));
    expect(bindAsset(gone, id(1), assetId).removed[0]?.assetId).toBe(assetId);
  });

  test("whatever is done, the document stays valid and every reference keeps its file", () => {
    const step = fc.record({
      action: fc.constantFrom("add", "remove", "restore", "up", "down"),
      number: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom(...kinds),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let prompt = newPrompt([]);
        for (const { action, number, kind } of steps) {
          const isKnown = [...prompt.references, ...prompt.removed].some((one) => one.id === id(number));
          if (action === "add" && !isKnown) prompt = addReferences(prompt, [reference(number, kind)]);
          if (action === "remove") prompt = removeReference(prompt, id(number));
          if (action === "restore") prompt = restoreReference(prompt, id(number));
          if (action === "up" || action === "down") prompt = moveReference(prompt, id(number), action);
        }
        expect(promptSchema.safeParse(prompt).success).toBe(true);
        const all = [...prompt.references, ...prompt.removed];
        expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
        expect(all.every((one) => one.name === `file${Number(one.id.slice(-12))}`)).toBe(true);
      }),
    );
  });
});
