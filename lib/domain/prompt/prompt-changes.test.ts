import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonUnits } from "./common-units.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { normalizeBody, type Prompt } from "./prompt.ts";
import { isUnchanged, promptChanges } from "./prompt-changes.ts";
import { numberReferences, referenceLabel } from "./reference.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { textChanges } from "./text-changes.ts";
import { anyDocument } from "#lib/domain/testing/any-document.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";

const [hero, other, clip] = [sampleAsset(1, "png"), sampleAsset(2, "png"), sampleAsset(3, "mp4")] as const;
const of = (prompt: Prompt): Snapshot => ({ prompt, assets: [hero, other, clip] });

/** A prompt's text as it is read, tokens by their labels. */
function read(prompt: Prompt): string {
  const numbers = numberReferences(prompt.references);
  const names = new Map(prompt.removed.map(({ id, name }) => [id, name]));
  return normalizeBody(prompt.body)
    .map((node) => {
      if (node.type === "text") return node.text;
      const number = numbers.get(node.id);
      return number ? referenceLabel(number) : `[missing: ${names.get(node.id) ?? "a file"}]`;
    })
    .join("");
}

describe("what changed between two snapshots", () => {
  test("the pieces of either side together are its text, to the letter", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        const pieces = textChanges(before.prompt, after.prompt);
        const side = (where: "before" | "after") =>
          pieces.map((piece) => (piece.in === "both" || piece.in === where ? piece.text : "")).join("");
        expect(side("after")).toBe(read(after.prompt));
        // A token that stands on both sides is told by the label that it has now.
        const numbers = (prompt: Prompt) => JSON.stringify([...numberReferences(prompt.references)]);
        const sides = [before.prompt, after.prompt];
        const areAlike =
          new Set(sides.map(numbers)).size === 1 && sides.every((one) => one.removed.length === 0);
        if (areAlike) expect(side("before")).toBe(read(before.prompt));
      }),
    );
  });

  test("nothing changed from anything to itself", () => {
    fc.assert(fc.property(anyDocument, (made) => isUnchanged(promptChanges(made, structuredClone(made)))));
  });

  test("of words it tells whole runs, and leaves the rest alone", () => {
    const before = samplePrompt([hero], ["A red kite over ", 0, ", at dawn"]);
    const after = samplePrompt([hero], ["A small blue kite over ", 0, ", at night"]);
    expect(textChanges(before, after)).toEqual([
      { in: "both", text: "A " },
      { in: "before", text: "red " },
      { in: "after", text: "small blue " },
      { in: "both", text: "kite over Image 1, at " },
      { in: "before", text: "dawn" },
      { in: "after", text: "night" },
    ]);
    const chinese = textChanges(
      samplePrompt([], ["一只红色的猫在跑"]),
      samplePrompt([], ["一只黑色的猫在跑"]),
    );
    expect(chinese.filter((piece) => piece.in !== "both").map(({ text }) => text)).toEqual(["红", "黑"]);
  });

  test("a token that means another file is another word; one that only has another number is not", () => {
    const before = samplePrompt([hero, other], [0, " and ", 1]);
    const [first, second] = before.references;
    const swapped = { ...before, references: [second!, first!] };
    expect(textChanges(before, swapped).map((piece) => piece.in)).toEqual(["both"]);
    expect(promptChanges(of(before), of(swapped)).references).toEqual([
      { change: "renumbered", label: "Image 1", name: second!.name, was: "Image 2" },
      { change: "renumbered", label: "Image 2", name: first!.name, was: "Image 1" },
    ]);
    const mentionsOther = { ...before, body: [...before.body.slice(0, 2), before.body[0]!] };
    expect(textChanges(before, mentionsOther).some((piece) => piece.in === "after")).toBe(true);
  });

  test("references are added, taken out, replaced and given roles; the same bytes under another asset are no change", () => {
    const before = samplePrompt([hero, clip], ["x"]);
    const [image, film] = before.references;
    const copy = { ...hero, id: sampleAsset(9, "png").id };
    const assets = [hero, other, clip, copy];
    const changesTo = (references: Prompt["references"]) =>
      promptChanges({ prompt: before, assets }, { prompt: { ...before, references }, assets }).references;
    expect(changesTo([{ ...image!, assetId: copy.id }, film!])).toEqual([]);
    expect(changesTo([{ ...image!, assetId: other.id, name: other.name }, film!])).toEqual([
      { change: "replaced", label: "Image 1", name: other.name, was: hero.name },
    ]);
    expect(changesTo([{ ...image!, role: "first-frame" }, film!])).toEqual([
      { change: "role", label: "Image 1", name: hero.name, from: null, to: "first-frame" },
    ]);
    expect(changesTo([film!])).toEqual([{ change: "removed", label: "Image 1", name: hero.name }]);
    const reversed = promptChanges(
      { prompt: { ...before, references: [film!] }, assets },
      { prompt: before, assets },
    );
    expect(reversed.references).toEqual([{ change: "added", label: "Image 1", name: hero.name }]);
  });

  test("settings, models and what a single model has of its own are told by what they were", () => {
    const before = samplePrompt([], ["x"]);
    const more = "sample/more" as ModelId; // the right shape
    const after: Prompt = {
      ...before,
      settings: { ...before.settings, durationMs: 10_000, seed: 7 },
      modelIds: [more],
      overrides: { [more]: { sound: false } },
    };
    const { settings, models, overrides } = promptChanges(of(before), of(after));
    expect(settings).toEqual([
      { name: "durationMs", from: 5000, to: 10_000 },
      { name: "seed", from: null, to: 7 },
    ]);
    expect(models).toEqual({ added: [more], removed: before.modelIds });
    expect(overrides).toEqual([{ modelId: more, from: null, to: { sound: false } }]);
  });
});

