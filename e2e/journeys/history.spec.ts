import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Entry, open as openZip, type ZipFile } from "yauzl";
import type { Locator, Page } from "@playwright/test";
import type { Account } from "#e2e/account.ts";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect, test } from "#e2e/studio.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, oxenModel } from "./asking.ts";
import { article } from "./room.ts";

const oxen = { modelId: "oxen/seedance-2.0-r2v", cost: { micro: 400_000, currency: "USD" } };
const animatic = { modelId: "animatic/animatic", billing: "free" } as const;
const runCount = 60;
let isFilled = false;

/** Sixty runs: take 60 is the latest. The three latest have videos whose bytes are there, the others failed. */
async function enterFilled(page: Page, studio: RunningStudio, { member }: Account): Promise<void> {
  await page.goto("/studio");
  if (isFilled) return;
  isFilled = true;
  await withDatabase(studio, async () => {
    for (let take = 1; take <= runCount; take += 1) {
      const ended =
        take > runCount - 3
          ? { bytes: putBytes(studio, member.id, `take ${take}`) }
          : ({ status: "failed" } as const); // a video whose bytes are missing would play where the focus rests
      await storeRun(
        member,
        [
          { ...oxen, ...ended, name: "a kite.mp4" },
          { ...animatic, status: "failed" },
        ],
        {
          text: take % 20 === 0 ? `一只猫在屋顶上, take ${take}` : `A red kite over the dunes, take ${take}`,
          kinds: take % 2 === 0 ? ["audio"] : [], // a picture would be asked for, and is not there
        },
      );
    }
  });
}

function putBytes(studio: RunningStudio, memberId: string, text: string) {
  const sha256 = createHash("sha256").update(text).digest("hex");
  const folder = join(studio.dataDir, "media", memberId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sha256), text);
  return { sha256, sizeBytes: text.length };
}

const runs = (page: Page) => page.getByRole("list", { name: "Runs" }).getByRole("link");
const box = (page: Page, take: number, model = oxenModel) =>
  page.getByRole("checkbox", { name: new RegExp(`^Select ${escape(model)} of .*take ${take}, `) });
const escape = (text: string) => text.replace(/[.()]/g, "\\$&");
const selection = (page: Page) => page.getByRole("region", { name: "Selection" });
const filters = (page: Page) => page.getByRole("dialog", { name: "Filters" });

/** What a page does not hear before it is alive is done again. */
const untilAlive = (act: () => Promise<void>) => expect(act).toPass();

/** Selects the first result of a page that has just been opened, once its script is there. */
const choose = (page: Page, take: number) =>
  untilAlive(async () => {
    await box(page, take).check();
    await expect(selection(page)).toBeVisible({ timeout: 1000 });
  });

async function openFilters(page: Page): Promise<Locator> {
  const button = page.getByRole("button", { name: /^Filters/ });
  await untilAlive(async () => {
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    await expect(filters(page)).toBeVisible({ timeout: 1000 });
  });
  return filters(page);
}

/** They lie over the results. */
async function closeFilters(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(filters(page)).toHaveCount(0);
}

test("words and filters find runs, stand in the address, and are there after a reload", async ({
  page,
  studio,
  account,
}) => {
  await enterFilled(page, studio, account);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "History" }).click();
  await expect(box(page, 60)).toBeVisible();
  await expectAccessible(page);
  const view = page.getByRole("radiogroup", { name: "View" });
  await expect(view.getByRole("radio", { name: "Wall" })).toBeChecked();
  await view.getByRole("radio", { name: "Runs" }).click();
  await expect(page).toHaveURL(/\/history\?view=runs$/);
  await expect(runs(page).first()).toContainText("take 60");
  await expectAccessible(page);

  const search = page.getByRole("searchbox", { name: "Search prompts" });
  await search.fill("屋顶");
  await expect(runs(page)).toHaveCount(3);
  await expect(page).toHaveURL(/\?q=/);
  await search.fill("kite 57");
  await expect(runs(page)).toHaveCount(1);
  await page.reload();
  await expect(search).toHaveValue("kite 57");
  await expect(runs(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(search).toHaveValue("");
  await expect(runs(page).first()).toContainText("take 60");

  let fields = await openFilters(page);
  await fields.getByLabel("Status", { exact: true }).selectOption("Failed");
  await fields.getByLabel("References", { exact: true }).selectOption("With sounds");
  await expect(box(page, 60)).toHaveCount(0);
  await expect(box(page, 60, animaticModel)).toBeVisible();
  await expect(box(page, 59, animaticModel)).toHaveCount(0);
  await expect(page.getByText("1 of 2 clips").first()).toBeVisible();
  await expect(page).toHaveURL(/\/history\?status=failed&reference=audio&view=runs$/);
  await fields.getByLabel("Cost from", { exact: true }).fill("5");
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await closeFilters(page);
  await page.getByRole("button", { name: "Remove With sounds" }).click();
  await expect(page).toHaveURL(/\/history\?status=failed&costFrom=5&view=runs$/);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(runs(page).first()).toContainText("take 60");
  fields = await openFilters(page);
  const week = fields.getByRole("button", { name: "7 days" });
  await week.click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d(?!.*&to=)/);
  await expect(week).toHaveAttribute("aria-pressed", "true");
  await expect(runs(page).first()).toContainText("take 60");
  await week.click();
  await expect(page).not.toHaveURL(/from=/);
  await fields.getByLabel("From", { exact: true }).pressSequentially("01012020");
  await fields.getByLabel("To", { exact: true }).pressSequentially("12312020");
  await expect(page).toHaveURL(/from=2020-01-01&to=2020-12-31/);
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
});

