import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import {
  documentOf,
  type Ladder,
  NewerDocumentError,
  parseStored,
  parseWrapped,
  versionOf,
  wrapStored,
} from "./ladder.ts";

/** A note that was a text first, then had an author, and whose author has a name today. */
type Note = { version: 3; text: string; author: { name: string } };
const notes: Ladder<Note> = {
  schema: z.strictObject({
    version: z.literal(3),
    text: z.string(),
    author: z.strictObject({ name: z.string() }),
  }),
  upgrades: [
    z.pipe(
      z.strictObject({ version: z.literal(1), text: z.string() }),
      z.transform((note) => ({ ...note, version: 2, author: "" })),
    ),
    z.pipe(
      z.strictObject({ version: z.literal(2), text: z.string(), author: z.string() }),
      z.transform((note) => ({ ...note, version: 3, author: { name: note.author } })),
    ),
  ],
};
const lengths: Ladder<number> = {
  schema: z.number(),
  upgrades: [
    z.pipe(
      z.string(),
      z.transform((text) => text.length),
    ),
  ],
};

describe("a document that says its version", () => {
  test.each([
    ["of today", { version: 3, text: "A", author: { name: "Ada" } }, "Ada"],
    ["of the version before", { version: 2, text: "A", author: "Ada" }, "Ada"],
    ["of the first version", { version: 1, text: "A" }, ""],
    ["from before versions were said", { text: "A" }, ""],
  ])("is read into today's shape: one %s", (_which, stored, name) => {
    const note: Note = { version: 3, text: "A", author: { name } };
    expect(parseStored(notes, stored)).toEqual({ state: "read", document: note });
  });

  test("is newer than the studio whatever else stands in it", () => {
    const stored = parseStored(notes, { version: 4, anything: true });
    expect(stored).toEqual({ state: "newer" });
    expect(() => documentOf(stored)).toThrow(NewerDocumentError);
  });

  test.each([
    ["nothing", null],
    ["a text", "A"],
    ["a list", []],
    ["a version that is none", { version: "3", text: "A", author: { name: "" } }],
    ["version 0", { version: 0, text: "A" }],
    ["half a version", { version: 1.5, text: "A" }],
    ["an older one in a newer shape", { version: 2, text: "A", author: { name: "Ada" } }],
    ["one of today that lacks something", { version: 3, text: "A" }],
  ])("is unreadable when it is %s", (_what, stored) => {
    const read = parseStored(notes, stored);
    expect(read.state).toBe("unreadable");
    expect(() => documentOf(read)).toThrow(/./);
  });
});

describe("a value with no room for a version", () => {
  test("is written with it, and read again", () => {
    const stored = wrapStored(lengths, 5);
    expect(stored).toEqual({ version: versionOf(lengths), value: 5 });
    expect(parseWrapped(lengths, stored)).toEqual({ state: "read", document: 5 });
  });

  test("is of the first version where it is stored bare", () => {
    expect(parseWrapped(lengths, "four")).toEqual({ state: "read", document: 4 });
    expect(parseWrapped(lengths, { version: 1, value: "four" })).toEqual({ state: "read", document: 4 });
  });

  test("is newer, or unreadable", () => {
    expect(parseWrapped(lengths, { version: 3, value: 5 })).toEqual({ state: "newer" });
    expect(parseWrapped(lengths, { version: 2, value: "five" }).state).toBe("unreadable");
    expect(parseWrapped(lengths, { version: 2, value: 5, more: true }).state).toBe("unreadable");
  });
});
