import { describe, expect, test } from "vitest";
import { parseEntry } from "./journal.ts";
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
