import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileText } from "./compile-text.ts";
import { type DialectId, dialectIds, dialects, findTokens } from "./dialect.ts";
import { sampleAsset, samplePrompt } from "./testing/samples.ts";

const assets = [sampleAsset(1, "png"), sampleAsset(2, "png"), sampleAsset(3, "mp4"), sampleAsset(4, "mp3")];

function compile(body: (string | number)[], dialect: DialectId, order = [0, 1, 2, 3]) {
  const prompt = samplePrompt(assets, body);
  const ids = order.map((index) => prompt.references[index]!.id);
  return { prompt, ...compileText(prompt, dialect, ids, new Map()) };
}

describe("compiling the text", () => {
  test("numbers follow the order of the arrays that are sent, within each kind", () => {
    expect(compile([1, " and ", 0, " watch ", 2], "at", [1, 0, 2]).text).toBe(
      "@Image1 and @Image2 watch @Video1",
    );
  });

  test("a digit after a token is kept apart from it, and said", () => {
    const { text, issues } = compile([0, "2 steps"], "at");
    expect(text).toBe("@Image1 2 steps");
    expect(issues.map((issue) => issue.code)).toEqual(["token-spaced"]);
  });

  test("typed words that would read as a token of the dialect are an error there and nowhere else", () => {
    expect(compile(["Look at @Image9"], "at").issues).toMatchObject([
      { severity: "error", code: "text-reads-as-token", params: { text: "@Image9" } },
    ]);
    expect(compile(["Look at @Image9"], "bracket").issues).toEqual([]);
  });

  test("a token whose reference is gone is an error", () => {
    expect(compile([99, " dances"], "at").issues).toMatchObject([
      { severity: "error", code: "token-missing" },
    ]);
  });

  test("a reference that stands in no array becomes its words", () => {
    const prompt = samplePrompt(assets, ["Start at ", 0]);
    const { text, tokens } = compileText(
      prompt,
      "at",
      [],
      new Map([[prompt.references[0]!.id, "the first frame"]]),
    );
    expect(text).toBe("Start at the first frame");
    expect(tokens).toEqual([]);
  });

  test("law: without an error, the tokens that a reader finds are exactly those that were placed, each its own reference", () => {
    const parts = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(" ", "a", "1", "@", "[", "]", "Image", " 2", "图片", "。", "Video 1", "@image2"),
        fc.string({ minLength: 1, maxLength: 4 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom(...dialectIds),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (body, dialect, order) => {
          const { prompt, text, tokens, issues } = compile(body, dialect, order);
          if (issues.some((issue) => issue.severity === "error")) return;
          expect(findTokens(text, dialect).map(({ start, end }) => [start, end])).toEqual(
            tokens.map(({ start, end }) => [start, end]),
          );
          const sent = order.map((index) => prompt.references[index]!);
          for (const token of tokens) {
            const reference = sent.find(({ id }) => id === token.id)!;
            const ordinal = sent.filter(({ kind }) => kind === reference.kind).indexOf(reference) + 1;
            expect(text.slice(token.start, token.end)).toBe(dialects[dialect].write(reference.kind, ordinal));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
