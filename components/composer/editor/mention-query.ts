/** Stands for a token in the text that is searched: no letter, so that a word may start right after it. */
export const tokenCharacter = "\uFFFC";

const pattern = /(?<![\p{Script=Latin}\p{Nd}_.@＠])[@＠]([^\s@＠\uFFFC]{0,40})$/u;

/** The `@word` that the text ends in, if its `@` (as input methods write it, `＠`) starts a word: never inside an e-mail address. */
export function findMention(textBefore: string): { start: number; query: string } | null {
  const match = pattern.exec(textBefore);
  return match ? { start: match.index, query: match[1] ?? "" } : null;
}

/** Whether an option answers a query: its label from the start, or any part of its file's name. Spaces, case and Unicode's form are ignored. */
export function answersQuery(option: { label: string; name: string }, query: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
  return plain(option.label).startsWith(plain(query)) || plain(option.name).includes(plain(query));
}
