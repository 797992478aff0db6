import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowOf } from "./check-import.ts";
import { everyTestMay, importTable, mint } from "./import-table.ts";

/** Lines of code in a tree of their own, which the linter reads once, with our own settings. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const tree = mkdtempSync(join(tmpdir(), "triptych-lint-"));
const planted = new Map<string, string[]>();
const findings = new Map<string, string>();

type Place = { file: string; line: number; code: string };

function plant(file: string, code: string): Place {
  const lines = planted.get(file) ?? [];
  planted.set(file, lines);
  return { file, line: lines.push(code), code };
}

let count = 0;
const plantImports = (file: string, specifiers: string[]) =>
  specifiers.map((from) => plant(file, `import { findThing as thing${(count += 1)} } from "${from}";`));
const keyOf = ({ file, line }: Pick<Place, "file" | "line">) => `${file}:${line}`;

const describePlace = (place: Place) =>
  `${keyOf(place)} ${place.code} → ${findings.get(keyOf(place)) ?? "passes"}`;

function expectRefused(places: Place[], reason = ""): void {
  const passed = places.filter((place) => !findings.get(keyOf(place))?.includes(reason));
  expect(passed.map(describePlace)).toEqual([]);
}

function expectAllowed(places: Place[]): void {
  expect(places.filter((place) => findings.has(keyOf(place))).map(describePlace)).toEqual([]);
}

type Finding = { message: string; code?: string; filename: string; labels: { span: { line: number } }[] };

beforeAll(async () => {
  cpSync(join(root, "oxlint.config.ts"), join(tree, "ours.config.ts"));
  cpSync(join(root, "tools/lint"), join(tree, "tools/lint"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  // What needs types would need the whole of the sources.
  const withoutTypes = `import ours from "./ours.config.ts";\nexport default { ...ours, options: {} };\n`;
  writeFileSync(join(tree, "oxlint.config.ts"), withoutTypes);
  for (const [file, lines] of planted) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${lines.join("\n")}\n`);
  }
  const linter = join(root, "node_modules/oxlint/bin/oxlint");
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: tree, maxBuffer: 64e6 };
    execFile(process.execPath, [linter, "--format=json"], options, (_error, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(output) as { diagnostics: Finding[] };
  for (const { message, code, filename, labels } of diagnostics) {
    if (!code) throw new Error(`What is planted in ${filename} cannot be read: ${message}`);
    if (/^triptych|restricted/.test(code))
      findings.set(keyOf({ file: filename, line: labels[0]?.span.line ?? 0 }), message);
  }
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** A file that a glob names. */
const sample = (glob: string) =>
  glob.replace("**", "thing.ts").replace(/\*|:id/g, glob.startsWith("lib/providers/:id") ? "oxen" : "thing");
const specifiersOf = (globs: string[] = []) => globs.map((glob) => `#${sample(glob)}`);
const testOf = (file: string) => file.replace(/\.ts$/, ".test.ts");

const rows = Object.entries(importTable);
const rooms = rows.map(([name]) => name).filter((name) => /^components\/(?!ui$)/.test(name));

