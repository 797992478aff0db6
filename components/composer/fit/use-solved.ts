import { useEffect, useState } from "react";
import type { FitLine } from "./fit-lines.ts";

type Shown = { line: FitLine; isSolved: boolean };

/** So long a line that is gone stays to say so: green, then closing. */
const solvedMs = 800;

/** These lines, with those that have just gone in their places for a moment; not where others came instead. */
export function useSolved(lines: readonly FitLine[]): readonly Shown[] {
  const [last, setLast] = useState(lines);
  const [shown, setShown] = useState(() => asOpen(lines));
  if (lines !== last) {
    setLast(lines);
    setShown(shownNext(shown, last, lines));
  }
  const hasSolved = shown.some(({ isSolved }) => isSolved);
  useEffect(() => {
    if (!hasSolved) return;
    const timer = setTimeout(() => setShown((all) => all.filter(({ isSolved }) => !isSolved)), solvedMs);
    return () => clearTimeout(timer);
  }, [hasSolved]);
  return shown;
}

/** What stands there once these lines have become those: what was solved as well, where nothing else came. */
export function shownNext(
  shown: readonly Shown[],
  last: readonly FitLine[],
  lines: readonly FitLine[],
): Shown[] {
  const onlyLess = lines.every(({ text }) => last.some((line) => line.text === text));
  if (!onlyLess) return asOpen(lines);
  return shown.map(({ line }): Shown => {
    const now = lines.find(({ text }) => text === line.text);
    return now ? { line: now, isSolved: false } : { line, isSolved: true };
  });
}

const asOpen = (lines: readonly FitLine[]): Shown[] => lines.map((line) => ({ line, isSolved: false }));
