import { type Fields, isFields } from "#lib/domain/base/fields.ts";
import { type CodeRequest, createRequestFinder, type Pair } from "./code-request-finder.ts";
import { CodeCursor, type CodeToken, readCodeTokens } from "./code-tokens.ts";

/** How deeply values may be nested. What is deeper is unknown. */
const depthMax = 60;

/** Functions that return what they are given, as far as a request is concerned. */
const transparent: ReadonlySet<string> = new Set([
  "dumps",
  "stringify",
  "parse",
  "loads",
  "URL",
  "str",
  "String",
]);
const transparentMethods: ReadonlySet<string> = new Set(["encode", "strip", "trim", "dedent", "toString"]);
const skipped: ReadonlySet<string> = new Set([
  "const",
  "let",
  "var",
  "await",
  "return",
  "export",
  "async",
  "new",
  "yield",
]);
const constants = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["True", true],
  ["False", false],
  ["None", null],
]);

/**
 * The requests in a text of Python or JavaScript: as calls, as objects given a name, as a single object or as fields without
 * braces. Nothing is run: literals are read, names stand for the literals that they were given earlier, everything else is
 * unknown. Headers are read past. Takes time that grows with the text's length alone.
 */
export function readCodeRequests(text: string): CodeRequest[] {
  const tokens = readCodeTokens(text);
  if (!tokens) return [];
  const reader = new Reader(tokens, 2 * text.length + 10_000);
  return reader.readAll();
}

/** Goes through a program's tokens once. Each method leaves `at` after what it read, and none goes back. */
class Reader extends CodeCursor {
  private readonly finder = createRequestFinder();
  private readonly values = new Map<string, unknown>();
  /** In characters and items: what names expand to may be larger than the text, but not by much. */
  private readonly sizeMax: number;
  private readonly sizes = new WeakMap<object, number>();
  private filled = 0;
  private isCutOff = false;

  constructor(tokens: readonly CodeToken[], sizeMax: number) {
    super(tokens);
    this.sizeMax = sizeMax;
  }

  readAll(): CodeRequest[] {
    const fields: Pair[] = [];
    while (this.at < this.tokens.length) {
      const before = this.at;
      const { pair, value } = this.element(0, true);
      if (pair) fields.push(pair);
      else this.finder.offer(null, value);
      if (this.at === before || this.isSign(",")) this.at += 1;
    }
    if (this.isCutOff) return [];
    const given = [...this.values].map(([name, value]) => ({ name, value }));
    this.finder.offer(null, this.objectOf(fields));
    this.finder.offer(null, this.objectOf([...given, ...fields]));
    return this.finder.found();
  }

  /** A value, `name: value`, or `name = value`, which also gives the name its value where that counts as a statement. */
  private element(depth: number, isStatement: boolean): { pair?: Pair; value?: unknown } {
    while (this.isWord(skipped)) this.at += 1;
    const key = this.peek();
    const next = this.peek(1);
    const isKey = key && key.type !== "sign" && next?.type === "sign";
    if (isKey && (next.value === ":" || next.value === "=" || next.value === "=>")) {
      const name = String(key.value);
      const typeOrName = this.peek(2);
      const isTyped = next.value === ":" && typeOrName?.type === "name" && this.isSign("=", 3);
      if (isTyped && isStatement) {
        // "body: Body = …", or the colon of a block before "body = …"
        this.at += 4;
        const value = this.value(depth);
        this.assign(typeOrName.value, value);
        return this.assign(name, value);
      }
      this.at += 2;
      let value = this.value(depth);
      if (next.value === ":" && this.isSign("=")) {
        this.at += 1; // what came before was a type
        value = this.value(depth);
        return this.assign(name, value);
      }
      return next.value === "=" && isStatement ? this.assign(name, value) : { pair: { name, value } };
    }
    return { value: this.value(depth) };
  }

  private assign(name: string, value: unknown): { value: unknown } {
    this.values.set(name, value);
    return { value };
  }

  /** A value with its operators; undefined where the outcome is unknown. */
  private value(depth: number): unknown {
    let value = this.operand(depth);
    while (this.isSign("+")) {
      this.at += 1;
      const right = this.operand(depth);
      const joined = typeof value === "string" && typeof right === "string" ? value + right : null;
      value = joined !== null && joined.length <= this.sizeMax ? joined : undefined;
    }
    // An unknown operator makes everything up to the next separator unknown.
    while (this.at < this.tokens.length && !this.isEnd()) {
      const token = this.peek();
      if (token?.type !== "sign" || token.value === "=" || isOpening(token.value)) break;
      this.at += 1;
      this.operand(depth);
      value = undefined;
    }
    return value;
  }

  private operand(depth: number): unknown {
    while (this.isWord(skipped)) this.at += 1;
    const token = this.peek();
    if (!token || this.isEnd()) return undefined;
    this.at += 1;
    switch (token.type) {
      case "text": {
        let text = this.fill(token);
        for (let next = this.peek(); next?.type === "text"; next = this.peek()) {
          text += this.fill(next);
          this.at += 1;
        }
        return this.methods(text, depth);
      }
      case "number":
        return Number.isNaN(token.value) ? undefined : token.value;
      case "name":
        return this.named(token.value, depth);
      case "sign":
        if (depth >= depthMax) return undefined;
        if (token.value === "{") return this.methods(this.braces(depth + 1), depth);
        if (token.value === "[") return this.methods(this.list("]", depth + 1), depth);
        if (token.value === "(") {
          const list = this.list(")", depth + 1);
          return this.methods(list.length === 1 ? list[0] : list, depth);
        }
        if (token.value === "-") {
          const value = this.operand(depth + 1);
          return typeof value === "number" ? -value : undefined;
        }
        return undefined;
    }
  }

