import { type Fields, isFields } from "#lib/domain/base/fields.ts";

/** Members inside which services speak of a task. */
const envelopes = [
  "data",
  "task",
  "job",
  "generation",
  "generations",
  "result",
  "results",
  "output",
  "response",
];

/** The objects in which an answer may speak of its task: the documented member first, then the answer itself, then its envelopes. */
export function layersOf(answer: unknown, documented?: string): Fields[] {
  const layers: Fields[] = [];
  let level = [answer].flat().filter(isFields);
  if (documented) layers.push(...level.flatMap((fields) => fields[documented]).filter(isFields));
  for (let depth = 0; depth < 3; depth += 1) {
    layers.push(...level);
    level = level.flatMap((fields) => envelopes.flatMap((name) => fields[name])).filter(isFields);
  }
  return [...new Set(layers)];
}

/** The lists of objects in which an answer may speak of several tasks. */
export function listsOf(answer: unknown): Fields[][] {
  const lists: Fields[][] = [];
  let level: unknown[] = [answer];
  for (let depth = 0; depth < 3; depth += 1) {
    lists.push(...level.filter(Array.isArray).map((list: unknown[]) => list.filter(isFields)));
    level = level
      .flat()
      .filter(isFields)
      .flatMap((fields) => envelopes.map((name) => fields[name]));
  }
  return lists;
}

/** The first text or number that has one of these names, as text: the first name in whichever layer before the second. */
export function findText(layers: readonly Fields[], names: readonly string[]): string | undefined {
  return find(layers, names, textOf);
}

/** The same for words meant for a person, which may also stand in an object of their own. */
export function findWords(layers: readonly Fields[], names: readonly string[]): string | undefined {
  return find(layers, names, wordsOf);
}

function find(
  layers: readonly Fields[],
  names: readonly string[],
  read: (value: unknown) => string,
): string | undefined {
  for (const name of names)
    for (const layer of layers) {
      const found = read(Object.hasOwn(layer, name) ? layer[name] : undefined);
      if (found !== "") return found;
    }
  return undefined;
}

/** A text or a number as text; "" where it is neither. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** What an error says, whether it is a text, an object or a list of these; "" where it says nothing. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join("; ");
  if (!isFields(value)) return textOf(value);
  return findText([value], ["message", "msg", "title", "detail", "reason", "type", "code"]) ?? "";
}
