import type { Page } from "@playwright/test";
import { putRun } from "#e2e/stored-room.ts";
import { expect } from "#e2e/studio.ts";
import { endWaits } from "#e2e/waits.ts";
import { expectAccessible } from "./accessible.ts";
import { askOxen, untilStatus } from "./asking.ts";
import { waitUntilSaved } from "./composer.ts";
import { test } from "./with-key.ts";

test.use({ studioOf: "the shell" });

const commands = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const search = (page: Page) => commands(page).getByRole("combobox", { name: "Search commands" });
const shortcuts = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });

/** The tab goes out of sight, or comes back into it, as far as the page can tell. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { get: () => state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    },
    isHidden ? "hidden" : "visible",
  );
}

/** In the place of the browser's own notifications, which nobody can see here: allowed, and remembered. */
function standInForNotifications(): void {
  class Told extends EventTarget {
    static permission = "granted";
    constructor(title: string) {
      super();
      const told = JSON.parse(sessionStorage.getItem("told") ?? "[]") as string[];
      sessionStorage.setItem("told", JSON.stringify([...told, title]));
    }
    close(): void {}
  }
  Object.defineProperty(window, "Notification", { value: Told });
}

test("the header and the tab tell what is at work, and that it has ended while nobody looked", async ({
  page,
  oxen,
  studio,
}) => {
  await page.addInitScript(standInForNotifications);
  oxen.control({ runMs: 600_000 });
  const card = await askOxen(page, "A heron lands on the pier");
  await untilStatus(studio, card, "Running");
  await expect(page).toHaveTitle(/^1 running · /);
  const activity = page.getByRole("button", { name: "Activity: 1 running" });
  await activity.click();
  const list = page.getByRole("dialog", { name: "Activity" });
  await expect(list.getByRole("link", { name: /A heron lands on the pier/ })).toContainText("Oxen");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(activity).toBeFocused();

  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page).toHaveTitle("1 running · History · Triptych");
  await setHidden(page, true);
  oxen.control({ runMs: 0 });
  await expect
    .poll(async () => {
      await endWaits(studio);
      return page.title();
    })
    .toBe("✓ 1 ready · History · Triptych");
  expect(await page.evaluate(() => sessionStorage.getItem("told"))).toBe('["1 video ready"]');
  await setHidden(page, false);
  await expect(page).toHaveTitle("History · Triptych");
  await page.getByRole("button", { name: "Activity", exact: true }).click();
  await list.getByRole("link", { name: /ready/ }).first().click();
  await page.waitForURL(/\/runs\/[0-9a-f-]+/);
});

test("the palette finds pages, prompts and what the page can do, from the prompt too", async ({
  page,
  studio,
  account,
}) => {
  await page.goto("/studio");
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.click();
  await page.keyboard.type("Lanterns drift over the lake");
  const draft = await waitUntilSaved(page);
  await page.keyboard.press("Control+k");
  await expect(search(page)).toBeFocused();
  await expect(commands(page).getByRole("option", { name: /^Generate 1 video/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(commands(page)).toHaveCount(0);
  await expect(prompt).toBeFocused();

  await page.goto("/galleries");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await search(page).fill("drift lanterns");
  await expect(commands(page).getByRole("option").first()).toContainText("Lanterns drift over the lake");
  await page.keyboard.press("Enter");
  await page.waitForURL(draft);

  await page.goto(await putRun(studio, account.member, "A film that is there", ["wide", "wide"]));
  await page.keyboard.press("Control+k");
  await search(page).fill("inputs");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Inputs" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await search(page).fill("no such command");
  await commands(page).getByRole("option", { name: "Search history for “no such command”" }).click();
  await page.waitForURL("/history?q=no%20such%20command");
  await expect(page.getByRole("searchbox", { name: "Search prompts" })).toHaveValue("no such command");
});

/** By their key, as soon as the page hears it. */
async function openShortcuts(page: Page): Promise<void> {
  await expect(async () => {
    await page.locator("body").press("?");
    await expect(shortcuts(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test("keys lead from page to page, and every page lists its own", async ({ page, studio, account }) => {
  await page.goto("/settings/account");
  await openShortcuts(page);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.waitForURL("/history");
  await page.keyboard.press("?");
  await expect(shortcuts(page)).toContainText("Search prompts");
  await page.keyboard.press("Escape");
  await expect(shortcuts(page)).toHaveCount(0);
  await page.keyboard.press("n");
  await page.waitForURL("/studio");

  await page.goto(await putRun(studio, account.member, "Keys of a room", ["wide", "wide"]));
  await openShortcuts(page);
  await expect(shortcuts(page)).toContainText("Play or pause");
  await expect(shortcuts(page)).not.toContainText("New prompt"); // N writes a note here
});

test("New prompt stands in the header of every page but the empty studio", async ({ page }) => {
  const button = page.getByRole("button", { name: "New prompt", exact: true });
  for (const path of ["/history", "/galleries", "/scoreboard", "/settings/account"]) {
    await page.goto(path);
    await expect(button).toBeVisible();
  }
  await button.click();
  await page.waitForURL("/studio");
  await expect(button).toHaveCount(0);
});

test("a phone's header fits, its pages behind one button, at twice the text size too", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/history");
  await page.getByRole("button", { name: "Main menu" }).click();
  await page.getByRole("menuitem", { name: "Galleries" }).click();
  await page.waitForURL("/galleries");
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});
