import { type Account, openSession } from "#e2e/account.ts";
import { test as base } from "#e2e/studio.ts";
import { haveOxenKey } from "./asking.ts";

const haveKey = new WeakSet<Account>();

/** Journeys whose account has a key for Oxen saved. */
export const test = base.extend({
  storageState: async ({ account, browser, studio }, use) => {
    const storageState = await openSession(studio, account);
    if (!haveKey.has(account)) {
      const context = await browser.newContext({ baseURL: studio.url, storageState });
      await haveOxenKey(await context.newPage());
      await context.close();
      haveKey.add(account);
    }
    await use(storageState);
  },
});
