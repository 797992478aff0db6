import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReferenceUse, Sent } from "#lib/domain/generation/sent.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { anyPrompt } from "#lib/providers/testing/any-prompt.ts";
import { inputsOf } from "./inputs.ts";

/** Every text that stands anywhere in a request. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(allModels().map((found) => [found.model.id, found] as const))("for %s", (_id, found) => {
  const { model, provider } = found;
  test("the shown text is the sent one, every reference is told of, and what is left out stands in no request", () => {
    fc.assert(
      fc.property(anyPrompt(model), ({ prompt, assets }) => {
        const { request, sent } = provider.compile(prompt, assets, model, { route: "link", variation: 1 });
        const { text, references } = inputsOf({ prompt }, sent);
        if (text) expect(textsIn(request)).toContain(text.map((piece) => piece.text).join(""));
        expect(references.map(({ id }) => id)).toEqual(prompt.references.map(({ id }) => id));
        const body = JSON.stringify(request);
        for (const { id, isSent } of references) expect(body.includes(id)).toBe(isSent);
      }),
      { numRuns: 60 },
    );
  });
});

const hero = sampleAsset(1, "png");
const song = sampleAsset(2, "mp3");
const prompt = samplePrompt([hero, song], ["A kite before ", 0, "."]);
const heroId = sampleId<ReferenceId>(1001);
const songId = sampleId<ReferenceId>(1002);

/** Spelled as no dialect spells a token today. */
const sent: Sent = {
  version: 1,
  isRebuilt: false,
  text: {
    written: "A kite before {{picture no. 1}}.",
    tokens: [{ start: 14, end: 31, id: heroId }],
  },
  settings: { durationMs: 5000, resolution: "4k", seed: 5 },
  references: {
    [heroId]: { as: "reference", position: 1 },
    [songId]: { as: "nothing", why: "kind" },
  },
};
const useOf = (use: ReferenceUse, given: Partial<Sent> = {}) =>
  inputsOf({ prompt }, { ...sent, ...given, references: { ...sent.references, [songId]: use } }).references[1]
    ?.use;

test("a token of the text is marked with what its author calls it", () => {
  const { text, references } = inputsOf({ prompt }, sent);
  expect(text?.filter(({ label }) => label !== null)).toMatchObject([{ label: "Image 1" }]);
  expect(references).toMatchObject([{ label: "Image 1", isSent: true }, { isSent: false }]);
});

test("what was kept is shown, however today's dialects write", () => {
  const { text, references, settings, remark } = inputsOf({ prompt }, sent);
  expect(text?.map((piece) => piece.text)).toEqual(["A kite before ", "{{picture no. 1}}", "."]);
  expect(references[0]?.use).toBe("Sent, written as {{picture no. 1}}");
  expect(settings).toContainEqual({ name: "Resolution", value: "4K" });
  expect(remark).toBeNull();
});

test.each<[string, ReferenceUse, Partial<Sent>?]>([
  ["Sent; not in the text", { as: "reference", position: 1 }],
  ["Sent as the first frame", { as: "first-frame" }],
  ["Used as the last frame", { as: "last-frame" }, { text: null }],
  ["Used", { as: "part" }, { text: null }],
  ["Left out: sound not supported", { as: "nothing", why: "kind" }],
  ["Left out: over the total length", { as: "nothing", why: "time" }, { text: null }],
  ["Left out: sound is off", { as: "nothing", why: "sound-off" }, { text: null }],
  ["Not sent", { as: "nothing" }, { isRebuilt: true }],
])("what became of a reference reads: %s", (words, use, given) => {
  expect(useOf(use, given)).toBe(words);
});

test("what was read back from a request is called that, and what it does not tell is left out", () => {
  const { remark, text, references, settings } = inputsOf(
    { prompt },
    {
      version: 1,
      isRebuilt: true,
      settings: {},
      references: {},
    },
  );
  expect(remark).toBe("Rebuilt from the stored request");
  expect(text).toBeUndefined();
  expect(references.map(({ use }) => use)).toEqual([null, null]);
  expect(settings).toEqual([]);
});

test("what nobody has read yet is said to be read, and nothing is claimed of it", () => {
  const { remark, text, references } = inputsOf({ prompt }, null);
  expect(remark).toContain("Reading the stored request");
  expect(text).toBeUndefined();
  expect(references.map(({ use }) => use)).toEqual([null, null]);
});
