import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { makeFile, makeImage } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel } from "./asking.ts";
import {
  inModel,
  inModels,
  openComposer,
  pill,
  promptBox,
  referenceItems,
  setSettings,
  waitUntilSaved,
} from "./composer.ts";
import { article } from "./room.ts";
import { chooseFor } from "./tray.ts";

const tabsMax = 120;

/** Presses Tab until a control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let press = 0; press < tabsMax; press += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${String(control)}`);
}

test("from signing in to the downloaded animatic without a mouse", async ({ page, folder, account }) => {
  const image = await makeImage(`${folder}/hero.png`, { width: 640, height: 480, colour: [200, 40, 40] });
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(account.email);
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type(account.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/studio/);

  const choosing = page.waitForEvent("filechooser"); // early: a browser that is told too late opens its own window
  await tabTo(page, page.getByRole("button", { name: "Add references" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Files" })).toBeFocused();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles(image);
  await expect(referenceItems(page)).toContainText(["Image 1: hero.png"]);
  await tabTo(page, promptBox(page));
  await page.keyboard.type("@her");
  await expect(page.getByRole("option", { name: /Image 1/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" waits for the rain");
  await expect(promptBox(page)).toHaveText("Image 1, hero.png waits for the rain");
  await tabTo(page, pill(page, "Duration"));
  await page.keyboard.type("4");
  await expect(pill(page, "Duration")).toHaveValue("4000");
  await tabTo(page, pill(page, "Resolution"));
  await page.keyboard.type("480");
  await expect(pill(page, "Resolution")).toHaveValue("480p");
  await tabTo(page, page.getByRole("button", { name: "Generate 1 video" }));
  await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeEnabled();
  await page.keyboard.press("Enter");

  await page.waitForURL(/\/runs\//);
  const card = article(page, "Animatic (This studio)");
  await expect(card.getByText("Done", { exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await tabTo(page, card); // the buttons of a clip that isn't chosen are no tab stops
  const link = card.getByRole("link", { name: "Download" });
  await expect(link).toHaveAttribute("download", /\.mp4$/);
  await tabTo(page, link);
  await page.keyboard.press("Enter");
  const bytes = await readFile(await (await downloading).path());
  expect(bytes.subarray(4, 8).toString(), "an MP4 begins so").toBe("ftyp");
});

/**
 * Axe finds nothing on a wide and on the narrowest screen, and with large text nothing is cut off there. It looks at the page
 * in its whole height: a target that the foot covers until one scrolls would count as a small one.
 */
async function expectFit(page: Page): Promise<void> {
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
    await expectAccessible(page);
    for (const size of ["200%", ""]) {
      await page.evaluate((text) => (document.documentElement.style.fontSize = text), size);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(tooWide, `${width} px, text at ${size || "100%"}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("the empty light table passes axe and fits", async ({ page, folder }) => {
  await openComposer(page, folder);
  await expectFit(page);
});

test("the filled light table and its open menu pass axe and fit", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 walks to @Image2 and me@image1.com beside @Image9 ");
  await setSettings(page, { Seed: "7", Variations: "3" });
  await expect(page.getByText(/Analysing|Uploading/)).toHaveCount(0);
  await expectFit(page);
  await promptBox(page).press("End");
  await page.keyboard.type(" @");
  await expect(page.getByRole("listbox")).toBeVisible();
  await expectFit(page);
});

test("a missing token, a refused file and a wrong seed pass axe and fit", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 walks ");
  await chooseFor(page, "Image 1", "Remove");
  await expect(page.getByRole("group", { name: "hero.png is missing" })).toBeVisible();
  const text = await makeFile(`${folder}/notes.mp4`, "no film at all");
  await page.getByRole("region", { name: "References" }).locator("input[type=file]").setInputFiles(text);
  await expect(page.getByText(/notes.mp4 wasn't added/)).toBeVisible();
  await page.getByRole("button", { name: "More settings" }).click();
  await page.getByRole("spinbutton", { name: "Seed" }).fill("1.5");
  await expectFit(page);
});

test("on a narrow screen every setting is in reach, and what is wrong blocks behind its pill", async ({
  page,
  folder,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openComposer(page, folder);
  await page.keyboard.type("A quiet street");
  await setSettings(page, { Duration: "8 s", Variations: "2" });
  const more = page.getByRole("button", { name: "More settings" });
  await tabTo(page, more);
  await page.keyboard.press("Enter");
  const popup = page.getByRole("dialog", { name: "More settings" });
  await popup.getByLabel("Seed").focus();
  await page.keyboard.type("-");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(popup).toBeHidden();
  await expect(more).toBeFocused();
  await expect(more).toHaveAccessibleDescription("Correct this first");
  await expect(page.getByRole("button", { name: /^Generate/ })).toBeDisabled();
});

test("the list of models and what a chip opens pass axe and fit", async ({ page, folder }) => {
  await page.goto("/studio");
  await inModels(page, (list) => expect(list, "before there are words").toContainText("1 can run this"));
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("@Image1 walks ");
  await page.getByRole("button", { name: "Choose models" }).click();
  const dialog = page.getByRole("dialog", { name: "Models" });
  await expect(dialog.getByRole("link", { name: "Add key for Oxen" })).toBeVisible();
  await expectFit(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await inModel(page, animaticModel, async (popup) => {
    await expect(popup.getByLabel(`Duration for ${animaticModel}`)).toBeVisible();
    await expectFit(page);
  });
});

test("the choice between two texts passes axe on wide and narrow screens", async ({ page, folder }) => {
  await openComposer(page, folder);
  await page.keyboard.type("Dawn");
  const address = await waitUntilSaved(page);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(promptBox(other)).toHaveText("Dawn");
  await setSettings(other, { Duration: "9 s" });
  await expect(other.getByText("Saving")).toBeVisible();
  await expect(other.getByText(/^Saved/)).toBeVisible();
  await page.keyboard.type(" breaks");
  await expect(page.getByRole("dialog", { name: "Changed elsewhere" })).toBeVisible();
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
  }
});
