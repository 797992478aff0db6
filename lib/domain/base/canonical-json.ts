import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** JSON with sorted keys and without undefined members: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return write(value) ?? "null";
}

/** By hand, since a replacer of JSON.stringify that sorts every object takes three times as long, and pages do this after keys. */
function write(value: unknown): string | undefined {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    let written = "[";
    for (let at = 0; at < value.length; at += 1)
      written += (at === 0 ? "" : ",") + (write(value[at]) ?? "null");
    return `${written}]`;
  }
  if ("toJSON" in value && typeof value.toJSON === "function") return write(value.toJSON());
  const members = value as Readonly<Record<string, unknown>>; // what else an object is
  let written = "{";
  for (const key of sorted(Object.keys(members))) {
    const member = write(members[key]);
    if (member !== undefined) written += (written === "{" ? "" : ",") + quoted(key) + member;
  }
  return `${written}}`;
}

const utf8 = new TextEncoder();

/**
 * SHA-256 of the canonical JSON, lower-case hex: what a tick and a press of Generate belong to. Not by `crypto.subtle`, which
 * a browser lacks on a page that came by plain http from another machine.
 */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8.encode(canonicalJson(value))));
}

/** In place, and by insertion: most objects have a handful of members, in order already or nearly so. */
function sorted(keys: string[]): string[] {
  if (keys.length > 32) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next]!; // an index of the list, as below
    let at = next;
    for (; at > 0 && keys[at - 1]! > key; at -= 1) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
  return keys;
}

const known = new Map<string, string>();
const knownMax = 1000;

/** A key in quotes with its colon; names of fields come again and again, ids do not. */
function quoted(key: string): string {
  const there = known.get(key);
  if (there !== undefined) return there;
  const written = `${JSON.stringify(key)}:`;
  if (known.size < knownMax) known.set(key, written);
  return written;
}
