import { dirname, join } from "node:path/posix";
import { everyTestMay, importTable, mint, type Row } from "./import-table.ts";

/** What an import takes: the names of values, none where it takes types alone, or everything. */
export type Taken = string[] | "everything";

/**
 * Why a file may not import this, or null where it may. Both are told by the import table; `file` is a path from the root. What
 * is neither `#…` nor a path is a package.
 */
export function checkImport(file: string, specifier: string, taken: Taken): string | null {
  if (/(?:^|\/)\.\.(?:\/|$)|^(?:\/|file:)/.test(specifier))
    return "Across folders, import by # specifier; within one, by ./";
  const [name, row] = rowOf(file);
  const isTest = /\.test\.tsx?$|(?:^|\/)testing\//.test(file);
  const target = specifier.startsWith(".")
    ? join(dirname(file), specifier)
    : specifier.startsWith("#")
      ? specifier.slice(1)
      : null;
  if (target === null) return !isTest && isPackageOf(row.never, specifier) ? `Not for ${name}.` : null;

  const folders = row.files.map((glob) => toRegex(glob).exec(file)?.groups).find(Boolean) ?? {};
  const isIn = (globs: string[] = []) => globs.some((glob) => toRegex(glob, folders).test(target));
  const isNamed = (globs: string[]) => (target === mint ? globs.includes(mint) : isIn(globs));
  if (isTest && row.may.length > 0 && isNamed([...everyTestMay, ...(row.testsMay ?? [])])) return null;
  if (!isNamed(row.may) || isIn(row.except)) return `The import table does not let ${name} import this.`;

  const only = Object.entries(row.only ?? {}).find(([glob]) => isIn([glob]))?.[1];
  if (!only || (taken !== "everything" && taken.every((value) => only.test(value)))) return null;
  return `The import table lets ${name} import from there only what ${only} names.`;
}

/** The row that decides for a file, with its name. */
export function rowOf(file: string): [string, Row] {
  return rows.findLast(([, row]) => row.files.some((glob) => toRegex(glob).test(file)))!; // the first one names all
}

const rows = Object.entries(importTable);

const isPackageOf = (packages: string[] = [], specifier: string) =>
  packages.some((name) =>
    /[:/]$/.test(name) ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );

const regexes = new Map<string, RegExp>();

/** A glob as an expression: `**` is anything, `*` and `:id` are one name; `:id` is caught, or the folder that is given for it. */
function toRegex(glob: string, folders: Record<string, string> = {}): RegExp {
  const own = glob.replace(/:([a-z]+)/g, (caught, id: string) => folders[id] ?? caught);
  const known = regexes.get(own);
  if (known) return known;
  const source = own
    .replace(/[.\\$^+?()[\]{}|]/g, String.raw`\$&`)
    .replace(/\*\*|\*|:([a-z]+)/g, (part, id?: string) =>
      part === "**" ? ".*" : part === "*" ? "[^/]*" : `(?<${id}>[^/]+)`,
    );
  const regex = new RegExp(`^${source}$`);
  regexes.set(own, regex);
  return regex;
}
