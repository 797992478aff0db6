import { describe, expect, test } from "vitest";
import { parsePrompt } from "./prompt.ts";
import { storedExcerpt } from "./prompt-excerpt.ts";
import { withLaterSettings } from "#lib/domain/testing/later-settings.ts";
import first from "./fixtures/prompt-1.json" with { type: "json" };
import withAsIs from "./fixtures/prompt-1-with-as-is.json" with { type: "json" };
import withExtras from "./fixtures/prompt-1-with-extras.json" with { type: "json" };

describe("a stored prompt", () => {
  test.each([
    ["of the first drafts", first],
    ["with what only some models can be told", withExtras],
    ["with a file that is not to be converted by itself", withAsIs],
  ])("%s is read word for word", (_which, stored) => {
    expect(parsePrompt(stored)).toEqual({ state: "read", document: withLaterSettings(stored) });
    expect(storedExcerpt(stored)).toBe("A kite like Image 1 over Video.");
  });

  test("of a newer studio is not read, and its place in a list says why", () => {
    const newer = { ...first, version: 2, shots: [] };
    expect(parsePrompt(newer)).toEqual({ state: "newer" });
    expect(storedExcerpt(newer)).toBe("Saved by a newer version of Triptych");
  });
});
