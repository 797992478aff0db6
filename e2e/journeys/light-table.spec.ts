import type { Locator, Page } from "@playwright/test";
import { everyKey } from "#e2e/every-provider.ts";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { animaticModel, oxenModel } from "./asking.ts";
import { modelChips, openComposer, pill, promptBox, referenceItems, tickOnly } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { chooseFor } from "./tray.ts";

const fourModels = [
  animaticModel,
  oxenModel,
  "Seedance 2.0 ref2v Spicy (Siray)",
  "Seedance 2.0 V2V (Modellix)",
];
const generateButton = (page: Page) => page.getByRole("button", { name: /^Generate/ });
const opener = (page: Page, label: string) => page.getByRole("button", { name: `Open ${label}` });
const inserter = (page: Page, label: string) => page.getByRole("button", { name: `Insert ${label}` });

test.use(everyKey);

/** Two pictures, two clips and a sound, of which one clip is too long for some. */
async function makeFive(folder: string): Promise<string[]> {
  const size = { width: 640, height: 480 };
  return Promise.all([
    makeImage(`${folder}/harbour.png`, { ...size, colour: [200, 160, 90] }),
    makeImage(`${folder}/mara.png`, { ...size, colour: [200, 40, 40] }),
    makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 3, colour: [40, 160, 60] }),
    makeVideo(`${folder}/road.mp4`, { ...size, seconds: 17, colour: [40, 80, 200] }),
    makeSound(`${folder}/quay.wav`, { seconds: 4, toneHz: 300 }),
  ]);
}

async function expectInSight(page: Page, parts: Readonly<Record<string, Locator>>): Promise<void> {
  const { width, height } = page.viewportSize()!; // it has one
  for (const [name, part] of Object.entries(parts)) {
    for (const one of await part.all()) {
      const box = await one.boundingBox();
      expect(box, `${name} is there at ${width} × ${height}`).not.toBeNull();
      const { x, y } = box!;
      const isWithin = x >= 0 && y >= 0 && x + box!.width <= width && y + box!.height <= height;
      expect(isWithin, `${name} is in sight whole at ${width} × ${height}: ${JSON.stringify(box)}`).toBe(
        true,
      );
    }
  }
}

test("five references, the prompt, settings, four models, Fit and Generate are in sight together", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("She walks along the quay, ropes and one gull far off");
  await addReferences(page, await makeFive(folder));
  await tickOnly(page, fourModels);
  await expect(page.getByText("of 4 models can run this")).toBeVisible();
  const table = page.getByRole("table", { name: "Fit" });
  await expect(table.getByRole("columnheader")).not.toHaveCount(0);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect(referenceItems(page)).toHaveCount(5);
    await expect(modelChips(page)).toHaveCount(4);
    const [box, panel] = [".table-box", ".table-side"].map((part) => page.locator(part));
    const [left, right] = [(await box!.boundingBox())!, (await panel!.boundingBox())!];
    const free = (await page.evaluate(() => document.documentElement.clientWidth)) - right.x - right.width;
    expect(Math.abs(left.x - free), "as much room at the right as at the left").toBeLessThanOrEqual(16); // a scrollbar's
    await expectInSight(page, {
      "every reference": referenceItems(page),
      "the way to more of them": page.getByRole("button", { name: "Add references" }),
      "the prompt": promptBox(page),
      "the length": pill(page, "Duration"),
      "further settings": page.getByRole("button", { name: "More settings" }),
      "every chosen model": modelChips(page),
      "the way to more models": page.getByRole("button", { name: "Choose models" }),
      Fit: table,
      "how many can run it": page.getByText("of 4 models can run this"),
      Generate: generateButton(page),
    });
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollHeight > window.innerHeight || window.scrollX > 0,
    );
    expect(scrolls, "the page scrolls").toBe(false);
  }
  // Where the page scrolls, as at large text, the settings don't lie over the text.
  await page.setViewportSize({ width: 780, height: 500 });
  await expect
    .poll(async () => {
      const text = (await promptBox(page).boundingBox())!; // both are there
      return (await pill(page, "Duration").boundingBox())!.y - text.y - text.height;
    })
    .toBeGreaterThanOrEqual(0);
});

