import { expect, test } from "vitest";
import type { PageCommands } from "#components/keys/page-commands.ts";
import { shortcuts } from "#components/keys/shortcuts.ts";
import { shellKeysBeside } from "./shell-keys.ts";

const page = (keys: PageCommands["keys"]): PageCommands => ({ title: "This page", keys, entries: () => [] });
const left = (...pages: PageCommands[]) => shellKeysBeside(pages).map(({ caps }) => caps[0]);

test("a page without keys leaves all of those that work everywhere", () => {
  expect(left(page([]))).toEqual(["N", "G H", "G G", "G S", "?"]);
});

test("what a page does with a key of its own comes first", () => {
  expect(left(page([]), page(shortcuts))).toEqual(["?"]);
});
