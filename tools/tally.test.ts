import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  slowestLines,
  sum,
  tallyOfPlaywright,
  tallyOfVitest,
  timesOfPlaywright,
  timesOfVitest,
} from "./tally.ts";

const folder = mkdtempSync(join(tmpdir(), "triptych-tally-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("tests are counted as the reports say", () => {
  const unit = tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 2, success: false }));
  const journeys = tallyOfPlaywright(report({ stats: { expected: 3, unexpected: 1, flaky: 1 } }));
  expect(sum([unit, journeys])).toEqual({ passed: 10, failed: 4 });
});

test("a run that broke without a failing test, ran nothing, or left no report is a failure", () => {
  const failure = { passed: 0, failed: 1 };
  expect(tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 0, success: false }))).toEqual({
    passed: 7,
    failed: 1,
  });
  expect(tallyOfVitest(report({ numPassedTests: 0, numFailedTests: 0, success: true }))).toEqual(failure);
  expect(tallyOfPlaywright(report({ stats: { expected: 0, unexpected: 0, flaky: 0 } }))).toEqual(failure);
  expect(tallyOfPlaywright(join(folder, "missing.json"))).toEqual(failure);
  expect(tallyOfVitest(report("{ cut off"))).toEqual(failure);
});

test("the slowest tests of both reports are named with their seconds, and a report that is cut off names none", () => {
  const unit = timesOfVitest(
    report({
      testResults: [
        {
          name: "/here/lib/one.test.ts",
          assertionResults: [
            { fullName: "says yes", duration: 1234 },
            { fullName: "was not reached", duration: null },
          ],
        },
      ],
    }),
    "/here",
  );
  const spec = (title: string, ...durations: number[]) => ({
    title,
    file: "signing-in.spec.ts",
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  });
  const journeys = timesOfPlaywright(
    report({ suites: [{ specs: [spec("in", 900)], suites: [{ specs: [spec("out", 20_000, 5000)] }] }] }),
  );
  expect(slowestLines([...unit, ...journeys], 3)).toEqual([
    "   25.0 s  signing-in.spec.ts › out",
    "    1.2 s  lib/one.test.ts › says yes",
    "    0.9 s  signing-in.spec.ts › in",
  ]);
  expect(timesOfVitest(report("{ cut off"), "/here")).toEqual([]);
  expect(timesOfPlaywright(join(folder, "missing.json"))).toEqual([]);
});
