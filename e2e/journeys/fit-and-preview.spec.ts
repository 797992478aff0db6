import type { Locator, Page } from "@playwright/test";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { makeStillVideo } from "#e2e/still-video.ts";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, writePrompt } from "./asking.ts";
import { addReferences } from "./owner.ts";
import { test } from "./with-key.ts";
import { acceptChanges, setSettings, tickOnly } from "./composer.ts";
import { chooseFor } from "./tray.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const fit = (page: Page): Locator => page.getByRole("region", { name: "Fit", exact: true });
const preview = (page: Page): Locator => page.getByRole("region", { name: "Request preview" });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** The cell of a row under a model's name. */
async function cellOf(page: Page, row: string, model: string): Promise<Locator> {
  const heads = await fit(page).getByRole("columnheader").allTextContents();
  return fit(page)
    .getByRole("row", { name: row })
    .getByRole("cell")
    .nth(heads.indexOf(model) - 1);
}

test("each cell says that a file fits, or the number that does not and what to do", async ({
  page,
  folder,
}) => {
  const size = { width: 1280, height: 720, colour: [40, 80, 200] } as const;
  const hero = await makeImage(`${folder}/hero.png`, { ...size, width: 640, height: 480 });
  const walk = await makeStillVideo(`${folder}/walk.mp4`, { ...size, seconds: 9, fps: 24 });
  const ridge = await makeStillVideo(`${folder}/ridge.mp4`, {
    width: 1920,
    height: 1080,
    seconds: 8,
    fps: 24,
  });
  await page.goto("/studio");
  await expect(fit(page)).toContainText("Add a reference");
  await expect(preview(page)).toContainText("See the exact request for each model.");
  await writePrompt(page, "A walk over the ridge", [animaticModel, oxenModel]);
  await addReferences(page, [hero, walk, ridge]);

  const oxenCell = (row: string) => cellOf(page, row, oxenModel);
  await expect(await oxenCell("Image 1: hero.png")).toHaveText(/^Fits/);
  await expect(await oxenCell("Image 1: hero.png")).toContainText("Sent as Image 1");
  await expect(await oxenCell("Video 2: ridge.mp4")).toHaveText(
    "Video 2 is 1080 px on its short side, at most 792 px. Scale it down.",
  );
  await expect(await oxenCell("All videos")).toHaveText(
    "17 s of video, at most 15 s together. Trim or remove one.",
  );
  for (const row of ["Image 1: hero.png", "Video 2: ridge.mp4", "All videos"])
    await expect(await cellOf(page, row, animaticModel)).toHaveText(/^Fits/);

  await chooseFor(page, "Video 2", "Remove");
  await expect(fit(page).getByRole("row", { name: "All videos" })).toHaveCount(0);
  await expect(await oxenCell("All references")).toContainText("2 of at most 12");
  await page.getByRole("button", { name: "Hide fit" }).click();
  await expect(fit(page).getByRole("table")).toHaveCount(0);
  await page.getByRole("button", { name: "Show fit" }).click();
  await expect(fit(page).getByRole("table")).toBeVisible();
});

test("the preview says to the letter what is sent, copies it, and that is what is sent", async ({
  page,
  folder,
  oxen,
}) => {
  const size = { width: 854, height: 480, colour: [40, 200, 40] } as const;
  const image = await makeImage(`${folder}/The Hero.png`, size);
  const clip = await makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 4 });
  const sound = await makeSound(`${folder}/song.wav`, { seconds: 3, toneHz: 440 });
  await page.goto("/studio");
  await addReferences(page, [image, clip, sound]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("It's @Image1 who walks as in @Video1 while @Audio1 plays; @Image1 smiles");
  await tickOnly(page, [oxenModel, animaticModel]);
  await setSettings(page, { Resolution: "1080p", Variations: "2", Seed: "41" });

  await preview(page).getByRole("tab", { name: animaticModel }).click();
  await expect(preview(page)).toContainText("nothing is sent to anybody");
  await expect(preview(page).getByRole("button", { name: "Copy cURL" })).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(preview(page).getByRole("tab", { name: oxenModel, selected: true })).toBeFocused();

  const prompt = "It's @Image1 who walks as in @Video1 while @Audio1 plays; @Image1 smiles";
  await expect(preview(page).getByText(prompt, { exact: true })).toBeVisible();
  await expect(preview(page).locator("mark")).toHaveText(["@Image1", "@Video1", "@Audio1", "@Image1"]);
  const differences = preview(page).getByRole("list", { name: "Differences from your text" });
  await expect(differences.getByRole("listitem")).toHaveText([
    "Image 1 is written as @Image1, 2 times",
    "Video 1 is written as @Video1",
    "Audio 1 is written as @Audio1",
  ]);
  await expect(preview(page)).toContainText("1080p is not offered: 720p will be asked for.");
  await expect(preview(page)).toContainText("with the seeds 41, 42.");
  await expect(preview(page)).toContainText(`POST ${oxen.url}/api/ai/queue`);
  await expect(page.getByRole("button", { name: /^Generate 2 videos/ })).toBeEnabled(); // all is measured
  await acceptChanges(page, oxenModel);

  await expect(page.getByRole("button", { name: /^Generate 4 videos/ })).toBeEnabled();
  const bodies: unknown[] = [];
  for (const variation of ["Variation 1", "Variation 2"]) {
    await preview(page).getByLabel("Shown variation").selectOption(variation);
    await preview(page).getByRole("button", { name: "Copy JSON" }).click();
    await expect(page.getByText("JSON body copied").first()).toBeVisible();
    bodies.push(JSON.parse(await copied(page)));
  }
  await preview(page).getByRole("button", { name: "Copy cURL" }).click();
  await expect(page.getByText("cURL line copied")).toBeVisible();
  const line = await copied(page);
  expect(line).toContain("Authorization: Bearer ••••");
  expect(line).not.toContain("sk-journey");
  expect(line).toContain(String.raw`"prompt":"It'\''s @Image1 who`);

  const before = oxen.ledger.jobs.length;
  await generate(page);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 2);
  const sent = oxen.ledger.jobs.slice(before).map(({ body }) => body);
  const withoutSecrets = JSON.stringify(sent.toSorted((a, b) => Number(a.seed) - Number(b.seed))).replace(
    /http:\/\/[^"]*\/media\/l\/[\w-]{22}\//g,
    "https://…/",
  );
  expect(JSON.parse(withoutSecrets)).toEqual(bodies);
});

test("nothing is lost at 320 pixels or in large text, and axe finds nothing", async ({ page, folder }) => {
  const image = await makeImage(`${folder}/hero.png`, { width: 200, height: 200, colour: [9, 9, 9] });
  await writePrompt(page, "A small square ", [animaticModel, oxenModel]);
  await addReferences(page, [image]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).press("@");
  await page.keyboard.press("Enter");
  await preview(page).getByRole("tab", { name: oxenModel }).click();
  await expect(await cellOf(page, "Image 1: hero.png", oxenModel)).toHaveText(/^Fits/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page);
  for (const textSize of ["100%", "200%"]) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  const table = fit(page).getByRole("group", { name: "Table of what fits" });
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});