test("results are chosen by mouse and keys, marked, tagged, downloaded, deleted and brought back", async ({
  page,
  studio,
  account,
  folder,
}) => {
  await enterFilled(page, studio, account);
  await page.goto("/history?view=runs");
  await choose(page, 60);
  await box(page, 57).click({ modifiers: ["Shift"] });
  await expect(selection(page)).toContainText("7 selected");
  await page.keyboard.press("Escape");
  await expect(selection(page)).toHaveCount(0);

  await box(page, 60).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(box(page, 58)).toBeFocused();
  await expect(selection(page)).toContainText("5 selected");
  await expectAccessible(page);

  await page.keyboard.press("f");
  await selection(page).getByRole("button", { name: "Tag", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Tags of 5 clips" });
  await dialog.getByLabel("Add tags").fill("Hero, client A");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Remove hero" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Remove client a" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    selection(page).getByRole("link", { name: "Download", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^triptych-[\d-]+\.zip$/);
  const path = join(folder, "results.zip");
  await download.saveAs(path);
  expect(await namesIn(path)).toEqual(["a kite.mp4", "a kite (2).mp4", "a kite (3).mp4", "manifest.json"]);

  await page.goto("/history?view=runs");
  const fields = await openFilters(page);
  await fields.getByRole("checkbox", { name: "Favourites only" }).click(); // it is checked once the address says so
  await expect(page).toHaveURL(/favourite=yes/);
  await fields.getByLabel("Tag", { exact: true }).selectOption("hero");
  await expect(runs(page)).toHaveCount(3);
  await closeFilters(page);
  await page.locator("body").press("a");
  await expect(selection(page)).toContainText("5 selected");
  await page.keyboard.press("Delete");
  await expect(page.getByText("5 clips deleted")).toBeVisible();
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(runs(page)).toHaveCount(3);
  await page.reload();
  await expect(runs(page)).toHaveCount(3);
});

test("a list of any length keeps its place on the way back, and draws only what is near", async ({
  page,
  studio,
  account,
}) => {
  await enterFilled(page, studio, account);
  await page.goto("/history?view=runs");
  await untilAlive(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible({ timeout: 1000 });
  });
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Search prompts");
  await page.keyboard.press("Escape");
  await box(page, 60).focus();
  for (let take = 59; take >= 15; take -= 1) {
    await expect(box(page, take)).toBeAttached(); // it is fetched before one comes there
    await page.keyboard.press("ArrowDown");
    await expect(box(page, take)).toBeFocused();
  }
  await expect(box(page, 15)).toBeInViewport();
  expect(await runs(page).count()).toBeLessThan(30);
  const link = runs(page).filter({ hasText: "take 15" });
  await page.reload();
  await expect(link).toBeInViewport();
  const before = (await link.boundingBox())!.y;
  await link.click();
  await page.waitForURL(/\/runs\//);
  await page.goBack();
  await expect(link).toBeInViewport();
  await expect.poll(async () => Math.abs((await link.boundingBox())!.y - before)).toBeLessThan(4);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/history");
  const fields = await openFilters(page);
  await fields.getByLabel("Model", { exact: true }).selectOption(oxenModel);
  await expect(box(page, 60, animaticModel)).toHaveCount(0);
  await closeFilters(page);
  await box(page, 60).check();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});

test("Tab comes to one clip of the wall with its tools, and arrows lead on from there", async ({
  page,
  studio,
  account,
}) => {
  await enterFilled(page, studio, account);
  await page.goto("/history");
  const stops = page.locator("[data-tile] [data-result]:not([tabindex='-1'])");
  await expect(stops).toHaveCount(1);
  await box(page, 60).focus();
  await page.keyboard.press("ArrowRight");
  await expect(box(page, 60, animaticModel)).toBeFocused();
  await expect(stops).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /^Favourite Animatic/ }).first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(box(page, 60, animaticModel)).toBeFocused();
});

test("what was deleted is brought back from another page, and as long as it can be", async ({
  page,
  studio,
  account,
}) => {
  await enterFilled(page, studio, account);
  await page.goto("/history");
  const main = page.getByRole("navigation", { name: "Main" });
  await choose(page, 58);
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 clip deleted")).toBeVisible();
  await expect(box(page, 58)).toHaveCount(0);
  await main.getByRole("link", { name: "Galleries" }).click();
  await page.waitForURL(/\/galleries/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 clip restored")).toBeVisible();
  await main.getByRole("link", { name: "History" }).click();
  await box(page, 58).focus();
  await page.keyboard.press("Delete");
  await expect(box(page, 58)).toHaveCount(0);
  await expect(box(page, 58, animaticModel)).toBeFocused();
  await page.getByRole("button", { name: "Restore 1 deleted" }).click();
  await expect(box(page, 58)).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore 1 deleted" })).toHaveCount(0);
});

test("what runs far down is read again while it is in sight", async ({ page, studio, account }) => {
  await enterFilled(page, studio, account);
  const be = (status: string) =>
    withDatabase(studio, async () => {
      const [run] = await database().$queryRaw<{ id: string }[]>`
        SELECT id FROM run
        WHERE member_id = ${account.member.id}::uuid AND snapshot::text LIKE '%take 30"%'`;
      const where = { runId: run!.id, modelId: oxen.modelId }; // it was stored
      await database().generation.updateMany({ where, data: { status } });
    });
  await be("running");
  await page.goto("/history?view=runs");
  const card = page
    .getByRole("listitem")
    .filter({ has: box(page, 30) })
    .last();
  await expect(async () => {
    await page.mouse.wheel(0, 600);
    await expect(card).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(card).toContainText("Running");
  await be("canceled");
  await expect(card).toContainText("Canceled");
  await be("failed");
});

test("where the session has ended, a download and a search say so", async ({
  page,
  studio,
  account,
  context,
  pageErrors,
}) => {
  await enterFilled(page, studio, account);
  await page.goto("/history");
  await choose(page, 60);
  await context.clearCookies();
  await selection(page).getByRole("link", { name: "Download", exact: true }).click();
  await expect(page.getByText("Signed out. Sign in again to download.")).toBeVisible();
  const fields = await openFilters(page);
  await fields.getByRole("checkbox", { name: "Favourites only" }).click();
  await expect(page.getByText("Signed out. Your runs keep going.")).toBeVisible();
  await expectAccessible(page);
  // The browser writes every refused request to its console by itself: those lines are no errors of ours.
  const own = pageErrors.filter((message) => !/status of 40[14]/.test(message));
  pageErrors.splice(0, pageErrors.length, ...own);
});

async function namesIn(path: string): Promise<string[]> {
  const zip = await promisify<string, ZipFile>(openZip)(path);
  const names: string[] = [];
  zip.on("entry", (entry: Entry) => names.push(entry.fileName));
  await new Promise((resolve) => zip.once("end", resolve));
  return names;
}

test("a result keeps its name, also where the one before it was deleted", async ({
  page,
  studio,
  account,
}) => {
  await enterFilled(page, studio, account);
  const failed = { ...oxen, status: "failed" } as const; // there are no videos to play
  const { runId } = await withDatabase(studio, () =>
    storeRun(account.member, [failed, failed], { text: "Twins" }),
  );
  const twin = (name: string) => page.getByRole("checkbox", { name: `Select ${name} of Twins` });
  const first = article(page, oxenModel);
  const second = article(page, `${oxenModel} #2`);
  await page.goto(`/runs/${runId}`);
  await expect(first).toBeVisible();
  await expect(second).toBeVisible();
  await page.goto("/history");
  await untilAlive(async () => {
    await twin(oxenModel).check();
    await expect(selection(page)).toBeVisible({ timeout: 1000 });
  });
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 clip deleted")).toBeVisible();
  await expect(twin(oxenModel)).toHaveCount(0);
  await expect(twin(`${oxenModel} #2`)).toBeVisible();
  await page.goto(`/runs/${runId}`);
  await expect(second).toBeVisible();
  await expect(first).toHaveCount(0);
});
