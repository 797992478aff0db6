import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** JSON with sorted keys and without undefined members: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return write(value) ?? "null";
}

/** By hand, since a replacer of JSON.stringify that sorts every object takes three times as long, and pages do this after keys. */
function write(value: unknown): string | undefined {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  let written = "";
  if (Array.isArray(value)) {
    for (const member of value) written += `${written === "" ? "" : ","}${write(member) ?? "null"}`;
    return `[${written}]`;
  }
  if ("toJSON" in value && typeof value.toJSON === "function") return write(value.toJSON());
  for (const key of sorted(Object.keys(value))) {
    const member = write(Reflect.get(value, key));
    if (member !== undefined) written += `${written === "" ? "" : ","}${quoted(key)}:${member}`;
  }
  return `{${written}}`;
}

/**
 * SHA-256 of the canonical JSON, lower-case hex: what a tick and a press of Generate belong to. Not by `crypto.subtle`, which
 * a browser lacks on a page that came by plain http from another machine.
 */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** Most objects are written in the same few shapes, in order already or not. */
function sorted(keys: string[]): string[] {
  for (let at = 1; at < keys.length; at += 1) if (keys[at - 1]! > keys[at]!) return keys.sort();
  return keys;
}

const known = new Map<string, string>();
const knownMax = 1000;

/** A key in quotes; names of fields come again and again, ids do not. */
function quoted(key: string): string {
  const there = known.get(key);
  if (there !== undefined) return there;
  const written = JSON.stringify(key);
  if (known.size < knownMax) known.set(key, written);
  return written;
}
