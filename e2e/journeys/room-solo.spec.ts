import type { Locator, Page } from "@playwright/test";
import type { Account } from "#e2e/account.ts";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { putRun, storedModels } from "#e2e/stored-room.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { article, clickPicture, instant, openInputs, playhead } from "./room.ts";

const [first, second, third, fourth] = storedModels.map(({ name }) => name);

let run: string | null = null;

/** The page of a run with four results, which the journeys of this file share. */
async function openRoom(page: Page, studio: RunningStudio, { member }: Account): Promise<void> {
  run ??= await putRun(studio, member, "Four kites over the dunes");
  await page.goto(run);
  for (const { name } of storedModels) await expect(article(page, name).locator("video")).toBeVisible();
}

const widthOf = async (card: Locator): Promise<number> => (await card.boundingBox())?.width ?? 0;

/** One picture is large, and the others are small beside it. */
async function expectSolo(page: Page, large: string): Promise<void> {
  await expect(async () => {
    for (const { name } of storedModels) {
      const width = await widthOf(article(page, name));
      if (name === large) expect(width).toBeGreaterThan(700);
      else expect(width).toBeLessThan(300);
    }
  }, `${large} alone is large`).toPass();
}

async function expectGrid(page: Page): Promise<void> {
  await expect(async () => {
    const widths = await Promise.all(storedModels.map(({ name }) => widthOf(article(page, name))));
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(2);
  }, "all are as large").toPass();
}

test("a click makes a clip large, arrows go to the next, and Escape leads back at the same instant", async ({
  page,
  studio,
  account,
}) => {
  await openRoom(page, studio, account);
  await expectGrid(page);
  await playhead(page).press("PageUp");
  const at = await instant(page);
  await clickPicture(article(page, second!));
  await expectSolo(page, second!);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expectSolo(page, third!);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expectSolo(page, first!);
  await clickPicture(article(page, fourth!)); // one of the small ones
  await expectSolo(page, fourth!);
  expect(await instant(page)).toBe(at);
  await page.keyboard.press("Escape");
  await expectGrid(page);
  expect(await instant(page)).toBe(at);
});

test("Escape closes the drawer before it leaves the large clip, wherever the focus is", async ({
  page,
  studio,
  account,
}) => {
  await openRoom(page, studio, account);
  await clickPicture(article(page, first!));
  const drawer = await openInputs(page);
  await expectSolo(page, first!);
  await page.getByRole("button", { name: "Play all" }).focus();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expectSolo(page, first!);
  await page.keyboard.press("Escape");
  await expectGrid(page);
  await openInputs(page, 2);
  await page.mouse.click(5, 150); // beside the pictures, where nothing takes the focus
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
});

test("a double click fills the screen and leaves a large clip large", async ({ page, studio, account }) => {
  await openRoom(page, studio, account);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await article(page, second!).dblclick({ position: { x: 200, y: 80 } });
  await expect.poll(isFull).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(isFull).toBe(false);
  await expectSolo(page, second!);
  await article(page, second!).dblclick({ position: { x: 300, y: 120 } });
  await expect.poll(isFull).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expectSolo(page, second!);
});

test("four results fill the window, and the page never scrolls", async ({ page, studio, account }) => {
  await openRoom(page, studio, account);
  for (const [width, height, share] of [
    [1024, 640, 0.4],
    [1280, 720, 0.55],
    [1440, 900, 0.68],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectGrid(page);
    const areaOf = async ({ name }: { name: string }) => {
      const box = await article(page, name).locator("video").boundingBox();
      return box ? box.width * box.height : 0;
    };
    await expect
      .poll(async () => {
        const areas = await Promise.all(storedModels.map(areaOf));
        return areas.reduce((sum, area) => sum + area, 0) / (width * height);
      }, `${width} × ${height}`)
      .toBeGreaterThanOrEqual(share);
    const over = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - innerWidth, scrollHeight - innerHeight];
    });
    expect(Math.max(...over), `${width} × ${height}`).toBeLessThanOrEqual(0);
  }
});
