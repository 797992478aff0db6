import { parsePlainJson } from "./plain-text.ts";

/** A JSON object, before anybody knows what is in it. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether it is an object, and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text as JSON, its words plain and its ids whole; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return parsePlainJson(text);
  } catch {
    return undefined;
  }
}
