import type { Locator, Page } from "@playwright/test";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { makeStillVideo } from "#e2e/still-video.ts";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, writePrompt } from "./asking.ts";
import { acceptChanges, modelChip, promptBox, setSettings, tickOnly } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { test } from "./with-key.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const fit = (page: Page): Locator => page.getByRole("table", { name: "Fit" });
const toFix = (page: Page): Locator => page.getByRole("list", { name: "To fix" }).getByRole("listitem");
const openTab = (page: Page, name: "Fit" | "Request" | "Runs") =>
  page.getByRole("tab", { name, exact: true }).click();
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What a model makes of a reference, or of all together. */
async function cellOf(page: Page, row: string, model: string): Promise<Locator> {
  const heads = await fit(page)
    .getByRole("columnheader")
    .evaluateAll((all) => all.map((head) => head.ariaLabel));
  return fit(page)
    .getByRole("row", { name: row })
    .getByRole("cell")
    .nth(heads.indexOf(model) - 1);
}

test("a dot says whether a model takes a file, and each refusal stands once with what can be done", async ({
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
  await writePrompt(page, "A walk over the ridge", [animaticModel, oxenModel]);
  await expect(page.getByText("Add a reference to see which models take it.")).toBeVisible();
  await addReferences(page, [hero, walk, ridge]);

  const oxenCell = (row: string) => cellOf(page, row, oxenModel);
  await expect(toFix(page)).toHaveText([
    "Video 2: Short side 1080 px, max 792 px OxenSize",
    "17 s of video, max 15 s together OxenRemove Video 2",
  ]);
  await expect(await oxenCell("Image 1")).toHaveText("Fits");
  await expect(await oxenCell("Video 1")).toHaveText("Fits");
  await expect(await oxenCell("Video 2")).toHaveText("Refused");
  await expect(await oxenCell("Together")).toHaveText("Refused");
  for (const row of ["Image 1", "Video 2", "Together"])
    await expect(await cellOf(page, row, animaticModel)).toHaveText("Fits");
  expect(await page.locator("table").first().getAttribute("aria-label")).toBe("Fit");
  await expect(page.getByText("1 of 2 models can run this")).toBeVisible();

  // By keyboard from one remedy to the next, and done.
  await page.getByRole("button", { name: /^Size: Video 2/ }).focus();
  await page.keyboard.press("ArrowDown");
  const remove = page.getByRole("button", { name: /^Remove Video 2: 17 s/ });
  await expect(remove).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Size: Video 2/ })).toHaveCount(0);
  await expect(toFix(page)).toHaveCount(0);
  await expect(fit(page).getByRole("row", { name: "Together" })).toHaveCount(0);
  await expect(page.getByText("2 of 2 models can run this")).toBeVisible();
});

test("changes are accepted where they are told, and only once they are the model is asked", async ({
  page,
}) => {
  await writePrompt(page, "A quiet harbour", [animaticModel, oxenModel]);
  await setSettings(page, { Resolution: "1080p" });
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes).toHaveText([/1080p not offered, using 720p\s*Oxen/]);
  await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeVisible();
  await page.getByRole("button", { name: "Accept change", exact: true }).click();
  await expect(page.getByRole("button", { name: "Generate 2 videos" })).toBeVisible();
  await expect(modelChip(page, oxenModel)).toHaveAccessibleName(oxenModel);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeVisible();
});

