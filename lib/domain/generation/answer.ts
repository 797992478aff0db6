import * as z from "zod/mini";
import type { Money } from "#lib/domain/base/money.ts";
import type { PendingOutputs } from "./run.ts";

/** What a provider has ready. Its outputs are the films, the first of them the result, and the images that came with them. */
export type Answer = {
  outputs: PendingOutputs;
  cost?: Money;
  /** For the whole answer, where it is not given film by film. */
  revisedPrompt?: string;
  /** How many films it announces, where it does. */
  promised?: number;
};

/** One result of an answer: its film as `result`, the images that belong to it, and the prompt as it was revised for it. */
export type AnsweredResult = { outputs: PendingOutputs; revisedPrompt: string | null };

/**
 * The results of an answer, in its order. The images go round: with as many as there are films each has its own, and a single one belongs to
 * the first. Of an answer without a film it is the answer itself.
 */
export function resultsOf({ outputs, revisedPrompt }: Answer): [AnsweredResult, ...AnsweredResult[]] {
  const films = outputs.filter(({ kind }) => kind === "video");
  const images = outputs.filter(({ kind }) => kind !== "video");
  const forAll = outputs.some((output) => output.revisedPrompt) ? null : (revisedPrompt ?? null);
  const [first, ...further] = films.map((film, place): AnsweredResult => ({
    outputs: [{ ...film, role: "result" }, ...images.filter((_image, at) => at % films.length === place)],
    revisedPrompt: film.revisedPrompt ?? forAll,
  }));
  return first ? [first, ...further] : [{ outputs, revisedPrompt: forAll }];
}

/** What an answer holds for the result at this place of it, counted from 1: the first takes all; null where it has no film there. */
export function answerFrom(answer: Answer, place: number): Answer | null {
  if (place === 1) return answer;
  const result = resultsOf(answer)[place - 1];
  return result
    ? { outputs: result.outputs, revisedPrompt: result.revisedPrompt ?? undefined, cost: answer.cost }
    : null;
}

/** How many of the films that an answer announces came. */
export const shortfallSchema = z.strictObject({ came: z.int(), of: z.int() });
export type Shortfall = z.infer<typeof shortfallSchema>;

/** What is missing from an answer; null where it announced no more. */
export function shortfallOf({ outputs, promised = 0 }: Answer): Shortfall | null {
  const came = outputs.filter(({ kind }) => kind === "video").length;
  return came > 0 && promised > came ? { came, of: promised } : null;
}
