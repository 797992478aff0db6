/**
 * A kind of stored document: its shape today, and the way up to it. `upgrades[0]` reads a document of version 1 and gives one of
 * version 2, and so on, each a pure schema; today's version is one more than there are upgrades. A new version therefore is a new
 * upgrade, and a fixture of the version before it beside the tests.
 */
export type Ladder<Document> = {
  schema: Reader<Document>;
  upgrades: readonly Reader<unknown>[];
};

/** What a schema does here. Pages that strangers open read what they keep by a few lines instead, and load no schemas. */
export type Reader<Value> = {
  safeParse(stored: unknown): { success: true; data: Value } | { success: false; error: unknown };
};

/** What became of reading a stored document. A newer one was written by a later version of the studio, and is to be left as it is. */
export type Stored<Document> =
  | { state: "read"; document: Document }
  | { state: "newer" }
  | { state: "unreadable"; error: unknown };

/** By what a page in a browser knows the error below: all that crosses over of an error is its digest. */
export const newerDigest = "newer-document";

/** Thrown where a document is needed that a later version of the studio has written. */
export class NewerDocumentError extends Error {
  override name = "NewerDocumentError";
  readonly digest = newerDigest;
}

/** Reads a document that says its `version` itself. One that says none is from before there were any: version 1. */
export function parseStored<Document>(ladder: Ladder<Document>, stored: unknown): Stored<Document> {
  if (!isObject(stored)) return { state: "unreadable", error: new TypeError("no object") };
  const { version = 1 } = stored;
  if (!isVersion(version)) return { state: "unreadable", error: new TypeError("no version") };
  return climb(ladder, version, { ...stored, version });
}

/** Reads what `wrapStored` has written. What is stored without a wrapping is from before there was one: version 1. */
export function parseWrapped<Value>(ladder: Ladder<Value>, stored: unknown): Stored<Value> {
  return isWrapped(stored) ? climb(ladder, stored.version, stored.value) : climb(ladder, 1, stored);
}

/** A value that has no room for a version of its own, with it. */
export function wrapStored<Value>(ladder: Ladder<Value>, value: Value): { version: number; value: Value } {
  return { version: versionOf(ladder), value };
}

/** Today's version, from 1. */
export function versionOf({ upgrades }: Ladder<unknown>): number {
  return upgrades.length + 1;
}

/** The document that was read. Throws a `NewerDocumentError`, or what was wrong with an unreadable one. */
export function documentOf<Document>(stored: Stored<Document>): Document {
  if (stored.state === "newer") throw new NewerDocumentError();
  if (stored.state === "unreadable") throw stored.error;
  return stored.document;
}

function climb<Document>(ladder: Ladder<Document>, version: number, stored: unknown): Stored<Document> {
  if (version > versionOf(ladder)) return { state: "newer" };
  let document = stored;
  for (const upgrade of ladder.upgrades.slice(version - 1)) {
    const upgraded = upgrade.safeParse(document);
    if (!upgraded.success) return { state: "unreadable", error: upgraded.error };
    document = upgraded.data;
  }
  const read = ladder.schema.safeParse(document);
  return read.success ? { state: "read", document: read.data } : { state: "unreadable", error: read.error };
}

const isObject = (stored: unknown): stored is Record<string, unknown> =>
  typeof stored === "object" && stored !== null && !Array.isArray(stored);
const isVersion = (version: unknown): version is number => Number.isInteger(version) && Number(version) >= 1;
const isWrapped = (stored: unknown): stored is { version: number; value: unknown } =>
  isObject(stored) && Object.keys(stored).toSorted().join() === "value,version" && isVersion(stored.version);
