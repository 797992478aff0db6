import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { anyPrompt } from "#lib/providers/testing/any-prompt.ts";
import { whatWentIn } from "./went-in.ts";

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
        const { text, references } = whatWentIn(model, { prompt, assets: [...assets.values()] });
        const { request } = provider.compile(prompt, assets, model, { route: "link", variation: 1 });
        if (text) expect(textsIn(request)).toContain(text.map((piece) => piece.text).join(""));
        expect(references.map(({ id }) => id)).toEqual(prompt.references.map(({ id }) => id));
        const body = JSON.stringify(request);
        for (const { id, isSent } of references) if (!isSent) expect(body).not.toContain(id);
      }),
      { numRuns: 60 },
    );
  });
});

test("a token of the text is marked with what its author calls it", () => {
  const hero = sampleAsset(1, "png");
  const prompt = samplePrompt([hero], ["A kite before ", 0, "."]);
  const { model } = allModels().find(({ model: one }) => one.dialect)!;
  const { text, references } = whatWentIn(model, { prompt, assets: [hero] });
  expect(text?.filter(({ label }) => label !== null)).toMatchObject([{ label: "Image 1" }]);
  expect(references).toMatchObject([{ label: "Image 1", isSent: true }]);
});
