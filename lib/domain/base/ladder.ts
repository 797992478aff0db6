import * as z from "zod/mini";

/**
 * A kind of stored document: its shape today, and the way up to it. `upgrades[0]` reads a document of version 1 and gives one of
 * version 2, and so on, each a pure schema; today's version is one more than there are upgrades. A new version therefore is a new
 * upgrade, and a fixture of the version before it beside the tests.
 */
export type Ladder<Document> = {
  schema: z.ZodMiniType<Document>;
  upgrades: readonly z.ZodMiniType[];
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

const versionSchema = z.int().check(z.gte(1));
const documentSchema = z.looseObject({ version: z._default(versionSchema, 1) });
const wrappedSchema = z.strictObject({ version: versionSchema, value: z.unknown() });

/** Reads a document that says its `version` itself. One that says none is from before there were any: version 1. */
export function parseStored<Document>(ladder: Ladder<Document>, stored: unknown): Stored<Document> {
  const { data, error } = documentSchema.safeParse(stored);
  return data ? climb(ladder, data.version, data) : { state: "unreadable", error };
}

/** Reads what `wrapStored` has written. What is stored without a wrapping is from before there was one: version 1. */
export function parseWrapped<Value>(ladder: Ladder<Value>, stored: unknown): Stored<Value> {
  const { data } = wrappedSchema.safeParse(stored);
  return data ? climb(ladder, data.version, data.value) : climb(ladder, 1, stored);
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
  const { success, data, error } = ladder.schema.safeParse(document);
  return success ? { state: "read", document: data } : { state: "unreadable", error };
}
