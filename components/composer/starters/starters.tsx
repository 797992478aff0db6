/** Six prompts with files of their own, to begin with. */
export function Starters() {
  return null;
}
