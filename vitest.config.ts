import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What the browser runs too, and the tools: their tests need no database and no process of the studio, so they share one place. */
const pure = [
  "components/**/*.test.{ts,tsx}",
  "lib/domain/**/*.test.ts",
  "lib/media/*.test.ts",
  "lib/providers/*.test.ts",
  "lib/providers/*/*.test.ts",
  "lib/queries/**/*.test.ts",
  "tools/**/*.test.ts",
];
/** Those of them that put something else in a module's place have places of their own: whoever shared one would meet it too. */
const withStandIns = globSync(pure, { exclude: ["node_modules"] }).filter((path) =>
  readFileSync(path, "utf8").includes("vi.mock("),
);
const elsewhere = ["**/node_modules/**", "**/.next*/**", "data/**", "data-demo/**"];

/** `npm run bench thorough`: the full numbers, and properties from a new seed each time. */
const isThorough = process.env.TRIPTYCH_THOROUGH === "1";
const seed = isThorough ? Date.now() % 2 ** 31 : 1;

/** Begins with the files that take longest, as the others fill the gaps; sizes, by which Vitest goes, say nothing of that. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes("/lib/worker/");
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: ["lib/domain/testing/print-seed.ts"],
    setupFiles: ["lib/domain/testing/properties.ts"],
    provide: { isThorough, seed },
    // Real processes, databases and media files, which wait for each other half of the time: four keep two cores busy.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // For what hangs: whatever else takes long is a machine that has much to do.
    testTimeout: isThorough ? 1_200_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pure,
          exclude: [...elsewhere, ...withStandIns],
          pool: "threads",
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "stand-ins", include: withStandIns, exclude: elsewhere, pool: "threads" },
      },
      {
        extends: true,
        test: {
          name: "real",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...elsewhere, ...pure],
          globalSetup: ["lib/data/testing/global-setup.ts"],
        },
      },
    ],
  },
  // Outside the framework this package has nothing to guard.
  resolve: {
    alias: { "server-only": fileURLToPath(import.meta.resolve("server-only").replace(/[^/]+$/, "empty.js")) },
  },
});
