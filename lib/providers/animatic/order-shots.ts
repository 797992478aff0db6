import type { Arrangement } from "#lib/domain/prompt/arrange-references.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { readingLength } from "./measure-text.ts";
import type { Script, ScriptToken } from "./write-script.ts";

/** One shot before it has its time. `token` is null where no words are about it. */
export type PlannedShot = { reference: Reference; token: ScriptToken | null; weight: number };

/**
 * Puts shots into order: those of the tokens as they stand in the text, then pictures that are never mentioned; the
 * first frame's shot comes first and the last frame's last. A shot weighs as much as the text until the next one.
 */
export function orderShots(
  script: Script,
  visuals: readonly Reference[],
  { firstFrame, lastFrame }: Pick<Arrangement, "firstFrame" | "lastFrame">,
): PlannedShot[] {
  const { text, tokens } = script;
  const shots = tokens.map((token, index): PlannedShot => {
    const lead = index === 0 ? readingLength(text.slice(0, token.start)) : 0;
    const own = readingLength(text.slice(token.end, tokens[index + 1]?.start ?? text.length));
    return { reference: token.reference, token, weight: Math.max(1, lead + own) };
  });
  const weight = shots.reduce((sum, shot) => sum + shot.weight, 0) / shots.length || 1;
  const take = (index: number, reference: Reference): PlannedShot =>
    shots.splice(index, index < 0 ? 0 : 1)[0] ?? { reference, token: null, weight };

  const opening =
    firstFrame &&
    take(
      shots.findIndex((shot) => shot.reference === firstFrame),
      firstFrame,
    );
  const closing =
    lastFrame &&
    take(
      shots.findLastIndex((shot) => shot.reference === lastFrame),
      lastFrame,
    );
  const unmentioned = visuals
    .filter(
      (reference) =>
        reference !== firstFrame &&
        reference !== lastFrame &&
        !tokens.some((token) => token.reference === reference),
    )
    .map((reference): PlannedShot => ({ reference, token: null, weight }));
  return [...(opening ? [opening] : []), ...shots, ...unmentioned, ...(closing ? [closing] : [])];
}

/** Leaves out what there is no time for: repetitions first, then from the end, the frames at both ends never. */
export function fitShots(
  shots: readonly PlannedShot[],
  max: number,
  { firstFrame, lastFrame }: Pick<Arrangement, "firstFrame" | "lastFrame">,
): { kept: PlannedShot[]; leftOut: PlannedShot[] } {
  const kept = [...shots];
  const leftOut: PlannedShot[] = [];
  while (kept.length > max) {
    const isEnd = (index: number) =>
      (index === 0 && kept[index]?.reference === firstFrame) ||
      (index === kept.length - 1 && kept[index]?.reference === lastFrame);
    const isRepetition = (index: number) =>
      kept.findIndex((shot) => shot.reference === kept[index]?.reference) < index;
    const indexes = kept.map((_, index) => index).filter((index) => !isEnd(index));
    const drop = indexes.findLast(isRepetition) ?? indexes.at(-1) ?? kept.length - 1;
    leftOut.push(...kept.splice(drop, 1));
  }
  return { kept, leftOut };
}
