import { plainText } from "#lib/domain/base/plain-text.ts";

/** A token of Python, JavaScript or JSON. Names may contain dots ("json.dumps"), and signs are one to three characters. */
export type CodeToken =
  | {
      type: "text";
      value: string;
      /** Names in braces stand for values: an f-string, a template. */ holdsNames: boolean;
    }
  | { type: "number"; value: number }
  | { type: "name"; value: string }
  | { type: "sign"; value: string };

const space = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?|\\\r?\n/y;
const number = /(?:\d|\.\d)(?:[eE][+-]|[\w.])*/y;
const name = /[\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*)*/uy;
const prefix = /([rbfu]{0,2})("""|'''|["'`])/iy;
const sign = /\.\.\.|\*\*|=>|[=!]==?|[<>&|+*/-]=|&&|\|\||\?\?|[\s\S]/y;

/**
 * The tokens of a text, without comments. Nothing is run or judged. Null when a string in it has no end. Takes time that grows
 * with the text's length alone.
 */
export function readCodeTokens(text: string): CodeToken[] | null {
  const tokens: CodeToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match;
  };
  while (at < text.length) {
    if (take(space)) continue;
    const opening = take(prefix);
    if (opening) {
      const [, marks = "", quote = ""] = opening;
      const end = endOfText(text, at, quote);
      if (end === -1) return null;
      const inside = text.slice(at, end);
      const isRaw = /r/i.test(marks);
      const value = plainText(isRaw ? inside : unescape(inside));
      tokens.push({ type: "text", value, holdsNames: /f/i.test(marks) || quote === "`" });
      at = end + quote.length;
      continue;
    }
    const digits = take(number);
    if (digits) {
      tokens.push({ type: "number", value: Number(digits[0].replaceAll("_", "")) });
      continue;
    }
    const word = take(name);
    if (word) tokens.push({ type: "name", value: word[0].replaceAll("?.", ".") });
    else tokens.push({ type: "sign", value: take(sign)?.[0] ?? "" }); // it matches anything
  }
  return tokens;
}

/** Where a string that began before `from` ends; -1 when it doesn't. One in single or double quotes ends with its line. */
function endOfText(text: string, from: number, quote: string): number {
  const isSingle = quote === '"' || quote === "'";
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (isSingle && text[at] === "\n") return -1;
  }
  return -1;
}

const escapes: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "",
  "\n": "",
};

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|(\r\n|[\s\S]))/g,
    (_all, point?: string, four?: string, eight?: string, two?: string, other?: string) => {
      if (other !== undefined) return escapes[other] ?? (other === "\r\n" ? "" : other);
      const code = Number.parseInt(point ?? four ?? eight ?? two ?? "", 16);
      if (four !== undefined) return String.fromCharCode(code); // halves of a character meet again
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

/** A position among tokens, and what is there. */
export class CodeCursor {
  protected readonly tokens: readonly CodeToken[];
  protected at = 0;

  constructor(tokens: readonly CodeToken[]) {
    this.tokens = tokens;
  }

  protected peek(ahead = 0): CodeToken | undefined {
    return this.tokens[this.at + ahead];
  }

  protected isSign(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.type === "sign" && token.value === value;
  }

  /** Whether one of these words is next as a keyword, not as a name. */
  protected isWord(words: ReadonlySet<string>): boolean {
    const token = this.peek();
    return token?.type === "name" && words.has(token.value) && this.peek(1)?.type !== "sign";
  }

  protected isClosing(): boolean {
    return this.isSign(")") || this.isSign("]") || this.isSign("}");
  }

  protected isEnd(): boolean {
    return this.isClosing() || this.isSign(",") || this.isSign(";");
  }
}
