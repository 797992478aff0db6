import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import * as z from "zod/mini";

/** How many checks, tests or journeys came out well. */
export type Tally = { passed: number; failed: number };

/** What one test or journey took. */
export type Timing = { name: string; milliseconds: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
});
const vitestTimes = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), duration: z.nullish(z.number()) })),
    }),
  ),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});
const playwrightSuite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
    }),
  ),
  get suites() {
    return z.optional(z.array(playwrightSuite));
  },
});
const playwrightTimes = z.object({ suites: z.array(playwrightSuite) });

/** Several tallies as one. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (one: Tally, other: Tally) => ({
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
  });
  return tallies.reduce(add, { passed: 0, failed: 0 });
}

/** What Vitest's JSON report says. A missing report and a run without a single test are failures. */
export function tallyOfVitest(file: string): Tally {
  const report = vitestReport.safeParse(readReport(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed, success } = report.data;
  return atLeastOne({ passed, failed: !success && failed === 0 ? 1 : failed });
}

/** What Playwright's JSON report says; a journey that only passed at the second try has failed. */
export function tallyOfPlaywright(file: string): Tally {
  const report = playwrightReport.safeParse(readReport(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.data.stats;
  return atLeastOne({ passed: expected, failed: unexpected + flaky });
}

/** What each test took by Vitest's JSON report, named from the root on. */
export function timesOfVitest(file: string, root: string): Timing[] {
  const report = vitestTimes.safeParse(readReport(file));
  if (!report.success) return [];
  return report.data.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: `${relative(root, name)} › ${fullName}`,
      milliseconds: duration ?? 0,
    })),
  );
}

/** What each journey took by Playwright's JSON report. */
export function timesOfPlaywright(file: string): Timing[] {
  const report = playwrightTimes.safeParse(readReport(file));
  return report.success ? report.data.suites.flatMap(timesInSuite) : [];
}

function timesInSuite({ specs, suites = [] }: z.infer<typeof playwrightSuite>): Timing[] {
  const own = specs.map(({ title, file, tests }) => ({
    name: `${file} › ${title}`,
    milliseconds: tests
      .flatMap(({ results }) => results)
      .reduce((total, { duration }) => total + duration, 0),
  }));
  return [...own, ...suites.flatMap(timesInSuite)];
}

/** The slowest first, one a line, with seconds. */
export function slowestLines(times: readonly Timing[], count: number): string[] {
  return times
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, count)
    .map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`);
}

function atLeastOne(tally: Tally): Tally {
  return tally.passed + tally.failed === 0 ? { passed: 0, failed: 1 } : tally;
}

function readReport(file: string): unknown {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  } catch {
    return null; // cut off in the middle: the run did not end well
  }
}
