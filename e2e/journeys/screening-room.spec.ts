import type { Locator, Page } from "@playwright/test";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { test } from "./with-key.ts";

const someId = "01980000-0000-7000-8000-000000000000";
const article = (page: Page, name: string): Locator => page.getByRole("article", { name, exact: true });
const playhead = (page: Page): Locator => page.getByRole("slider", { name: "Playhead" });
const instant = (page: Page) => playhead(page).getAttribute("aria-valuenow");
const layout = (page: Page): Locator => page.getByLabel("Layout", { exact: true });
const isPressed = (button: Locator) => expect(button).toHaveAttribute("aria-pressed", "true");

let made: string | null = null;

/** The page of a run with two results, which the journeys of this file share. */
async function openRun(page: Page, studio: RunningStudio): Promise<void> {
  if (made === null) {
    await writePrompt(page, "A red kite over the dunes", [oxenModel, animaticModel]);
    await page.getByLabel("Duration", { exact: true }).selectOption("4 s");
    await page.getByLabel("Resolution", { exact: true }).selectOption("480p");
    await generate(page);
    for (const name of [oxenModel, animaticModel]) await untilStatus(studio, article(page, name), "Done");
    made = page.url();
  } else await page.goto(made);
  for (const name of [oxenModel, animaticModel])
    await expect(article(page, name).locator("video")).toBeVisible();
}

/** How each picture is laid over what is below it. */
function laidOver(page: Page): Promise<{ blend: string; opacity: string }[]> {
  return page.locator("article video").evaluateAll((videos) =>
    videos.map((video) => {
      const { mixBlendMode, opacity } = getComputedStyle(video.closest("[data-clip]")!);
      return { blend: mixBlendMode, opacity };
    }),
  );
}

test("results play, step and are laid out together, and free of barriers in every layout", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  await page.getByRole("button", { name: "Play all" }).click();
  await page.getByRole("button", { name: "Pause all" }).click();
  const before = await instant(page);
  await page.getByRole("button", { name: "Next frame" }).click();
  await expect.poll(() => instant(page)).not.toBe(before);
  await expectAccessible(page);

  const [under, over] = [article(page, animaticModel), article(page, oxenModel)].map((card) =>
    card.locator("video"),
  );
  await layout(page).selectOption("Pair");
  const [left, right] = await Promise.all([under!.boundingBox(), over!.boundingBox()]);
  expect(Math.abs(left!.x - right!.x)).toBeGreaterThan(100);

  await layout(page).selectOption("Wipe");
  expect((await under!.boundingBox())!.x).toBeCloseTo((await over!.boundingBox())!.x, 0);
  const edge = page.getByRole("slider", { name: "Wipe position" });
  await edge.focus();
  await page.keyboard.press("Home");
  await expect(edge).toHaveAttribute("aria-valuetext", "0 %");
  await page.keyboard.press("ArrowRight");
  await expect(edge).not.toHaveValue("0");
  await expectAccessible(page);

  await layout(page).selectOption("Difference");
  await expect.poll(async () => (await laidOver(page)).map(({ blend }) => blend)).toContain("difference");
  await layout(page).selectOption("Overlay");
  await page.getByRole("slider", { name: "Opacity" }).fill("0.25");
  await expect.poll(async () => (await laidOver(page)).map(({ opacity }) => opacity)).toContain("0.25");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Fit", exact: true }).click();

  await layout(page).selectOption("Grid");
  await page.getByRole("button", { name: "What went in" }).click();
  const panel = page.getByRole("complementary", { name: "What went in" }).or(page.getByRole("dialog"));
  await expect(panel).toContainText("nothing was sent to anybody");
  await panel.getByLabel("Model", { exact: true }).selectOption(oxenModel);
  await expect(panel).toContainText("A red kite over the dunes");
  await expectAccessible(page);
});

