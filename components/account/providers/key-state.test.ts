import { expect, test } from "vitest";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { keyStateOf } from "./key-state.ts";

const key = (change: Partial<ProviderKeyView>): ProviderKeyView => ({
  id: "1",
  providerId: "oxen",
  lastFour: "f3a1",
  source: "saved",
  isStudioWide: false,
  savedAt: "2026-11-30T09:00:00.000Z",
  testState: null,
  testedAt: null,
  ...change,
});

test("a card tells of the key that is used, which is the first", () => {
  expect(keyStateOf([])).toBe("none");
  expect(keyStateOf([key({})])).toBe("saved");
  expect(keyStateOf([key({ isStudioWide: true })])).toBe("studio");
  expect(keyStateOf([key({ testState: "refused" }), key({ testState: "works" })])).toBe("refused");
  expect(keyStateOf([key({ isStudioWide: true, testState: "works" })])).toBe("works");
});
