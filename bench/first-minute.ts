/**
 * The first minute of a new studio: from the click on a starter to a prompt that can be sent, and from there by the key to the run's
 * page and to the finished video, in seconds, for each of the six. Goal: the first video stands there within 15 s of the click.
 */
import { article } from "#e2e/journeys/room.ts";
import { enterStudio } from "#e2e/journeys/owner.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { starterIds, starters } from "#lib/domain/starter/starters.ts";
import { findBrowser } from "#tools/find-browser.ts";

const goalSeconds = 15;
const patienceMs = 120_000;

const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
try {
  const page = await browser.newPage();
  await enterStudio(page, studio.url);
  const rows = [];
  for (const id of starterIds) {
    const { title } = starters[id];
    await page.goto(`${studio.url}/studio`);
    const card = page.getByRole("button", { name: title });
    await card.waitFor();
    const startedAt = performance.now();
    const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
    await card.click();
    await page.getByRole("button", { name: "Generate 1 video", disabled: false }).waitFor();
    const fills = seconds();
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.waitForURL(/\/runs\//);
    const opens = seconds();
    const result = article(page, "Animatic (This studio)");
    await result.getByText("Done", { exact: true }).waitFor({ timeout: patienceMs });
    rows.push({ starter: title, fills, opens, finished: seconds() });
  }
  console.table(rows);
  const first = rows[0]?.finished ?? Number.NaN;
  console.log(`first video: ${first} s (goal ≤ ${goalSeconds} s)`);
  process.exitCode = first <= goalSeconds ? 0 : 1;
} finally {
  await close();
}