  /** A name's own value, or that of a call. */
  private named(name: string, depth: number): unknown {
    if (constants.has(name)) return constants.get(name);
    if (!this.isSign("(")) {
      const value = this.values.get(name);
      return this.isSign("[") || this.isSign(".") ? this.methods(undefined, depth) : value;
    }
    const given = this.call(depth);
    if (depth >= depthMax) return undefined;
    const method = name.slice(name.lastIndexOf(".") + 1);
    if (method === "dict") return this.methods(this.objectOf(given.named), depth);
    if (transparent.has(method)) return this.methods(given.plain[0], depth);
    if (transparentMethods.has(method)) return this.methods(this.values.get(name.split(".")[0]!), depth); // a split has a first part
    this.finder.offerCall(given);
    return this.methods(undefined, depth);
  }

  /** What follows a value: `.encode()` changes nothing, any other method or index makes it unknown. */
  private methods(value: unknown, depth: number): unknown {
    let result = value;
    for (;;) {
      if (depth >= depthMax) return undefined;
      if (this.isSign("(")) {
        this.finder.offerCall(this.call(depth));
        result = undefined;
      } else if (this.isSign("[") && result === undefined) {
        this.at += 1;
        this.list("]", depth + 1);
      } else if (this.isSign(".") && this.peek(1)?.type === "name") {
        const method = String(this.peek(1)?.value);
        this.at += 2;
        const isCall = this.isSign("(");
        const given = isCall ? this.call(depth) : null;
        if (given && !transparentMethods.has(method)) this.finder.offerCall(given);
        if (!isCall || !transparentMethods.has(method)) result = undefined;
      } else return result;
    }
  }

  private call(depth: number): { plain: unknown[]; named: Pair[] } {
    const plain: unknown[] = [];
    const named: Pair[] = [];
    this.at += 1;
    if (depth < depthMax)
      this.items(")", () => {
        const { pair, value } = this.element(depth + 1, false);
        if (pair) named.push(pair);
        else plain.push(value);
      });
    return { plain, named };
  }

  private braces(depth: number): Fields | undefined {
    const pairs: Pair[] = [];
    this.items("}", () => {
      const spread = this.isSign("...") || this.isSign("**");
      if (spread) this.at += 1;
      const token = this.peek();
      const isShort = !spread && token?.type === "name" && (this.isSign(",", 1) || this.isSign("}", 1));
      const { pair, value } = this.element(depth, true);
      if (pair) pairs.push(pair);
      else if (isShort) pairs.push({ name: token.value, value });
      else if (spread && isFields(value)) this.spread(value, pairs);
    });
    return this.objectOf(pairs);
  }

  private spread(value: Fields, pairs: Pair[]): void {
    for (const [name, one] of Object.entries(value)) {
      if ((this.filled += 1) > this.sizeMax) return;
      pairs.push({ name, value: one });
    }
  }

  private list(close: string, depth: number): unknown[] {
    const values: unknown[] = [];
    this.items(close, () => {
      const { pair, value } = this.element(depth, false);
      values.push(pair ? pair.value : value);
    });
    return this.kept(values, values) ?? [];
  }

  /** Reads up to a closing bracket of any kind; every round goes on by at least one token. */
  private items(close: string, readItem: () => void): void {
    while (this.at < this.tokens.length) {
      if (this.isSign(close) || this.isClosing()) {
        this.at += 1;
        return;
      }
      const before = this.at;
      readItem();
      if (this.isSign(",") || this.isSign(";") || this.at === before) {
        if (!this.isClosing()) this.at += 1;
      }
    }
    this.isCutOff = true;
  }

  /** A string with the names in it replaced by what they stand for, where that is known. */
  private fill({ value, holdsNames }: CodeToken & { type: "text" }): string {
    if (!holdsNames) return value;
    return value.replace(/\$?\{([\w$.]{1,100})\}/g, (all, name: string) => {
      const known = this.values.get(name);
      if (typeof known !== "string" && typeof known !== "number") return all;
      const text = String(known);
      return (this.filled += text.length) <= this.sizeMax ? text : all;
    });
  }

  private objectOf(pairs: readonly Pair[]): Fields | undefined {
    return this.kept(
      Object.fromEntries(pairs.map(({ name, value }) => [name, value])),
      pairs.map(({ value }) => value),
    );
  }

  /** The value itself; undefined when it holds too much. */
  private kept<Value extends object>(value: Value, parts: readonly unknown[]): Value | undefined {
    let size = 1;
    for (const part of parts) {
      if (typeof part === "string") size += part.length;
      size += part !== null && typeof part === "object" ? (this.sizes.get(part) ?? 1) : 1;
    }
    if (size > this.sizeMax) return undefined;
    this.sizes.set(value, size);
    return value;
  }
}

const isOpening = (sign: string) => sign === "(" || sign === "[" || sign === "{";
