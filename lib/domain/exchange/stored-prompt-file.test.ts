import { describe, expect, test } from "vitest";
import { parsePromptFile } from "./prompt-file.ts";
import { withLaterSettings } from "#lib/domain/testing/later-settings.ts";
import withEdits from "./fixtures/prompt-file-1-with-edits.json" with { type: "json" };
import first from "./fixtures/prompt-file-1.json" with { type: "json" };

describe("a prompt file", () => {
  test.each([
    ["of the first studios", first],
    ["with files that were made of others by edits", withEdits],
  ])("%s is read word for word", (_which, stored) => {
    expect(parsePromptFile(JSON.stringify(stored))).toEqual({
      state: "read",
      document: withLaterSettings(stored),
    });
  });

  test("of a newer studio is told from what is no prompt file", () => {
    const newer = JSON.stringify({ ...first, version: 2, shots: [] });
    expect(parsePromptFile(newer)).toEqual({ state: "newer" });
    expect(parsePromptFile(JSON.stringify({ version: 2 })).state).toBe("unreadable");
  });
});