test("the request says to the letter what is sent, copies it, and that is what is sent", async ({
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
  await promptBox(page).click();
  await page.keyboard.type("It's @Image1 who walks as in @Video1 while @Audio1 plays; @Image1 smiles");
  await tickOnly(page, [oxenModel, animaticModel]);
  await setSettings(page, { Resolution: "1080p", Variations: "2", Seed: "41" });

  await openTab(page, "Request");
  const request = page.getByRole("tabpanel", { name: "Request", exact: true });
  await request.getByRole("tab", { name: animaticModel }).click();
  await expect(request).toContainText("Files stay here");
  await expect(request.getByRole("button", { name: "Copy cURL" })).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(request.getByRole("tab", { name: oxenModel, selected: true })).toBeFocused();

  const prompt = "It's @Image1 who walks as in @Video1 while @Audio1 plays; @Image1 smiles";
  await expect(request.getByText(prompt, { exact: true })).toBeVisible();
  await expect(request.locator("mark")).toHaveText(["@Image1", "@Video1", "@Audio1", "@Image1"]);
  const notes = request.getByRole("list", { name: "Changes and notes" }).getByRole("listitem");
  await expect(notes.filter({ hasText: "Written as @Image1, @Video1, @Audio1" })).toContainText("References");
  await expect(notes.filter({ hasText: "1080p not offered, using 720p" })).toContainText("Resolution");
  await expect(notes.filter({ hasText: "Sent once per seed: 41, 42" })).toContainText("Variations");
  await request.getByRole("button", { name: "JSON", exact: true }).click();
  await expect(request).toContainText(`POST ${oxen.url}/api/ai/queue`);
  await expect(request).toContainText("Accept its changes first");
  await expect(page.getByRole("button", { name: /^Generate 2 videos/ })).toBeEnabled(); // all is measured
  await acceptChanges(page, oxenModel);
  await expect(request).toContainText("Ready");

  await expect(page.getByRole("button", { name: /^Generate 4 videos/ })).toBeEnabled();
  const bodies: unknown[] = [];
  for (const variation of ["Variation 1", "Variation 2"]) {
    await request.getByLabel("Variation", { exact: true }).selectOption(variation);
    await request.getByRole("button", { name: "Copy JSON" }).click();
    await expect(page.getByText("JSON copied").first()).toBeVisible();
    bodies.push(JSON.parse(await copied(page)));
  }
  await request.getByRole("button", { name: "Copy cURL" }).click();
  await expect(page.getByText("cURL copied")).toBeVisible();
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

test("this prompt's runs stand beside it with what changed since, and two that differ in one setting are a pair", async ({
  page,
}) => {
  await writePrompt(page, "Waves at night", [animaticModel]);
  await setSettings(page, { Resolution: "480p" }); // quicker
  await openTab(page, "Runs");
  const runs = page.getByRole("tabpanel", { name: "Runs", exact: true });
  await expect(runs).toContainText("No runs yet");
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  const draft = page.url();
  for (const duration of ["4 s", "5 s"]) {
    await setSettings(page, { Duration: duration });
    await generate(page);
    await expect(page.getByText("Done", { exact: true })).toBeVisible();
    await page.goto(draft);
  }
  await promptBox(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" under a moon");
  await openTab(page, "Runs");
  const both = runs.getByRole("article");
  await expect(both).toHaveCount(2);
  await expect(both.first()).toContainText(/Run 2.*5 s.*Free.*Since: under a moon added/s);
  await expect(both.last()).toContainText(/Run 1.*4 s.*Since: under a moon added, 4 s → 5 s/s);
  await expect(runs).toContainText("Only the duration differs");
  await expect(runs.getByRole("img")).toHaveCount(2);
  await runs.getByRole("link", { name: "Compare runs 1 and 2" }).click();
  await page.waitForURL(/\/compare\?g=.*layout=pair/);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("nothing is lost at 320 pixels or in large text, and axe finds nothing", async ({ page, folder }) => {
  const image = await makeImage(`${folder}/hero.png`, { width: 200, height: 200, colour: [9, 9, 9] });
  await writePrompt(page, "A small square ", [animaticModel, oxenModel]);
  await addReferences(page, [image]);
  await promptBox(page).press("@");
  await page.keyboard.press("Enter");
  await expect(await cellOf(page, "Image 1", oxenModel)).toHaveText("Fits");
  await expectAccessible(page);
  await openTab(page, "Request");
  await expectAccessible(page);

  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole("button", { name: /models can run this/ }).click();
  const sheet = page.getByRole("dialog", { name: "What the models say" });
  await expect(await cellOf(page, "Image 1", oxenModel)).toHaveText("Fits");
  await expectAccessible(page);
  for (const textSize of ["100%", "200%"]) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  const table = sheet.getByRole("group", { name: "All models, sideways" });
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});
