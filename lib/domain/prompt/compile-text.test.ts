import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileText } from "./compile-text.ts";
import { type DialectId, dialectIds, dialects } from "./dialect.ts";
import { readLiterally } from "./testing/read-literally.ts";
import { readTokens } from "./read-tokens.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";

const assets = [sampleAsset(1, "png"), sampleAsset(2, "png"), sampleAsset(3, "mp4"), sampleAsset(4, "mp3")];

function compile(body: (string | number)[], dialect: DialectId, order = [0, 1, 2, 3]) {
  const prompt = samplePrompt(assets, body);
  const ids = order.map((index) => prompt.references[index]!.id);
  return { prompt, ...compileText(prompt, dialect, ids, new Map()) };
}

/** Pieces that make tokens, break them, or hide in them. */
const nasty = [
  ..." |a|1|@|[|]|<|>|_|.|:|-|Image|image| 2|2|图片|视频|。|让|Video 1|@image2|[Image 1]|<IMAGE_0>|e@".split(
    "|",
  ),
  ..."\u200b|\u2060|\ufeff|\u00ad|\u00a0|\u3000|\t|\n|１|２|＠|［|］|【|】|Ｉｍａｇｅ|é|\u0301|🎬|٣".split(
    "|",
  ),
];

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

  test("what is so in several places is said once", () => {
    const { text, issues } = compile([0, "2 steps, ", 0, "2 steps by @Image9 and @Image9"], "at");
    expect(text).toContain("@Image1 2 steps, @Image1 2 steps");
    expect(issues.map((issue) => issue.code)).toEqual(["token-spaced", "text-reads-as-token"]);
  });

  test("typed words that would read as a token of the dialect are an error there and nowhere else", () => {
    expect(compile(["Look at @Image9"], "at").issues).toMatchObject([
      { severity: "error", code: "text-reads-as-token", params: { text: "@Image9" } },
    ]);
    expect(compile(["Look at @Image9"], "bracket").issues).toEqual([]);
    expect(compile(["Look at @Image1, not ", 0], "at").issues).toMatchObject([
      { severity: "error", code: "text-reads-as-token", params: { text: "@Image1" } },
    ]);
  });

  test("what reads as a token only together with its neighbours is found too", () => {
    const reads = (body: (string | number)[], dialect: DialectId) =>
      compile(body, dialect).issues.map(({ code, params }) => `${code} ${params.text ?? params.token}`);
    expect(reads(["an im", "age", " 1"], "plain")).toEqual(["text-reads-as-token image 1"]);
    expect(reads(["[", 0, "]"], "plain")).toEqual([]);
    expect(reads(["image ", 0], "plain")).toEqual([]);
    expect(reads([0, "\u200b2 steps"], "at")).toEqual(["token-spaced @Image1"]);
    expect(reads([0, "０ steps"], "plain")).toEqual(["token-spaced Image 1"]);
    expect(reads(["@", 0], "plain")).toEqual(["token-spaced Image 1"]);
  });

  test.each<[DialectId, string, string]>([
    ["plain", "12Image 1", "Image 1"],
    ["plain", "121Image 1视频", "Image 1"],
    ["plain", "the first frameImage 1", "Image 1"],
    ["plain", "让Image 1A", "Image 1"],
    ["plain-chinese", "12图片1A", "图片1"],
    ["at", "12@Image1视频", "@Image1"],
    ["at", "@Image0", "@Image0"],
    ["lower-at", "the 1@image1", "@image1"],
    ["bracket", "12[Image 1]2", "[Image 1]"],
    ["tight-bracket", "12[Image1]2", "[Image1]"],
    ["angle", "12<Image 1>2", "<Image 1>"],
    ["zero-based", "12<IMAGE_0>2", "<IMAGE_0>"],
  ])(
    "in %s, a token's spelling that is typed into other words is an error: “%s”",
    (dialect, typed, words) => {
      for (const body of [[typed], [0, " ", typed], [...typed], [typed, 0]])
        expect(compile(body, dialect).issues).toContainEqual({
          severity: "error",
          code: "text-reads-as-token",
          path: ["body"],
          params: { text: words },
        });
    },
  );

  test.each(dialectIds)("an e-mail address stays text in %s, whatever it holds", (dialect) => {
    const address = "Write to me@Image1, é@image2 or a.b@video3.example about ";
    expect(compile([address, 0], dialect).issues).toEqual([]);
  });

  test("a token beside the same words is kept apart from them", () => {
    const text = (body: (string | number)[], dialect: DialectId = "plain") => compile(body, dialect).text;
    expect(text(["12", 0])).toBe("12 Image 1");
    expect(text(["121", 0, "视频"])).toBe("121 Image 1视频");
    expect(text(["the first frame", 0])).toBe("the first frame Image 1");
    expect(text(["cafe\u0301", 0, "\u20e3"])).toBe("cafe\u0301 Image 1 \u20e3");
    expect(text(["Ａ", 0, 1, 2, "２"])).toBe("Ａ Image 1 Image 2 Video 1 ２");
    expect(text([0, 1, "@x"], "at")).toBe("@Image1 @Image2@x");
    expect(text([0, 1, "2"], "plain-chinese")).toBe("图片1图片2 2");
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

  test("such words run into no others", () => {
    const prompt = samplePrompt(assets, ["Start at", 0, "then", 0, ", 从", 0, 1, 0, "开始"]);
    const { text } = compileText(
      prompt,
      "bracket",
      [prompt.references[1]!.id],
      new Map([[prompt.references[0]!.id, "the first frame"]]),
    );
    expect(text).toBe(
      "Start at the first frame then the first frame, 从 the first frame [Image 1]the first frame 开始",
    );
  });

  test("law: without an error, the tokens that a reader finds are exactly those that were placed, each its own reference", () => {
    const parts = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...nasty),
        fc.string({ minLength: 1, maxLength: 4 }),
        fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
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
          expect(readTokens(text, dialect).map(({ start, end }) => [start, end])).toEqual(
            tokens.map(({ start, end }) => [start, end]),
          );
          const sent = order.map((index) => prompt.references[index]!);
          for (const token of tokens) {
            const reference = sent.find(({ id }) => id === token.id)!;
            const ordinal = sent.filter(({ kind }) => kind === reference.kind).indexOf(reference) + 1;
            expect(text.slice(token.start, token.end)).toBe(dialects[dialect].write(reference.kind, ordinal));
          }
          expect(readLiterally(text, dialect)).toEqual(
            tokens.map(({ start, end }) => text.slice(start, end)),
          );
        },
      ),
      { numRuns: runsAt(0.1) },
    );
  });
});