test("an empty studio is there to be written in, Escape hands the keys to the page, and touch raises no keyboard", async ({
  page,
  browser,
  storageState,
  baseURL,
}) => {
  await page.goto("/studio");
  await expect(promptBox(page)).toBeFocused();
  await expect(page.locator(".table-foot"), "the animatic costs nothing").toContainText("Free");
  await page.keyboard.type("gh?");
  await expect(promptBox(page)).toHaveText("gh?");
  await page.waitForURL(/\/studio\/./); // from now on it is a prompt of its own
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(promptBox(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(shortcuts).toContainText("Leave the text");
  await page.keyboard.press("Escape");
  await expect(shortcuts).toHaveCount(0);
  await page.keyboard.press("n");
  await page.waitForURL("/studio");
  await expect(promptBox(page)).toBeFocused();

  const phone = await browser.newContext({ storageState, baseURL, hasTouch: true, isMobile: true });
  const touched = await phone.newPage();
  await touched.goto("/studio");
  await expect(touched.getByRole("button", { name: "Follow a character" })).toBeVisible();
  await expect(promptBox(touched)).not.toBeFocused();
  await phone.close();
});

test("fewer than 25 stops of Tab lead to Generate, and arrows go from tile to tile", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("A quiet quay");
  await addReferences(page, (await makeFive(folder)).slice(0, 4));
  await tickOnly(page, fourModels);
  await expect(generateButton(page)).toBeEnabled();
  await page.waitForURL(/\/studio\/./);
  await page.reload();
  await expect(generateButton(page)).toBeEnabled();
  const countTo = async (goal: Locator) => {
    for (let stops = 1; stops <= 60; stops += 1) {
      await page.keyboard.press("Tab");
      if (await goal.evaluate((element) => element === document.activeElement)) return stops;
    }
    return Number.POSITIVE_INFINITY;
  };
  const skip = page.getByRole("link", { name: "Skip to content" });
  expect(await countTo(skip)).toBe(1);
  await page.keyboard.press("Enter");
  expect(await countTo(generateButton(page)), "stops from the skip link").toBeLessThan(24);

  await opener(page, "Image 1").focus();
  await page.keyboard.press("ArrowRight");
  await expect(inserter(page, "Image 1")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(inserter(page, "Image 2")).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(referenceItems(page)).toContainText(["Image 1: mara.png", "Image 2: harbour.png"]);
  await expect(inserter(page, "Image 1")).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Actions for Video 2" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add references" })).toBeFocused();
});

test("a removed reference leaves the way back in its place, with its number and its role", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png", "tower.png"]);
  await page.keyboard.type("@Image2 at dusk");
  await opener(page, "Image 2").focus();
  await page.keyboard.press("Delete");
  await expect(referenceItems(page)).toHaveCount(2);
  const undo = page.getByRole("region", { name: "References" }).getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(referenceItems(page)).toContainText(["hero.png", "Image 2: lake.png", "tower.png"]);
  await expect(promptBox(page)).toHaveText("Image 2, lake.png at dusk");
  await expect(undo).toBeHidden();
  await expect(opener(page, "Image 2")).toBeFocused();
  await chooseFor(page, "Image 1", "Remove");
  await expect(undo).toBeFocused();
});

test("a tile is dragged to another place, and its tokens follow", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png", "tower.png"]);
  await page.keyboard.type("@Image3 at dusk");
  await expect(promptBox(page)).toHaveText("Image 3, tower.png at dusk");
  const left = async (label: string) => (await opener(page, label).boundingBox())?.x ?? 0;
  const { y: top } = (await opener(page, "Image 3").boundingBox())!; // it is shown
  await opener(page, "Image 3").hover();
  await page.mouse.down();
  for (const label of ["Image 2", "Image 1"]) {
    const place = await left(label);
    await page.mouse.move(place + 20, top + 20, { steps: 5 });
    await expect.poll(() => left(label), `${label} makes room`).toBeGreaterThan(place);
  }
  await page.mouse.up();
  await expect(referenceItems(page)).toContainText([
    "Image 1: tower.png",
    "Image 2: hero.png",
    "Image 3: lake.png",
  ]);
  await expect(promptBox(page)).toHaveText("Image 1, tower.png at dusk");
  await expect(page.getByRole("dialog"), "a drag opens nothing").toHaveCount(0);
});

test("Ctrl+Enter sends from anywhere, and waits for files until Escape takes it back", async ({
  page,
  folder,
}) => {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.route("**/api/assets?ids=*", async (route) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await openComposer(page, folder, ["hero.png"]);
  await expect(page.getByText("Analysing hero.png")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  const cancel = page.getByRole("button", { name: "Cancel" });
  await expect(cancel, "nobody can run a prompt without words").toHaveCount(0);
  await page.keyboard.type("@Image1 at dusk");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Starting when ready").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cancel).toBeHidden();
  await pill(page, "Duration").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(cancel).toBeVisible();
  isHeld = false;
  for (const go of waiting) go();
  await page.waitForURL(/\/runs\//);
});
