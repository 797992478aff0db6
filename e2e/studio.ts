import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { makeDataDir, type RunningStudio, startStudio } from "./start-studio.ts";

export { expect };

/**
 * What journeys are written with: `page` opens on a real studio that the journeys of a file share, `folder` is a place for
 * the files of one journey, and whatever a page writes with `console.error` fails it.
 */
export const test = base.extend<{ folder: string; pageErrors: string[] }, { studio: RunningStudio }>({
  studio: [
    // oxlint-disable-next-line no-empty-pattern -- the first argument must be a pattern, and nothing is needed of it
    async ({}, use) => {
      const { dataDir, remove } = makeDataDir();
      const studio = await startStudio({ dataDir });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ studio }, use) => use(studio.url),
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "triptych-files-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      context.on("weberror", (error) => errors.push(error.error().message));
      await use(errors);
      expect(errors, "what the pages wrote to the console as errors").toEqual([]);
    },
    { auto: true },
  ],
});
