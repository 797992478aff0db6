import { describe, expect, test } from "vitest";
import { type JournalEntry, parseEntry, storedEntry } from "./journal.ts";
import { newPrompt, textMax } from "#lib/domain/prompt/prompt.ts";
import { withLaterSettings } from "#lib/domain/testing/later-settings.ts";
import today from "./fixtures/journal-entry-1.json" with { type: "json" };
import bare from "./fixtures/journal-entry-1-bare.json" with { type: "json" };

describe("what a browser kept of a draft", () => {
  test("is read as it was kept, also from before it said its version", () => {
    const asRead = <Kept extends { document: { settings: object } }>(kept: Kept) => ({
      ...kept,
      document: withLaterSettings(kept.document),
    });
    expect(parseEntry(bare)).toEqual({ state: "read", document: asRead(bare) });
    expect(parseEntry(today)).toEqual({ state: "read", document: asRead(today.value) });
  });

  test.each([
    ["as long as a draft may have it", "A ".repeat(textMax / 2)],
    ["longer than a draft may have it", "lake ".repeat(textMax)],
    ["of signs that are made of two halves", `a${"🪁".repeat(textMax)}`],
  ])("is all there with a text %s", (_case, text) => {
    const document = { ...newPrompt([]), body: [{ type: "text" as const, text }] };
    const entry: JournalEntry = { ...(bare as object as JournalEntry), document }; // its ids have the shape
    expect(parseEntry(storedEntry(entry))).toEqual({ state: "read", document: entry });
  });

  test("says what was sent and not answered", () => {
    const entry: JournalEntry = {
      ...(bare as object as JournalEntry),
      document: newPrompt([]),
      sent: newPrompt([]),
    }; // as above
    expect(parseEntry(storedEntry(entry))).toEqual({ state: "read", document: entry });
  });

  test("is newer where it is, or where its document is", () => {
    expect(parseEntry({ ...today, version: 2 })).toEqual({ state: "newer" });
    const document = { ...bare.document, version: 2 };
    expect(parseEntry({ ...bare, document })).toEqual({ state: "newer" });
  });

  test("is unreadable where anything else wrote there", () => {
    for (const stored of [null, undefined, "A", {}, { ...bare, document: {} }])
      expect(parseEntry(stored).state).toBe("unreadable");
  });
});
