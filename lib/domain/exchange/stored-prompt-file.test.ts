import { describe, expect, test } from "vitest";
import { parsePromptFile } from "./prompt-file.ts";
import { withLaterSettings } from "#lib/domain/testing/later-settings.ts";
import first from "./fixtures/prompt-file-1.json" with { type: "json" };

describe("a prompt file", () => {
  test("of the first version is read word for word", () => {
    expect(parsePromptFile(JSON.stringify(first))).toEqual({
      state: "read",
      document: withLaterSettings(first),
    });
  });

  test("of a newer studio is told from what is no prompt file", () => {
    const newer = JSON.stringify({ ...first, version: 2, shots: [] });
    expect(parsePromptFile(newer)).toEqual({ state: "newer" });
    expect(parsePromptFile(JSON.stringify({ version: 2 })).state).toBe("unreadable");
  });
});
