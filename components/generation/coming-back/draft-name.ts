const nameMax = 32;

/** What a draft is called by the beginning of its text. */
export function draftName(excerpt: string): string {
  if (excerpt === "") return "the prompt without words";
  const characters = Array.from(excerpt);
  return characters.length > nameMax
    ? `“${characters.slice(0, nameMax).join("").trimEnd()}…”`
    : `“${excerpt}”`;
}
