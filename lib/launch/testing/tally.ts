import { existsSync, readFileSync } from "node:fs";
import * as z from "zod/mini";

/** How many checks, tests or journeys came out well. */
export type Tally = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

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