/** The architecture, told by what it forbids: for each row what its files would like to have most. The rooms of components follow below. */
const forbidden: Record<string, string[]> = {
  "a file in no layer": ["#lib/domain/thing.ts", "#lib/new/thing.ts", "./thing.ts", "./lib/data/thing.ts"],
  "lib/domain": ["#lib/config.ts", "#lib/providers/catalog.ts", "#lib/data/thing.ts", "react", "node:fs"],
  "lib/config": ["#lib/data/thing.ts", "./data/thing.ts", "next"],
  "providers, shared": ["#lib/providers/oxen/limits.ts", "./oxen/limits.ts", "./registry.ts", "node:fs"],
  "providers, catalog": ["./oxen/client.ts", "./registry.ts", "#lib/outbound/thing.ts", "node:fs"],
  "providers, registry": ["#lib/data/thing.ts", "#lib/session/thing.ts", "next"],
  "providers, conformance": ["#lib/providers/oxen/limits.ts", "#lib/data/thing.ts"],
  "a provider, browser half": [
    ...["./client.ts", "#lib/providers/oxen/client.ts", "#lib/providers/registry.ts", "node:crypto"],
    ...["./server/thing.ts", "#lib/providers/siray/limits.ts", "#lib/outbound/thing.ts"],
  ],
  "a provider, server half": ["#lib/data/thing.ts", "#lib/media/thing.ts", "#lib/providers/siray/client.ts"],
  "the studio's own provider, server half": ["#lib/data/thing.ts", "#lib/providers/oxen/wire.ts", "next"],
  "providers, what clients share": [
    "#lib/providers/oxen/wire.ts",
    "#lib/data/thing.ts",
    "#lib/session/thing.ts",
  ],
  "lib/media": ["./server/thing.ts", "#lib/media/server/thing.ts", "#lib/data/thing.ts", "sharp", "node:fs"],
  "lib/media/server": ["#lib/data/thing.ts", "#lib/providers/catalog.ts", "next"],
  "lib/outbound": ["#lib/data/thing.ts", "#lib/media/thing.ts", "#lib/session/thing.ts"],
  "lib/sealing": ["#lib/data/thing.ts", "#lib/storage/thing.ts"],
  "lib/data": [
    "#lib/session/thing.ts",
    "#lib/providers/catalog.ts",
    "#lib/storage/thing.ts",
    "react",
    "next",
  ],
  "lib/storage": ["#lib/data/thing.ts", "#lib/worker/thing.ts", "#lib/session/thing.ts", "react"],
  "lib/session": ["#lib/worker/thing.ts", "#lib/providers/catalog.ts", "./page.ts", "next/headers"],
  "lib/session/page": ["#lib/worker/thing.ts", "#lib/providers/catalog.ts", "pg"],
  "lib/doctor": ["#lib/launch/thing.ts", "#lib/worker/thing.ts", "#lib/session/thing.ts", "pg"],
  "lib/worker": ["#lib/session/thing.ts", "#lib/actions/thing.ts", "#lib/providers/oxen/wire.ts", "next"],
  "lib/actions": [
    "#lib/queries/thing.ts",
    "#lib/launch/thing.ts",
    "#lib/worker/thing.ts",
    "#components/ui/thing.ts",
  ],
  "lib/reads": ["#lib/worker/thing.ts", "#lib/launch/thing.ts", "#lib/providers/registry.ts", "react-dom"],
  "lib/queries": [
    "#lib/data/thing.ts",
    "#lib/worker/thing.ts",
    "#lib/storage/thing.ts",
    "#lib/session/thing.ts",
  ],
  "lib/serve": ["#lib/launch/thing.ts", "#lib/worker/thing.ts", "#lib/actions/thing.ts", "react"],
  "lib/launch": ["#components/ui/thing.ts", "#app/thing.ts"],
  "components/ui": ["#components/state/thing.ts", "#lib/domain/thing.ts", "#lib/actions/thing.ts"],
  app: [
    ...["#lib/worker/thing.ts", "#lib/launch/thing.ts", "#lib/serve/thing.ts", "#lib/sealing/secret.ts"],
    ...["#lib/providers/oxen/index.ts", "#lib/providers/registry.ts", "@prisma/client"],
  ],
  "app, a file to save": ["#lib/storage/thing.ts", "#lib/data/thing.ts"],
  "app, the cloud's callback": ["#lib/data/thing.ts", "#lib/serve/thing.ts", "#lib/worker/thing.ts"],
  proxy: ["#lib/data/thing.ts", "./lib/data/thing.ts", "#lib/domain/thing.ts"],
  instrumentation: ["#lib/data/thing.ts", "#lib/reads/thing.ts"],
  simulators: ["#lib/providers/oxen/wire.ts", "#lib/data/thing.ts", "#e2e/thing.ts"],
  e2e: ["#components/ui/thing.ts", "#lib/worker/thing.ts", "#lib/providers/catalog.ts"],
  "bench and tools": ["#app/thing.ts", "#proxy.ts"],
};

