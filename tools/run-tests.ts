import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild, ensureDatabaseClient } from "#lib/launch/build.ts";
import { childEnvironment } from "#lib/launch/environment.ts";
import { findBrowser } from "./find-browser.ts";
import {
  slowestLines,
  sum,
  type Tally,
  type Timing,
  tallyOfPlaywright,
  tallyOfVitest,
  timesOfPlaywright,
  timesOfVitest,
} from "./tally.ts";

/**
 * `npm test`: everything that CI runs, and its parts by name (`check`, `unit`, `journeys`; what follows is handed on). It goes
 * on after a failure, names the slowest ten, and always ends with one line that counts.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), "triptych-reports-"));
const say = (line: string) => console.log(line);
const [part, ...rest] = process.argv.slice(2);
const times: Timing[] = [];

async function run(name: string, argv: string[], environment: Record<string, string> = {}): Promise<boolean> {
  say(`\n— ${name}`);
  const child = spawn(process.execPath, argv, {
    cwd: root,
    env: childEnvironment({ CHROMIUM_PATH: process.env.CHROMIUM_PATH, ...environment }),
    stdio: "inherit",
  });
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0;
}

async function check(): Promise<Tally> {
  const tools: [string, string[]][] = [
    ["Format", ["node_modules/oxfmt/bin/oxfmt", "--check", "."]],
    ["Lint", ["node_modules/oxlint/bin/oxlint", "--deny-warnings"]],
    ["Types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
    ["Dead code", ["node_modules/knip/bin/knip.js", "--no-progress"]],
  ];
  const tally = { passed: 0, failed: 0 };
  for (const [name, argv] of tools) tally[(await run(name, argv)) ? "passed" : "failed"] += 1;
  return tally;
}

async function unit(): Promise<Tally> {
  const report = join(reports, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  await run("Unit tests", ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...rest]);
  times.push(...timesOfVitest(report, root));
  return tallyOfVitest(report);
}

async function journeys(): Promise<Tally> {
  const browser = findBrowser(root, say);
  if (!browser) {
    say("No browser could be found or installed: set CHROMIUM_PATH to a Chromium or Chrome.");
    return { passed: 0, failed: Math.max(1, countJourneys()) };
  }
  const report = join(reports, "journeys.json");
  await run("Journeys", ["node_modules/@playwright/test/cli.js", "test", ...rest], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    TRIPTYCH_BUILD: await ensureBuild(root, say),
  });
  times.push(...timesOfPlaywright(report));
  return tallyOfPlaywright(report);
}

function countJourneys(): number {
  const files = readdirSync(join(root, "e2e"), { recursive: true, encoding: "utf8" });
  const specs = files.filter((name) => name.endsWith(".spec.ts"));
  const count = (name: string) =>
    readFileSync(join(root, "e2e", name), "utf8").match(/^\s*test\(/gm)?.length ?? 0;
  return specs.reduce((total, name) => total + count(name), 0);
}

const parts: Record<string, () => Promise<Tally>> = { check, unit, journeys };

const tallies: Tally[] = [];
try {
  await ensureDatabaseClient(root);
  const chosen = part ? [parts[part]] : Object.values(parts);
  for (const start of chosen) tallies.push(start ? await start() : { passed: 0, failed: 1 });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  tallies.push({ passed: 0, failed: 1 });
}
rmSync(reports, { recursive: true, force: true });
if (times.length > 10) say(["", "The slowest ten:", ...slowestLines(times, 10)].join("\n"));
const { passed, failed } = sum(tallies);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
