import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/.next*/**", "data/**"],
    globalSetup: ["lib/data/testing/global-setup.ts"],
    // Real processes, databases and media files: two of them at once is what two cores carry.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    restoreMocks: true,
  },
  // Outside the framework this package has nothing to guard.
  resolve: {
    alias: { "server-only": fileURLToPath(import.meta.resolve("server-only").replace(/[^/]+$/, "empty.js")) },
  },
});