for (const room of rooms) {
  const later = rooms.slice(rooms.indexOf(room) + 1).map((name) => `#${name}/thing.ts`);
  forbidden[room] = [
    ...later,
    ...["data", "worker", "storage", "session", "reads", "media/server"].map(
      (name) => `#lib/${name}/thing.ts`,
    ),
    ...["#lib/config.ts", "#lib/providers/oxen/index.ts", "#lib/providers/registry.ts", "node:fs", "pg"],
  ];
}

describe("what a row forbids is refused, and what it allows passes", () => {
  const cases = rows.map(([name, row]) => {
    const files = row.files.map(sample).filter((file) => !file.includes("/testing/"));
    const never = (row.never ?? []).flatMap((start) =>
      /[:/]$/.test(start) ? [`${start}thing`, `${start}thing/part`] : [start, `${start}/part`],
    );
    const tests = files.filter((file) => file.endsWith("/thing.ts") && row.may.length > 0).map(testOf);
    const testsMay = specifiersOf([...row.may, ...everyTestMay, ...(row.testsMay ?? [])]);
    const unminting = row.may.includes(mint) ? [] : [`#${mint}`];
    return {
      name,
      files,
      forbidden: files.flatMap((file) => plantImports(file, forbidden[name] ?? [])),
      except: files.flatMap((file) =>
        plantImports(file, [...specifiersOf(row.except), ...unminting, ...never]),
      ),
      allowed: files.flatMap((file) => plantImports(file, [...specifiersOf(row.may), "uuid"])),
      testsMay: tests.flatMap((file) => plantImports(file, [...testsMay, ...never])),
    };
  });

  test.each(cases)("$name", ({ name, files, ...places }) => {
    expect(files.map((file) => rowOf(file)[0])).toEqual(files.map(() => name));
    expect(forbidden[name], "what this row forbids has to be told above").toBeDefined();
    expectRefused([...places.forbidden, ...places.except], name);
    expectAllowed([...places.allowed, ...places.testsMay]);
  });

  test("nothing is told of a row that is none", () => {
    expect(Object.keys(forbidden).filter((name) => !(name in importTable))).toEqual([]);
  });
});

describe("a file that no row names", () => {
  const files = [
    "lib/thing.ts",
    "lib/new/thing.ts",
    "components/thing.ts",
    "components/new/thing.ts",
    "new/a/thing.ts",
  ];
  const specifiers = ["#lib/domain/thing.ts", "./other.ts", "./data/thing.ts", "#components/ui/thing.ts"];
  const places = files.flatMap((file) => [
    ...plantImports(file, specifiers),
    ...plantImports(testOf(file), specifiers),
  ]);

  test("imports nothing of ours, and neither do its tests", () =>
    expectRefused(places, "a file in no layer"));
});

describe("a way out of the folder", () => {
  const specifiers = [
    "..",
    "../thing.ts",
    "./..",
    "./../thing.ts",
    "./a/../../thing.ts",
    "#lib/domain/../data/thing.ts",
  ];
  const files = [
    "thing.ts",
    "lib/domain/thing.ts",
    "tools/thing.ts",
    "e2e/thing.ts",
    "lib/data/thing.test.ts",
  ];
  const places = files.flatMap((file) =>
    plantImports(file, [...specifiers, "/lib/data/thing.ts", "file:///thing.ts"]),
  );

  test("is refused, however it is written", () => expectRefused(places, "Across folders"));
});

describe("an import", () => {
  const ways = [
    `import thing from "#lib/data/thing.ts";`,
    `import * as things from "#lib/data/thing.ts";`,
    `import "#lib/data/thing.ts";`,
    `import type { Thing } from "#lib/data/thing.ts";`,
    `export { thing } from "#lib/data/thing.ts";`,
    `export type { Thing } from "#lib/data/thing.ts";`,
    `export * from "#lib/data/thing.ts";`,
    `export const loaded = await import("#lib/data/thing.ts");`,
    "export const again = await import(`#lib/data/thing.ts`);",
    `export type Named = import("#lib/data/thing.ts").Thing;`,
    `import required = require("#lib/data/thing.ts");`,
  ].map((code) => plant("lib/domain/ways.ts", code));

  test("is seen in every way of writing it", () => expectRefused(ways, "lib/domain"));
});

