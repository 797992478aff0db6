import { beginsAsCurl } from "./begins-as-curl.ts";
import { type ShellWord, splitShellWords } from "./shell-words.ts";

/** What a cURL line asks for, without any of its headers: they are read past, never kept. */
export type CurlRequest = {
  url: string | null;
  /** What follows the command, beyond white space, is not looked at. */
  hasMore: boolean;
} & (
  | { body: "text"; text: string }
  /** The body lies in a file of whoever wrote the line: `-d @body.json`. */
  | { body: "file"; name: string }
  | { body: "none" }
);

const data = new Set(["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"]);
/** Their values are nobody's business: they carry keys, or who asks. */
const secret = new Set([
  ...["-H", "--header", "-u", "--user", "-b", "--cookie", "-x", "--proxy", "-U", "--proxy-user"],
  ...["--proxy-header", "--oauth2-bearer", "-E", "--cert", "--key", "--pass", "--aws-sigv4", "--netrc-file"],
]);
/** Other options that take a value, so that the value is not taken for the address. */
const valued = new Set([
  ...["-X", "--request", "-A", "--user-agent", "-e", "--referer", "-o", "--output", "-m", "--max-time", "-F"],
  ...["--form", "--form-string", "-T", "--upload-file", "-w", "--write-out", "-c", "--cookie-jar", "-D"],
  ...["--dump-header", "-K", "--config", "-r", "--range", "-Y", "-y", "-z", "--connect-timeout", "--retry"],
  ...["--retry-delay", "--retry-max-time", "--data-urlencode", "--cacert", "--resolve", "--limit-rate"],
  ...["--max-redirs", "--interface", "--ciphers", "--url-query", "--connect-to", "--unix-socket"],
]);

type Option = { name: string; value: string | null; start: number; end: number };

/** Reads a text that begins as a cURL line; null where it cannot be read as one command. */
export function parseCurl(text: string): CurlRequest | null {
  if (!beginsAsCurl(text)) return null;
  const line = splitShellWords(withoutCarets(text));
  if (!line.isWhole) return null;
  const { options, plain } = readOptions(line.words);
  const bodies: string[] = [];
  let file: string | null = null;
  for (const { name, value } of options) {
    if (!data.has(name) || value === null) continue;
    if (name !== "--data-raw" && value.startsWith("@")) file ??= value.slice(1);
    else bodies.push(value);
  }
  const named = options.find(({ name }) => name === "--url")?.value;
  const url = named ?? plain.find((word) => /^https?:\/\//i.test(word)) ?? plain[0] ?? null;
  const about = {
    url,
    hasMore:
      withoutCarets(text)
        .slice(line.end)
        .replace(/^[\n;|&]+/, "")
        .trim() !== "",
  };
  if (file !== null) return { ...about, body: "file", name: file };
  return bodies.length > 0 ? { ...about, body: "text", text: bodies.join("&") } : { ...about, body: "none" };
}

/** A cURL line without its headers, cookies and passwords, as far as it can be read at all. */
export function withoutHeaders(text: string): string {
  if (!beginsAsCurl(text)) return text;
  const plain = withoutCarets(text);
  const { words } = splitShellWords(plain);
  let kept = "";
  let from = 0;
  for (const option of readOptions(words).options) {
    if (!secret.has(option.name)) continue;
    kept += plain.slice(from, option.start).replace(/(?:\\\r?\n|[ \t])+$/, "");
    from = option.end;
  }
  return kept + plain.slice(from);
}

/** `^` before a character and at a line's end, as the Windows command line escapes and continues. */
function withoutCarets(text: string): string {
  if (!/^\s*curl(?:\.exe)?\s+(?:\^"|[^\n]*\^\r?\n)/.test(text)) return text;
  return text.replaceAll(/\^\r?\n(?:\r?\n)?/g, " ").replaceAll(/\^([\s\S])/g, "$1");
}

function readOptions(words: readonly ShellWord[]): { options: Option[]; plain: string[] } {
  const options: Option[] = [];
  const plain: string[] = [];
  const isTaking = (name: string) =>
    data.has(name) || secret.has(name) || valued.has(name) || name === "--url";
  const from = words.findIndex(({ value }) => /^curl(\.exe)?$/.test(value)) + 1;
  for (let index = from; index < words.length; index += 1) {
    const word = words[index]!; // within the list
    const { value, start: startsAt } = word;
    const push = (name: string, given: string | null, last: ShellWord) =>
      options.push({ name, value: given, start: startsAt, end: last.end });
    if (value.startsWith("--")) {
      const next = isTaking(value) ? words[(index += 1)] : undefined;
      push(value, next?.value ?? null, next ?? word);
    } else if (value.startsWith("-") && value.length > 1) {
      const at = [...value].findIndex((letter, place) => place > 0 && isTaking(`-${letter}`));
      if (at === -1) push(value, null, word);
      else if (at < value.length - 1) push(`-${value[at]}`, value.slice(at + 1), word);
      else {
        const next = words[(index += 1)];
        push(`-${value[at]}`, next?.value ?? null, next ?? word);
      }
    } else plain.push(value);
  }
  return { options, plain };
}
