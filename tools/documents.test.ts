import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What people read about the studio, by its path. */
const documents = globSync(["*.md", "docs/**/*.md", "lib/providers/README.md"]).map(
  (path) => [path, readFileSync(path, "utf8")] as const,
);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!); // each has a group

test.each(documents)("%s links to files that are there", (path, text) => {
  const links = found(text, /\]\(([^)#\s]+)[^)]*\)/g).filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
});

test.each(documents)("%s names folders and files that are there", (_path, text) => {
  const paths = found(text, /`((?:app|bench|components|docs|e2e|lib|prisma|simulators|tools)\/[\w./()-]+)`/g);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test.each(documents)("%s names commands that there are", (_path, text) => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
  expect(found(text, /npm run (?:-\w+ )*([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
});

test("every decision is in the list of decisions", () => {
  const list = readFileSync("docs/decisions/README.md", "utf8");
  const pages = globSync("docs/decisions/20*.md").map((path) => `(${path.split("/").at(-1)})`);
  expect(pages.filter((page) => !list.includes(page))).toEqual([]);
});
