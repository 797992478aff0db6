import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { anyPrompt } from "#lib/providers/testing/any-prompt.ts";
import { compareText, type Piece } from "./compare-text.ts";

const spelled = allModels().flatMap(({ model, provider }) =>
  model.dialect ? [[model.id, { model, provider, dialect: model.dialect.id }] as const] : [],
);

/** Every text that stands anywhere in a request. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(spelled)("for %s", (_id, { model, provider, dialect }) => {
  test("the pieces together are the very text of the request, and what is not marked stands in the author's", () => {
    fc.assert(
      fc.property(anyPrompt(model), ({ prompt, assets }) => {
        const pieces = compareText(prompt, model, dialect);
        const text = pieces.map((piece) => piece.text).join("");
        const { request } = provider.compile(prompt, assets, model, { route: "link", variation: 1 });
        expect(textsIn(request)).toContain(text);
        for (const piece of pieces) {
          if (piece.change === "none") expect(piece.text).toBe(piece.was);
          if (piece.change === "space") expect(piece).toMatchObject({ text: " ", was: null });
          if (piece.change === "gone") expect(piece.text).toBe("");
        }
      }),
    );
  });
});

const [hero, start, song] = [sampleAsset(1, "png"), sampleAsset(2, "png"), sampleAsset(3, "mp3")] as const;
const modelNamed = (id: string) => spelled.find(([one]) => one === id)![1]; // a model of the catalog
const changed = (pieces: readonly Piece[]) =>
  pieces.filter(({ change }) => change !== "none").map(({ was, text, change }) => [was, text, change]);

test("a token that is spelled as it is shown is no difference, another spelling is one", () => {
  const prompt = samplePrompt([hero], ["See ", 0, " walk"]);
  const plain = modelNamed("siraya/seedance-2.0");
  expect(changed(compareText(prompt, plain.model, "plain"))).toEqual([]);
  expect(changed(compareText(prompt, plain.model, "at"))).toEqual([["Image 1", "@Image1", "spelling"]]);
});

test("a first frame becomes words, and what stands after it in the list gets another number", () => {
  const asked = samplePrompt([start, hero, song], ["From ", 0, " to ", 1, "a ", 2]);
  const [frame, ...others] = asked.references;
  const prompt = { ...asked, references: [{ ...frame!, role: "first-frame" as const }, ...others] };
  const { model } = modelNamed("modellix/seedance-2.0-v2v");
  expect(changed(compareText(prompt, model, "plain"))).toEqual([
    ["Image 1", "the first frame", "words"],
    ["Image 2", "Image 1", "spelling"],
    [null, " ", "space"],
  ]);
});

test("of a kind that a model does not take only the word is left, and of a file that is gone nothing", () => {
  const gone = sampleId<ReferenceId>(77);
  const asked = samplePrompt([song], ["Hear ", 0, " and "]);
  const prompt = { ...asked, body: [...asked.body, { type: "reference" as const, id: gone }] };
  const removed = [{ ...asked.references[0]!, id: gone, name: "old.mp3" }];
  const { model } = modelNamed("siraya/seedance-1.0-pro");
  expect(changed(compareText({ ...prompt, removed }, model, "plain"))).toEqual([
    ["Audio 1", "the audio", "words"],
    ["old.mp3", "", "gone"],
  ]);
});
