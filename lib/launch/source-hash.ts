import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the pages are built from. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "instrumentation.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];

const isSource = (path: string) => !/\.test\.tsx?$|\/testing\/|^lib\/(data\/generated|launch)\//.test(path);

/** One hash over names and contents of all sources: two equal ones would build the same. */
export function sourceHash(root: string): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => filesOf(root, source)).filter(isSource)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** The files at or below a path, sorted, relative to the root. */
function filesOf(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}
