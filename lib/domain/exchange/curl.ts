import { beginsAsCurl } from "./begins-as-curl.ts";

/** What a cURL line asks for, without any of its headers: they are read past, never kept. */
type CurlRequest = {
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

/** A word of a command line: what a shell would hand over, and where it stands in the text. */
type ShellWord = { value: string; start: number; end: number };

type ShellLine = {
  words: ShellWord[];
  /** Where the first command ends: at a line's end, `;`, `|`, `&` or the end of the text. */
  end: number;
  /** False where a quote is never closed. */
  isWhole: boolean;
};

const escapes: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  v: "\v",
};
/** What `\` escapes inside double quotes; before anything else it stands for itself. */
const escapedInQuotes = new Set(["$", "`", '"', "\\"]);
const isEnd = (character: string | undefined) => character !== undefined && "\n;|&".includes(character);

/**
 * The words of the first command of a text, as a POSIX shell (and bash, for `$'…'`) reads them: quotes of all three sorts,
 * backslashes, lines continued by one. Nothing is expanded: `$NAME` stays as it stands.
 */
function splitShellWords(text: string): ShellLine {
  const words: ShellWord[] = [];
  let at = 0;
  let isWhole = true;

  const readSingle = (): string => {
    const close = text.indexOf("'", at + 1);
    const value = text.slice(at + 1, close === -1 ? undefined : close);
    if (close === -1) isWhole = false;
    at = close === -1 ? text.length : close + 1;
    return value;
  };
  const readDouble = (): string => {
    let value = "";
    for (at += 1; at < text.length; at += 1) {
      const character = text[at]!; // within the text
      const next = text[at + 1];
      if (character === '"') {
        at += 1;
        return value;
      }
      if (character === "\\" && next === "\n") at += 1;
      else if (character === "\\" && next !== undefined && escapedInQuotes.has(next)) {
        value += next;
        at += 1;
      } else value += character;
    }
    isWhole = false;
    return value;
  };
  const readDollar = (): string => {
    let value = "";
    for (at += 2; at < text.length; at += 1) {
      const character = text[at]!; // within the text
      if (character === "'") {
        at += 1;
        return value;
      }
      const code = /^\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/.exec(
        text.slice(at, at + 10),
      );
      if (code) {
        const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? code[4]!, code[4] ? 8 : 16); // one of them matched
        value +=
          point < 0x10000 ? String.fromCharCode(point) : String.fromCodePoint(Math.min(point, 0x10ffff));
        at += code[0].length - 1;
      } else if (character === "\\") {
        const next = text[at + 1] ?? "";
        value += escapes[next] ?? next;
        at += 1;
      } else value += character;
    }
    isWhole = false;
    return value;
  };

  while (at < text.length) {
    if (text[at] === " " || text[at] === "\t" || text[at] === "\r") at += 1;
    else if (/^\\\r?\n/.test(text.slice(at, at + 3))) at += text[at + 1] === "\r" ? 3 : 2;
    else if (isEnd(text[at])) break;
    else {
      const start = at;
      let value = "";
      while (at < text.length && !/\s/.test(text[at]!) && !isEnd(text[at])) {
        if (text[at] === "'") value += readSingle();
        else if (text[at] === '"') value += readDouble();
        else if (text.startsWith("$'", at)) value += readDollar();
        else if (text[at] === "\\") {
          if (/^\\\r?\n/.test(text.slice(at, at + 3))) break;
          value += text[at + 1] ?? "";
          at += 2;
        } else {
          value += text[at]!; // within the text
          at += 1;
        }
      }
      words.push({ value, start, end: Math.min(at, text.length) });
    }
  }
  return { words, end: Math.min(at, text.length), isWhole };
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
