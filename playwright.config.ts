import { defineConfig } from "@playwright/test";

const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: false,
  workers: 3, // each has a studio that its files share: while one waits for something, the others keep two cores busy
  timeout: 300_000, // deadlines end what hangs, and nothing that a busy machine makes slow
  expect: { timeout: 90_000 },
  forbidOnly: true,
  retries: 0,
  outputDir: "test-results",
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"] as ["json"]] : [])],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet,
    },
    locale: "en-GB",
    screenshot: "only-on-failure", // a trace of every journey made them take half as long again: `-- --trace on` records one
    viewport: { width: 1280, height: 900 },
  },
});
