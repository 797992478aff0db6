import type { Page } from "@playwright/test";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import {
  article,
  beginNote,
  choose,
  chooseZoom,
  expectLayout,
  expectVerdict,
  instant,
  judge,
  layOut,
  noteBox,
  onPicture,
  openInputs,
  pins,
  playhead,
} from "./room.ts";
import { test } from "./with-key.ts";
import { setSettings } from "./composer.ts";

const someId = "01980000-0000-7000-8000-000000000000";

let made: string | null = null;

/** The page of a run with two results, which the journeys of this file share. */
async function openRun(page: Page, studio: RunningStudio): Promise<void> {
  if (made === null) {
    await writePrompt(page, "A red kite over the dunes", [oxenModel, animaticModel]);
    await setSettings(page, { Duration: "4 s", Resolution: "480p" });
    await generate(page);
    for (const name of [oxenModel, animaticModel]) await untilStatus(studio, article(page, name), "Done");
    made = page.url();
  } else await page.goto(made);
  for (const name of [oxenModel, animaticModel])
    await expect(article(page, name).locator("video")).toBeVisible();
}

/** How each clip is laid over what is below it. */
function laidOver(page: Page): Promise<{ blend: string; opacity: string }[]> {
  return page.getByRole("article").evaluateAll((articles) =>
    articles.map((one) => {
      const { mixBlendMode, opacity } = getComputedStyle(one);
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
  await layOut(page, "Pair");
  const [left, right] = await Promise.all([under!.boundingBox(), over!.boundingBox()]);
  expect(Math.abs(left!.x - right!.x)).toBeGreaterThan(100);

  await layOut(page, "Wipe");
  expect((await under!.boundingBox())!.x).toBeCloseTo((await over!.boundingBox())!.x, 0);
  const edge = page.getByRole("slider", { name: "Wipe position" });
  await edge.focus();
  await page.keyboard.press("Home");
  await expect(edge).toHaveAttribute("aria-valuetext", "0 %");
  await page.keyboard.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuetext", "1 %");
  await expectAccessible(page);

  await layOut(page, "Difference");
  await expect.poll(async () => (await laidOver(page)).map(({ blend }) => blend)).toContain("difference");
  await layOut(page, "Overlay");
  await page.getByRole("slider", { name: "Opacity" }).fill("0.25");
  await expect.poll(async () => (await laidOver(page)).map(({ opacity }) => opacity)).toContain("0.25");
  await chooseZoom(page, "Zoom in");
  await expectAccessible(page);
  await chooseZoom(page, "Fit");

  await layOut(page, "Grid");
  const drawer = await openInputs(page, 1); // the animatic comes first
  await expect(drawer).toContainText("Nothing was sent.");
  await openInputs(page, 2);
  await expect(drawer).toContainText("A red kite over the dunes");
  await expectAccessible(page);
  await playhead(page).focus();
  await page.keyboard.press("Escape"); // from anywhere
  await expect(drawer).toHaveCount(0);
});

test("a verdict, stars, a note and an offset are there after a reload, and can be taken back", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  const card = article(page, oxenModel);
  await judge(card, "Tweak");
  await judge(card, "Keep");
  const stars = card.getByRole("radio", { name: "4 stars" });
  const star = page.getByRole("radio", { name: "4 stars" });
  await card.locator("label").filter({ has: star }).click();
  await expect(stars).toBeChecked();
  const offset = page.getByRole("dialog", { name: "Offset" }).getByRole("spinbutton");
  await choose(card, "Offset…");
  await offset.fill("120");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(offset).toHaveCount(0);
  await playhead(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await beginNote(card);
  await page.keyboard.type("The kite bends here");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(pins(page)).toHaveCount(1);
  await page.reload();
  await expectVerdict(card, "Keep");
  await expect(stars).toBeChecked();
  await choose(card, "Offset…");
  await expect(offset).toHaveValue("120");
  await page.keyboard.press("Escape");
  await pins(page).click();
  await expect(card).toContainText("The kite bends here");

  const note = card.getByRole("group", { name: "Note", exact: true });
  await note.getByRole("button", { name: "Delete" }).click();
  await expect(pins(page)).toHaveCount(0);
  await note.getByRole("button", { name: "Undo" }).click();
  await expect(pins(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await judge(card, "Reject");
  await (await onPicture(card, "button", "Undo")).click();
  await expectVerdict(card, "Keep");
  // The next journey begins in a browser that has kept nothing, with what the studio has.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain("unsaved");
});

test("a page that was written before a note was saved shows it all the same, and one half typed is there again", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  const card = article(page, oxenModel);
  const before = await page.request.get(page.url());
  await playhead(page).press("PageUp");
  await beginNote(card);
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  const readAgain = page.waitForResponse((response) => response.url().includes("/api/runs/"));
  await noteBox(page).fill("The horizon tilts");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved;
  await readAgain;
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain("horizon tilts");
  await beginNote(card);
  await noteBox(page).fill("The sand");

  const { pathname } = new URL(page.url());
  const isPage = (url: URL) => url.pathname === pathname;
  await page.route(isPage, (route) => route.fulfill({ response: before }), { times: 1 });
  await page.reload();
  await expect(pins(page)).toHaveCount(2);
  await expect(noteBox(page)).toHaveValue("The sand");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await pins(page).nth(1).click();
  await expect(card).toContainText("The horizon tilts");
  await card.getByRole("button", { name: "Delete" }).click();
  await expect(pins(page)).toHaveCount(1);
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
  await expectVerdict(chosen, "Reject");
  await page.keyboard.press("u");
  await expect(chosen.getByRole("button", { name: "Reject" })).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("w");
  await expectLayout(page, "Wipe");
  await page.keyboard.press("g");
  await expectLayout(page, "Grid");
  await page.keyboard.press("n");
  await expect(noteBox(page)).toBeFocused();
  await page.keyboard.type("kwd");
  await expect(noteBox(page)).toHaveValue("kwd");
  await expectLayout(page, "Grid");

  await page.goto("/settings/account");
  await page.getByRole("checkbox", { name: "Shortcuts" }).uncheck();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await openRun(page, studio);
  await page.getByRole("button", { name: "Play all" }).focus();
  await page.keyboard.press("w");
  await page.keyboard.press("?");
  await expectLayout(page, "Grid");
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
  await boxes.nth(1).check({ force: true }); // its box is seen while it is pointed at
  await expectAccessible(page);
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await page.waitForURL(/\/compare\?g=/);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Play all" })).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url());
  const [first] = (address.searchParams.get("g") ?? "").split(",");
  for (const wrong of [`${first},${someId}`, `${first}`])
    expect((await page.request.get(`/compare?g=${wrong}`)).status(), wrong).toBe(404);
});

test("on a phone one clip fills the width, and the next one is a swipe away at the same instant", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  await page.setViewportSize({ width: 320, height: 640 });
  await playhead(page).focus();
  await page.keyboard.press("PageUp");
  const at = await instant(page);
  const [first, second] = [page.getByRole("article").nth(0), page.getByRole("article").nth(1)];
  expect((await first.locator("video").boundingBox())!.width).toBeGreaterThan(300);
  await second.scrollIntoViewIfNeeded();
  await expect(second.locator("video")).toBeInViewport();
  expect(await instant(page)).toBe(at);
  await first.scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});

test("on a phone the layouts, Inputs and Edit stand at the foot, and not in the menu again", async ({
  page,
  studio,
}) => {
  await openRun(page, studio);
  await page.setViewportSize({ width: 390, height: 844 });
  await layOut(page, "Pair");
  await page.getByRole("button", { name: "More for this run" }).click();
  await expect(page.getByRole("menuitem", { name: "Run again" })).toBeVisible();
  await expect(page.getByRole("menuitemradio", { name: "Pair" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await layOut(page, "Grid");
  await expect(page.getByRole("button", { name: "Edit this prompt" })).toBeVisible();
  await page.getByRole("button", { name: "Inputs", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Inputs" })).toBeVisible();
  await expectAccessible(page);
});