describe("a page", () => {
  const write = (file: string) => [
    plant(file, `import { saveThing } from "#lib/data/thing.ts";`),
    plant(file, `import { findThing, deleteThing } from "#lib/data/thing.ts";`),
    plant(file, `import { deleteThing as findNothing } from "#lib/data/thing.ts";`),
    plant(file, `import { finder } from "#lib/data/thing.ts";`),
    plant(file, `import things from "#lib/data/thing.ts";`),
    plant(file, `import * as allThings from "#lib/data/thing.ts";`),
    plant(file, `import "#lib/data/thing.ts";`),
    plant(file, `export { saveThing } from "#lib/data/thing.ts";`),
    plant(file, `export * from "#lib/data/thing.ts";`),
    plant(file, `export const loaded = await import("#lib/data/thing.ts");`),
    plant(file, `import { database } from "#lib/data/database.ts";`),
    plant(file, `import { removeBytes } from "#lib/storage/remove-bytes.ts";`),
  ];
  const writes = ["app/page.ts", "app/(member)/[id]/page.tsx", "app/api/things/route.ts"].flatMap(write);
  const reads = [
    `import { findThing, listThings, countThings, isThing, type Thing } from "#lib/data/thing.ts";`,
    `import type * as types from "#lib/data/thing.ts";`,
    `import { readDiskSpace } from "#lib/storage/disk-space.ts";`,
    `import { saveThingAction } from "#lib/actions/thing-actions.ts";`,
  ].map((code) => plant("app/reading/page.ts", code));

  test("takes from the database what it reads, and writes nothing", () => {
    expectRefused(writes, "The import table lets app import from there only");
    expectAllowed(reads);
  });
});

describe("pure code", () => {
  const impure = [
    `export const made = new Date();`,
    `export const text = Date();`,
    `export const now = Date.now();`,
    `export const named = Date["now"]();`,
    `export const { now: taken } = Date;`,
    `export const Clock = Date;`,
    `export const later = [1].map(() => Reflect.construct(Date, []));`,
    `export const elapsed = performance.now();`,
    `setTimeout(() => undefined, 1);`,
    `export const chance = Math.random();`,
    `export const { random } = Math;`,
    `export const id = crypto.randomUUID();`,
    `export const variable = process.env.HOME;`,
    `export const everywhere = globalThis.fetch;`,
    `export const language = navigator.language;`,
    `export const kept = localStorage.length;`,
    `export const answer = await fetch("https://example.com");`,
    `export const bare = { fetch };`,
  ];
  const halves = ["lib/domain/base/impure.ts", "lib/providers/impure.ts", "lib/providers/oxen/impure.ts"];
  const refused = halves.flatMap((file) => impure.map((code) => plant(file, code)));
  const allowed = [
    `export const begins = new Date(0).getTime() + Date.UTC(2020, 1) + Date.parse("2020-01-01");`,
    `export const isDate = (value: unknown): value is Date => value instanceof Date;`,
    `export const own = ({ document, location }: { document: Date; location: string }) => [document, location];`,
    `export const property = { process: 1, Date: 2 }.process + Math.max(1, 2);`,
  ].map((code) => plant("lib/domain/base/pure.ts", code));
  const others = [
    "lib/domain/base/clock.test.ts",
    "lib/domain/testing/clock.ts",
    "lib/providers/oxen/client.ts",
  ];
  const exempt = others.map((file) =>
    plant(file, `export const now = [Date.now(), new Date(), fetch, process];`),
  );

  test("reads no clock, chance, environment or network", () => {
    expectRefused(refused);
    expectAllowed([...allowed, ...exempt]);
  });
});
