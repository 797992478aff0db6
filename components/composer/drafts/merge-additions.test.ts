import { expect, test } from "vitest";
import { sampleAsset, samplePrompt, sampleReference } from "#lib/domain/testing/samples.ts";
import { mergeAdditions } from "./merge-additions.ts";

const [hero, clip, frame] = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "png")] as const;
const base = samplePrompt([hero], ["See ", 0]);
const added = { ...base, references: [...base.references, sampleReference(clip)] };

test("a reference that was added elsewhere comes into a text that was changed here, behind what was added here", () => {
  const mine = samplePrompt([hero, frame], ["See ", 0, " and ", 1]);
  const merged = mergeAdditions(base, added, mine);
  expect(merged).toEqual({ ...mine, references: [...mine.references, sampleReference(clip)] });
});

test("one that is here already, or was taken out again, does not come twice", () => {
  expect(mergeAdditions(base, added, added)).toEqual(added);
  const without = { ...base, removed: [sampleReference(clip)] };
  expect(mergeAdditions(base, added, without)).toEqual(without);
});

test("anything else that was changed elsewhere is for its author to choose", () => {
  expect(mergeAdditions(base, { ...added, body: [] }, base)).toBeNull();
  expect(mergeAdditions(base, { ...added, modelIds: [] }, base)).toBeNull();
  expect(mergeAdditions(base, { ...base, references: [] }, base)).toBeNull();
  expect(mergeAdditions(base, base, added)).toBeNull();
});

test("more references than a prompt may have are never made", () => {
  const many = Array.from({ length: 50 }, (_, index) => sampleReference(sampleAsset(index + 10, "png")));
  expect(mergeAdditions(base, added, { ...base, references: many })).toBeNull();
});

test("a file that was converted elsewhere is the reference's here too, whatever was written meanwhile", () => {
  const converted = { ...base.references[0]!, assetId: frame.id, name: "hero.jpg" };
  const theirs = { ...base, references: [converted] };
  const mine = { ...base, body: [], references: [{ ...base.references[0]!, role: "style" as const }] };
  expect(mergeAdditions(base, theirs, mine)).toEqual({
    ...mine,
    references: [{ ...converted, role: "style" }],
  });
  expect(mergeAdditions(base, theirs, { ...theirs, body: [] })).toEqual({ ...theirs, body: [] });
  const torn = { ...base, references: [{ ...base.references[0]!, assetId: clip.id }] };
  expect(mergeAdditions(base, theirs, torn)).toBeNull();
});