test("a verdict, stars, a note and an offset are there after a reload, and can be taken back", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  const card = article(page, oxenModel);
  await card.getByRole("button", { name: "Tweak" }).click();
  await card.getByRole("button", { name: "Keep" }).click();
  const stars = card.getByRole("radio", { name: "4 stars" });
  await card.getByRole("radiogroup", { name: "Stars" }).locator("label").nth(3).click(); // what is said of the choice covers no star
  await expect(stars).toBeChecked();
  await card.getByLabel("Offset").fill("120");
  await playhead(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByRole("textbox", { name: /^Note at/ }).fill("The kite bends here");
  await page.keyboard.press("Enter");
  await page.reload();
  await isPressed(card.getByRole("button", { name: "Keep" }));
  await expect(stars).toBeChecked();
  await expect(card.getByLabel("Offset")).toHaveValue("120");
  const notes = card.getByRole("list", { name: `Notes on ${oxenModel}` }).getByRole("listitem");
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText("The kite bends here");

  await notes.getByRole("button", { name: /^Delete note/ }).click();
  await expect(notes).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notes).toHaveCount(1);
  await card.getByRole("button", { name: "Reject" }).click();
  await page
    .getByRole("dialog", { name: /reject/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await isPressed(card.getByRole("button", { name: "Keep" }));
  // The next journey begins in a browser that has kept nothing, with what the studio has.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain("unsaved");
});

test("a page that was written before a note was saved shows it all the same, and one half typed is there again", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  const card = article(page, oxenModel);
  const note = card.getByRole("listitem").filter({ hasText: "The horizon tilts" });
  const before = await page.request.get(page.url());
  await card.getByRole("button", { name: "Add note" }).click();
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  const readAgain = page.waitForResponse((response) => response.url().includes("/api/runs/"));
  await card.getByRole("textbox", { name: /^Note at/ }).fill("The horizon tilts");
  await page.keyboard.press("Enter");
  await saved;
  await readAgain;
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain("horizon tilts");
  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByRole("textbox", { name: /^Note at/ }).fill("The sand");

  await page.route(page.url(), (route) => route.fulfill({ response: before }), { times: 1 });
  await page.reload();
  await expect(note).toBeVisible();
  await expect(card.getByRole("textbox", { name: /^Note at/ })).toHaveValue("The sand");
  await card.getByRole("button", { name: "Leave it" }).click();
  await note.getByRole("button", { name: /^Delete note/ }).click();
  await expect(note).toHaveCount(0);
});

test("keys play, judge and lay out while no field has the focus, until settings switch them off", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.locator("body").press("2");
  const chosen = page.getByRole("article").nth(1);
  await page.keyboard.press("r");
  await isPressed(chosen.getByRole("button", { name: "Reject" }));
  await page.keyboard.press("u");
  await expect(chosen.getByRole("button", { name: "Reject" })).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("w");
  await expect(layout(page)).toHaveValue("wipe");
  await page.keyboard.press("g");
  await expect(layout(page)).toHaveValue("grid");
  await chosen.getByRole("button", { name: "Add note" }).click();
  await page.keyboard.type("kwd");
  await expect(chosen.getByRole("textbox", { name: /^Note at/ })).toHaveValue("kwd");
  await expect(layout(page)).toHaveValue("grid");

  await page.goto("/settings/account");
  await page.getByRole("checkbox", { name: "Shortcuts" }).uncheck();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await openRun(page, studio);
  await page.keyboard.press("w");
  await page.keyboard.press("?");
  await expect(layout(page)).toHaveValue("grid");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto("/settings/account");
  await page.getByRole("checkbox", { name: "Shortcuts" }).check();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("results of the history are chosen and compared; with one that is not there nothing is", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  await page.goto("/history");
  const boxes = page.getByRole("checkbox", { name: /^Select .* of A red kite/ });
  await boxes.nth(0).focus();
  await page.keyboard.press("Space");
  await boxes.nth(1).check();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Compare 2" }).click();
  await page.waitForURL(/\/compare\?g=/);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Play all" })).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url());
  const [first] = (address.searchParams.get("g") ?? "").split(",");
  for (const wrong of [`${first},${someId}`, `${first}`])
    expect((await page.request.get(`/compare?g=${wrong}`)).status(), wrong).toBe(404);
});

test("on a phone results are swiped at the same instant", async ({ page, studio }) => {
  await openRun(page, studio);
  await page.setViewportSize({ width: 320, height: 640 });
  await playhead(page).focus();
  await page.keyboard.press("PageUp");
  const at = await instant(page);
  await page.getByRole("button", { name: "Next result" }).click();
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
  await expect(page.getByRole("article").nth(1).locator("video")).toBeInViewport();
  expect(await instant(page)).toBe(at);
  await page.getByRole("button", { name: "Previous result" }).click();
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectAccessible(page);
});
