const firstLetterOfRightToLeft =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a line runs from right to left, as browsers see it: by its first letter. */
export function runsRightToLeft(line: string): boolean {
  return firstLetterOfRightToLeft.test(line);
}
