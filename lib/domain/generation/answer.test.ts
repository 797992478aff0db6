import { expect, test } from "vitest";
import { type Answer, answerFrom, resultsOf, shortfallOf } from "./answer.ts";

type Output = Answer["outputs"][number];
const film = (name: string, role: Output["role"] = "result"): Output => ({
  ...{ kind: "video", role },
  from: { url: `https://cdn.example/${name}.mp4` },
});
const image = (name: string): Output => ({
  ...{ kind: "image", role: "last-frame" },
  from: { url: `https://cdn.example/${name}.png` },
});
const told = (outputs: readonly Output[]) =>
  outputs.map(({ role, from }) => `${role} ${"url" in from ? from.url.slice(20, -4) : ""}`);

test.each([
  [[film("a")], [["result a"]]],
  [[film("a"), image("x"), image("y")], [["result a", "last-frame x", "last-frame y"]]],
  [
    [film("a"), film("b", "further"), image("x")],
    [["result a", "last-frame x"], ["result b"]],
  ],
  [
    [film("a"), film("b", "further"), image("x"), image("y")],
    [
      ["result a", "last-frame x"],
      ["result b", "last-frame y"],
    ],
  ],
])("each film of an answer is a result, with the images that are its own (%#)", (outputs, expected) => {
  expect(resultsOf({ outputs }).map((result) => told(result.outputs))).toEqual(expected);
});

test("a result has the prompt that was revised for it, and the one of the answer only where none is told of each", () => {
  const outputs = [film("a"), film("b", "further")];
  expect(resultsOf({ outputs, revisedPrompt: "all" }).map((result) => result.revisedPrompt)).toEqual([
    "all",
    "all",
  ]);
  const each = [film("a"), { ...film("b", "further"), revisedPrompt: "of b" }];
  expect(resultsOf({ outputs: each, revisedPrompt: "of b" }).map((result) => result.revisedPrompt)).toEqual([
    null,
    "of b",
  ]);
});

test("an answer that is asked for again gives a result what stands in its place", () => {
  const cost = { micro: 5, currency: "USD" };
  const answer = { outputs: [film("a"), film("b", "further")], cost };
  expect(answerFrom(answer, 1)).toBe(answer);
  expect(answerFrom(answer, 2)).toMatchObject({ outputs: [{ ...film("b"), role: "result" }], cost });
  expect(answerFrom(answer, 3)).toBeNull();
});

test.each([
  [[film("a")], 2, { came: 1, of: 2 }],
  [[film("a"), film("b", "further"), image("x")], 2, null],
  [[film("a"), image("x")], undefined, null],
] as const)("an answer is short of what it speaks of (%#)", (outputs, promised, expected) => {
  expect(shortfallOf({ outputs: [...outputs], ...(promised && { promised }) })).toEqual(expected);
});
