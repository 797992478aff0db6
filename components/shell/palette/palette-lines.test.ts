import { expect, test } from "vitest";
import { findLines, type PaletteGroup } from "./palette-lines.ts";

const line = (label: string) => ({ id: label, label, run: () => undefined });
const groups: PaletteGroup[] = [
  { title: "This run", atFirst: 1, lines: [line("Play or pause"), line("Add to gallery"), line("Galerie")] },
  { title: "Go to", lines: [line("Galleries"), line("Café scene")] },
];
const shown = (query: string) => findLines(groups, query).map(({ lines }) => lines.map(({ label }) => label));

test("before anything is searched, a group shows its first lines", () => {
  expect(shown("")).toEqual([["Play or pause"], ["Galleries", "Café scene"]]);
});

test("a line is found by words in any order, whatever their case and accents", () => {
  expect(shown("GALLERY add")).toEqual([["Add to gallery"]]);
  expect(shown("cafe")).toEqual([["Café scene"]]);
});

test("what the studio found by other words than those of its label stays for those words alone", () => {
  const found = { ...line("Red coat"), foundBy: "harbour" };
  const shownFor = (query: string) => findLines([{ title: "Prompts", lines: [found] }], query);
  expect(shownFor("harbour")).toHaveLength(1);
  expect(shownFor("harbours")).toHaveLength(0);
  expect(shownFor("coat")).toHaveLength(1);
});

test("what begins with the words comes first, and empty groups are left out", () => {
  expect(shown("gal")).toEqual([["Galerie", "Add to gallery"], ["Galleries"]]);
  expect(shown("nothing like it")).toEqual([]);
});