test("two lists share as much as they can, and what is too long is changed as a whole", () => {
  const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const stretches = commonUnits(before, after, (unit) => unit);
      const side = (...of: string[]) =>
        stretches.flatMap((stretch) => (of.includes(stretch.in) ? stretch.units : []));
      expect(side("both", "before")).toEqual(before);
      expect(side("both", "after")).toEqual(after);
      expect(side("both").length).toBe(longestCommon(before, after));
    }),
  );
  const long = (letter: string) => Array.from({ length: 3000 }, (_, index) => `${letter}${index}`);
  expect(commonUnits(long("a"), long("b"), (unit) => unit).map((stretch) => stretch.in)).toEqual([
    "before",
    "after",
  ]);
});

test("of 20,000 characters single changes are told, and a whole rewriting between the common beginning and end", () => {
  const written = (from: number, length: number) =>
    Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + from + (index % 997))).join("");
  const told = (before: string, after: string) =>
    textChanges(samplePrompt([], [before]), samplePrompt([], [after])).map(({ in: where, text }) => [
      where,
      text.length,
    ]);
  const long = written(0, 20_000);
  expect(told(long, `${long.slice(0, 9000)}，${long.slice(9000)}`)).toEqual([
    ["both", 9000],
    ["after", 1],
    ["both", 11_000],
  ]);
  const other = written(5000, 20_000);
  expect(told(`At dawn: ${long} Night.`, `At dawn: ${other} Night.`)).toEqual([
    ["both", "At dawn: ".length],
    ["before", 20_000],
    ["after", 20_000],
    ["both", " Night.".length],
  ]);
  // All of what was is the later text's beginning, and its end too.
  expect(told("!".repeat(100), "!".repeat(100) + other.slice(0, 3000) + "!".repeat(100))).toEqual([
    ["both", 100],
    ["after", 3100],
  ]);
});

function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one;
  if (first === undefined || other.length === 0) return 0;
  const row = (before: number[], letter: string) => {
    const next = [0];
    other.forEach((unit, index) =>
      next.push(
        unit === letter ? before[index]! + 1 : Math.max(next[index]!, before[index + 1]!), // both rows are as long
      ),
    );
    return next;
  };
  return [first, ...rest]
    .reduce(
      row,
      Array.from({ length: other.length + 1 }, () => 0),
    )
    .at(-1)!;
}
