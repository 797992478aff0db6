import { expect, test } from "vitest";
import { sampleAsset, samplePrompt, sampleReference } from "#lib/domain/testing/samples.ts";
import { promptExcerpt, promptPieces } from "./prompt-excerpt.ts";

const hero = sampleAsset(1, "png", { name: "IMG_0042 final.png" });
const walk = sampleAsset(2, "mp4", { name: "walk.mp4" });
const prompt = samplePrompt([hero, walk], [0, " walks\n like ", 1, "."]);

test("a prompt is told by what its references are called, never by their files' names", () => {
  expect(promptExcerpt(prompt)).toBe("Image 1 walks like Video 1.");
});

test("a reference that was taken out keeps its kind and has no number", () => {
  const without = { ...prompt, references: prompt.references.slice(1), removed: [sampleReference(hero)] };
  expect(promptExcerpt(without)).toBe("Image walks like Video 1.");
});

test("each token is a piece of its own with its reference", () => {
  expect(promptPieces(prompt)).toMatchObject([
    { label: "Image 1", reference: { assetId: hero.id } },
    { text: " walks like " },
    { label: "Video 1", reference: { assetId: walk.id } },
    { text: "." },
  ]);
});

test("a long one is cut after 200 characters", () => {
  expect(promptExcerpt(samplePrompt([], ["long ".repeat(100)]))).toHaveLength(200);
});
