import type { BrowserContextOptions } from "@playwright/test";
import { test as base } from "#e2e/paid-studio.ts";
import { haveOxenKey } from "./asking.ts";
import { enterStudio } from "./owner.ts";

type StorageState = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;

/** Journeys whose pages open for the owner, signed in already, with a key for Oxen saved. */
export const test = base.extend<object, { entered: StorageState }>({
  entered: [
    async ({ browser, studio }, use) => {
      const context = await browser.newContext({ baseURL: studio.url });
      const page = await context.newPage();
      await enterStudio(page);
      await haveOxenKey(page);
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker" },
  ],
  storageState: ({ entered }, use) => use(entered),
});
