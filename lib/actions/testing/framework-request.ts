import type { Browser } from "#lib/session/testing/browser.ts";

/** The request that the framework would hand to an action, outside of the framework. */
export const request = { headers: new Headers() };

/** What stands in the place of the framework's own module: `vi.mock("next/headers", async () => (await import(…)).nextHeaders)`. */
export const nextHeaders = {
  headers: async () => request.headers,
  cookies: async () => ({ set: () => undefined }),
};

/** From now on a browser asks, from a page of this origin; null sends none. */
export function askAs(browser: Browser, origin: string | null): void {
  request.headers = browser.headers;
  if (origin !== null) request.headers.set("origin", origin);
}
