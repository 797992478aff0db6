/** Stands for a key on the page: nothing there ever holds one. */
const maskedKey = "••••";

/** A line for a POSIX shell that would send this body, with the key masked. Every word is quoted, so that a shell reads it as it is. */
export function writeCurl(url: string, body: unknown): string {
  const headers = [`Authorization: Bearer ${maskedKey}`, "Content-Type: application/json"];
  return [
    `curl -X POST ${quoteWord(url)}`,
    ...headers.map((header) => `-H ${quoteWord(header)}`),
    `--data-raw ${quoteWord(JSON.stringify(body))}`,
  ].join(" \\\n  ");
}

/** Between single quotes a shell reads every character as itself, and a single quote ends them: it stands outside, escaped. */
function quoteWord(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
