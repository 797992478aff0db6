import { type Fields, isFields, parseJson } from "#lib/domain/base/fields.ts";

/** What a program, or a piece of one, might send: where to, when that is known, and a body. What the text does not tell is undefined. */
export type CodeRequest = { url: string | null; body: Fields };

/** A field, or an argument by name. */
export type Pair = { name: string; value: unknown };

/** More than anybody pastes at once. */
const requestsMax = 20;

/** Where a call or an object carries a body. */
const bodyNames = ["body", "data", "json", "input", "content", "payload", "params"] as const;

/** Collects what may be a request from a program's values and calls: whatever has a prompt. */
export function createRequestFinder() {
  const found: CodeRequest[] = [];
  const parsed = new Map<string, unknown>();

  /** Strings are read as JSON, once. */
  const objectIn = (value: unknown): Fields | null => {
    if (isFields(value)) return value;
    if (typeof value !== "string" || !/^\s{0,100}\{/.test(value)) return null;
    if (!parsed.has(value)) parsed.set(value, parseJson(value));
    const object = parsed.get(value);
    return isFields(object) ? object : null;
  };
  const offer = (url: string | null, value: unknown) => {
    if (found.length >= requestsMax) return;
    const object = objectIn(value);
    if (!object) return;
    if ("prompt" in object) found.push({ url, body: object });
    for (const name of bodyNames) {
      const body = objectIn(object[name]);
      if (body && "prompt" in body) found.push({ url, body });
    }
  };
  return {
    offer,
    /** The address is what an argument or option calls `url`, else the first string that looks like one. */
    offerCall({ plain, named }: { plain: readonly unknown[]; named: readonly Pair[] }) {
      if (found.length >= requestsMax || plain.length + named.length === 0) return;
      const options: Fields = Object.fromEntries(named.map(({ name, value }) => [name, value]));
      const addresses = [options, ...plain.filter(isFields)].map(({ url }) => url);
      const url = [...addresses, ...plain].find(isAddress) ?? null;
      for (const one of [...plain, options]) offer(url, one);
    },
    /** Those with an address first: it tells more. */
    found: (): CodeRequest[] => [
      ...found.filter(({ url }) => url !== null),
      ...found.filter(({ url }) => url === null),
    ],
  };
}

const isAddress = (value: unknown): value is string =>
  typeof value === "string" && /^(?:https?:\/)?\//i.test(value);
