/** A word of a command line: what a shell would hand over, and where it stands in the text. */
export type ShellWord = { value: string; start: number; end: number };

export type ShellLine = {
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
export function splitShellWords(text: string): ShellLine {
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
