import { readFile, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { makeImage } from "#simulators/media.ts";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import {
  expectSeed,
  paste,
  pasteInto,
  pill,
  promptBox,
  referenceItems,
  setSettings,
  waitUntilSaved,
} from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, choose, openReferenceChoice } from "./room.ts";
import { setRole } from "./tray.ts";

const animatic = "Animatic (This studio)";
const card = (page: Page): Locator => article(page, animatic);

/** A new prompt of these words, saved; gives its address. */
async function write(page: Page, words: string): Promise<string> {
  await page.goto("/studio");
  await promptBox(page).click();
  await page.keyboard.type(words);
  return waitUntilSaved(page);
}

/** Generates the open prompt and waits for its result; gives the address of the run. */
async function generate(page: Page): Promise<string> {
  await setSettings(page, { Resolution: "480p", Duration: "4 s" });
  await page.getByRole("button", { name: "Generate 1 video" }).click();
  await page.waitForURL(/\/runs\//);
  await expect(card(page).getByText("Done", { exact: true })).toBeVisible({ timeout: 90_000 });
  return page.url();
}

/** The number that a picture says in the row of blocks along its top. */
function numberOf(picture: Locator): Promise<number> {
  return picture.evaluate(async (shown) => {
    if (!(shown instanceof HTMLImageElement || shown instanceof HTMLVideoElement)) return -1;
    if (shown instanceof HTMLImageElement) await shown.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [160, 90];
    const context = canvas.getContext("2d")!; // every browser has one
    context.drawImage(shown, 0, 0, 160, 90);
    const bits = Array.from({ length: 14 }, (_, bit) => {
      const [light] = context.getImageData(10 * (bit + 2) + 5, 4, 1, 1).data;
      return light! > 128 ? 1 : 0; // a pixel has four numbers
    });
    return Number.parseInt(bits.join(""), 2);
  });
}

/** Waits until a player of 24 frames a second shows this one of its own, and gives the number that stands in the picture. */
async function untilSeen(video: Locator, frame: number): Promise<number> {
  const shown = () =>
    video.evaluate((one) =>
      one instanceof HTMLVideoElement && !one.seeking && one.readyState > 1
        ? Math.floor(one.currentTime * 24)
        : -1,
    );
  await expect.poll(shown).toBe(frame);
  return numberOf(video);
}

test("the picture that is seen goes into the open prompt, and a new one begins where the result ends", async ({
  page,
  folder,
}) => {
  test.slow();
  const video = { width: 848, height: 480, fps: 24, seconds: 4 };
  const clip = await makeNumberedVideo(`${folder}/walk.mp4`, video);
  await page.goto("/studio");
  await addReferences(page, [clip]);
  await promptBox(page).click();
  await page.keyboard.type("@Video1 goes on");
  const run = await generate(page);
  const draft = await write(page, "A harbour at night");

  await page.goto(run);
  const shown = card(page).locator("video");
  const slider = page.getByRole("slider", { name: "Playhead" });
  await expect(slider).toHaveAttribute("aria-valuetext", "00:00:00 of 00:04:00");
  await slider.press("PageUp");
  await slider.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "00:01:01 of 00:04:00");
  const seen = await untilSeen(shown, 25);
  const choice = await openReferenceChoice(card(page));
  await expectAccessible(page);
  await choice.getByRole("button", { name: /^The frame at .* into “A harbour at night”$/ }).click();
  await expect(page.getByText("Added to “A harbour at night” as Image 1")).toBeVisible();
  await openReferenceChoice(card(page));
  await choice.getByRole("button", { name: "The video into “A harbour at night”" }).click();
  await expect(page.getByText("Added to “A harbour at night” as Video 1")).toBeVisible();
  await page.getByRole("button", { name: "Open the prompt" }).last().click();
  await page.waitForURL(draft);
  await expect(promptBox(page)).toHaveText("A harbour at night");
  await expect(referenceItems(page)).toHaveCount(2);
  await expect(referenceItems(page).first()).toContainText("PNG");
  expect(await numberOf(referenceItems(page).first().locator("img"))).toBe(seen);
  await promptBox(page).click();
  await page.keyboard.type("Slowly, ");
  await expect(page.getByText(/^Saved/)).toBeVisible();

  await page.goto(run);
  await slider.press("End");
  const end = await untilSeen(shown, 95);
  await choose(card(page), "Continue from last frame");
  await page.waitForURL(/\/studio\//);
  await expect(referenceItems(page)).toContainText([/Image 1: .+, last frame\.png/]);
  await expect(referenceItems(page).first()).toContainText("First frame");
  await expect(referenceItems(page).first()).toContainText("PNG");
  expect(await numberOf(referenceItems(page).first().locator("img"))).toBe(end);
  await expect(pill(page, "Resolution")).toHaveValue("480p");
});

test("a page that has the draft open takes a reference in that is added elsewhere, and keeps what is being written", async ({
  page,
  context,
}) => {
  await write(page, "Fog");
  const run = await generate(page);
  const draft = await write(page, "Two tabs");
  const other = await context.newPage();
  await other.goto(run);
  const choice = await openReferenceChoice(card(other));
  await page.keyboard.type(" and a word");
  await choice.getByRole("button", { name: "The video into “Two tabs”" }).click();
  await expect(other.getByText("Added to “Two tabs” as Video 1")).toBeVisible();
  await expect(referenceItems(page)).toContainText([/Video 1: /]);
  await page.keyboard.type(" more");
  await expect(page.getByText("Saving")).toBeVisible(); // what was saved before still stands there for a moment
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await other.goto(draft);
  await expect(promptBox(other)).toHaveText("Two tabs and a word more");
  await expect(referenceItems(other)).toHaveCount(1);
});

test("a prompt whose file was deleted since comes back with its place, which asks for another", async ({
  page,
  folder,
}) => {
  const hero = await makeImage(`${folder}/hero.png`, { width: 640, height: 480, colour: [40, 160, 60] });
  await write(page, "A lonely lighthouse");
  await generate(page);
  await (
    await openReferenceChoice(card(page))
  )
    .getByRole("button", { name: "The video into a new prompt" })
    .click();
  await page.waitForURL(/\/studio\//);
  await page.getByRole("button", { name: "Insert Video 1" }).click();
  await page.keyboard.type(" in a storm");
  await expect(referenceItems(page)).toContainText(["MP4"]);
  const run = await generate(page);

  await page.goto("/history");
  await page
    .getByRole("checkbox", { name: `Select ${animatic} of A lonely lighthouse,` })
    .check({ force: true });
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText("1 clip deleted")).toBeVisible();
  await page.goto(run);
  await page.getByRole("button", { name: "Edit this prompt" }).click();
  await page.waitForURL(/\/studio\//);
  await expect(page.getByText("A reference's file was deleted")).toBeVisible();
  await expect(promptBox(page)).toContainText("in a storm");
  await expect(referenceItems(page)).toContainText([/The file was deleted\. Replace or remove it\./]);
  await expect(page.getByRole("button", { name: /^Generate/ })).toBeDisabled();
  await expectAccessible(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose another file for Video 1" }).click();
  await (await choosing).setFiles(hero);
  await expect(referenceItems(page)).toContainText([/Image 1: hero\.png[\s\S]*PNG/]);
  await expect(promptBox(page)).toContainText("Image 1, hero.png in a storm");
  await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeEnabled();
});

test("copied text brings its files along to another prompt, and nobody else's", async ({
  page,
  folder,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const paths = await Promise.all(
    ["hero", "lake"].map((name, index) =>
      makeImage(`${folder}/${name}.png`, { width: 640, height: 480, colour: [200 * index, 160, 60] }),
    ),
  );
  await page.goto("/studio");
  await addReferences(page, paths);
  await promptBox(page).click();
  await page.keyboard.type("[Image 2] mirrors [Image 1].");
  await expect(referenceItems(page)).toContainText(["PNG · 640 × 480", "PNG · 640 × 480"]);
  await expect(referenceItems(page).filter({ hasText: /Uploading|Waiting|Analysing/ })).toHaveCount(0);
  await waitUntilSaved(page);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");

  await page.goto("/studio");
  await addReferences(page, paths.slice(0, 1));
  await expect(referenceItems(page)).toContainText(["PNG · 640 × 480"]);
  await expect(referenceItems(page).filter({ hasText: /Uploading|Waiting|Analysing/ })).toHaveCount(0);
  await promptBox(page).click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(promptBox(page)).toHaveText("Image 2, lake.png mirrors Image 1, hero.png.");
  await expect(referenceItems(page)).toContainText([
    "Image 1: hero.png",
    /Image 2: lake\.png[\s\S]*PNG\s·\s640\s×\s480/,
  ]);
  const draft = await waitUntilSaved(page);
  await page.goto(draft);
  await expect(promptBox(page)).toHaveText("Image 2, lake.png mirrors Image 1, hero.png.");
  await promptBox(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");

  const foreign = {
    id: "01890000-0000-7000-8000-00000000000a",
    assetId: "01890000-0000-7000-8000-00000000000b",
    kind: "image",
    name: "theirs.png",
    role: null,
  };
  const token = `<span data-reference='${JSON.stringify(foreign)}'>@Image1</span>`;
  await pasteInto(promptBox(page), "@Image1 stays", {
    html: `<p data-triptych-prompt="01890000-0000-7000-8000-00000000000c">${token} stays</p>`,
  });
  await expect(promptBox(page)).toHaveText("theirs.png, missing stays");
  await expect(referenceItems(page)).toHaveCount(2);
});

test("a prompt's runs tell what changed between them", async ({ page }) => {
  const draft = await write(page, "A red kite over the dunes");
  await generate(page);
  await page.goto(draft);
  await promptBox(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("A blue kite over the dunes");
  await setSettings(page, { Seed: "42" });
  await generate(page);
  await page.getByRole("button", { name: "More for this run" }).click();
  await page.getByRole("menuitem", { name: "Runs and what changed" }).click();
  await page.waitForURL(/\/prompts\//);

  const changes = page.getByRole("region", { name: "What changed from run 1 to run 2" });
  await expect(changes.getByRole("deletion")).toHaveText("red");
  await expect(changes.getByRole("insertion")).toHaveText("blue");
  await expect(changes.getByText("Random → 42")).toBeVisible();
  const runs = page.getByRole("list", { name: "Runs of this prompt" });
  await expect(runs.getByText("Words, seed")).toBeVisible();
  await expect(runs.getByText("First run")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("From", { exact: true }).selectOption({ index: 0 });
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(
    page.getByRole("region", { name: "What changed from run 2 to run 2" }).getByText("Nothing changed"),
  ).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a prompt is saved as a file and opened again, its files with it; what is none changes nothing", async ({
  page,
  folder,
}) => {
  const hero = await makeImage(`${folder}/hero.png`, { width: 640, height: 480, colour: [200, 40, 40] });
  await page.goto("/studio");
  await addReferences(page, [hero]);
  await promptBox(page).click();
  await page.keyboard.type("@Image1 looks up");
  await setRole(page, "Image 1", "Style");
  await setSettings(page, { Seed: "7" });
  await expect(referenceItems(page)).toContainText(["PNG"]);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "More for this prompt" }).click();
  await page.getByRole("menuitem", { name: "Save as a prompt file" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("Image 1 looks up.triptych.json");
  const path = `${folder}/saved.triptych.json`;
  await saved.saveAs(path);

  await page.goto("/studio");
  await open(page, path);
  const offer = page.getByRole("dialog", { name: "Open this prompt file?" });
  await expect(offer).toContainText("Image 1: hero.png");
  await expect(offer).toContainText("already here");
  await expectAccessible(page);
  await offer.getByRole("button", { name: "Open here" }).click();
  await expect(promptBox(page)).toContainText("looks up");
  await expect(referenceItems(page)).toContainText([/Image 1: hero\.png[\s\S]*PNG/]);
  await expect(referenceItems(page).first()).toContainText("Style");
  await expectSeed(page, "7");

  const file = JSON.parse(await readFile(path, "utf8")) as { references: object[] };
  const remix = `${folder}/remix.triptych.json`;
  await writeFile(remix, JSON.stringify({ ...file, references: [{ kind: "image", role: null }] }));
  await open(page, remix);
  await offer.getByRole("button", { name: "Open in a new prompt" }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  await expect(referenceItems(page)).toContainText([/Image 1: an image[\s\S]*Needs an image/]);
  await expect(page.getByText("Choose an image, or remove it")).toBeVisible();
  await expectAccessible(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose an image for Image 1" }).click();
  await (await choosing).setFiles(hero);
  await expect(referenceItems(page)).toContainText([/Image 1: hero\.png[\s\S]*PNG/]);
  await expect(promptBox(page)).toContainText("looks up");

  await page.goto("/studio");
  await promptBox(page).click();
  await paste(page, await readFile(path, "utf8"));
  await expect(offer).toContainText("Pasted text");
  await offer.getByRole("button", { name: "Cancel" }).click();
  await expect(offer).toHaveCount(0);
  await expect(promptBox(page)).toHaveText("");
  await page.keyboard.type("Words of my own");

  const none = `${folder}/none.json`;
  await writeFile(none, JSON.stringify({ ...file, memberId: "1" }));
  await open(page, none);
  await expect(page.getByText("none.json isn't a prompt file this studio can open.")).toBeVisible();
  await expect(promptBox(page)).toHaveText("Words of my own");
});

async function open(page: Page, path: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "Open a prompt file" }).click();
  await (await choosing).setFiles(path);
}
