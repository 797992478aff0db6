// The scripts that the studio's page loads at first, each gzipped alone, in kB of 1000 bytes. Goal: ≤ 340.
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { enterStudio } from "#e2e/journeys/owner.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { findBrowser } from "#tools/find-browser.ts";

const goalKb = 340;
const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
const context = await browser.newContext({ baseURL: studio.url });
const page = await context.newPage();
await enterStudio(page);

/** What a page loads until it is quiet, with nothing kept from before. */
async function scriptsOf(
  path: string,
): Promise<{ page: string; scripts: number; rawKb: number; gzKb: number }> {
  const fresh = await freshPage();
  const sizes: Promise<{ raw: number; gz: number }>[] = [];
  fresh.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => ({ raw: body.length, gz: gzipSync(body).length })));
  });
  await fresh.goto(path, { waitUntil: "networkidle" });
  const all = await Promise.all(sizes);
  await fresh.close();
  const kb = (of: "raw" | "gz") => Math.round(all.reduce((sum, size) => sum + size[of], 0) / 100) / 10;
  return { page: path, scripts: all.length, rawKb: kb("raw"), gzKb: kb("gz") };
}

async function freshPage(): Promise<Page> {
  const fresh = await context.newPage();
  const session = await context.newCDPSession(fresh);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return fresh;
}

const rows = [];
for (const path of ["/studio", "/history", "/settings/providers"]) rows.push(await scriptsOf(path));
await context.clearCookies();
rows.push(await scriptsOf("/sign-in"));
await close();
console.table(rows);
const gzKb = rows[0]?.gzKb ?? Number.NaN;
console.log(`studio: ${gzKb} kB gz (goal ≤ ${goalKb})`);
