import { describe, expect, test } from "vitest";
import { parseSnapshot, storedSnapshot } from "./run.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { withLaterSettings } from "#lib/domain/testing/later-settings.ts";
import today from "./fixtures/snapshot-1.json" with { type: "json" };
import withEdits from "./fixtures/snapshot-1-with-edits.json" with { type: "json" };
import withSendable from "./fixtures/snapshot-1-with-sendable.json" with { type: "json" };
import withoutVersion from "./fixtures/snapshot-1-without-version.json" with { type: "json" };

describe("what a run was made from", () => {
  test.each([
    ["before snapshots said their version", withoutVersion],
    ["before that, with copies that were sent in place of files", withSendable],
    ["before files were made of others by edits", today],
    ["today", withEdits],
  ])("is read as it was, stored %s", (_when, stored) => {
    const { prompt, assets } = stored;
    const document = { prompt: withLaterSettings(prompt), assets };
    expect(parseSnapshot(stored)).toEqual({ state: "read", document });
  });

  test("says its version when it is stored", () => {
    const { prompt, assets } = today;
    expect(storedSnapshot(documentOf(parseSnapshot({ prompt, assets })))).toEqual({
      ...today,
      prompt: withLaterSettings(prompt),
    });
  });

  test("is newer where it is, or where its prompt is", () => {
    expect(parseSnapshot({ ...today, version: 2 })).toEqual({ state: "newer" });
    expect(parseSnapshot({ ...today, prompt: { ...today.prompt, version: 2 } })).toEqual({ state: "newer" });
  });

  test("is unreadable where something in it is none", () => {
    expect(parseSnapshot({ ...today, assets: [{}] }).state).toBe("unreadable");
    expect(parseSnapshot({ ...today, prompt: {} }).state).toBe("unreadable");
  });
});
