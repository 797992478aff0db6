import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ALL_FORMATS, FilePathSource, Input } from "mediabunny";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { addReferences, signIn } from "./owner.ts";
import { article, onPicture } from "./room.ts";
import { pill, promptBox, referenceItems, setSettings } from "./composer.ts";

const starters = (page: Page) => page.getByRole("list", { name: "Starters" });

test("a starter becomes a finished animatic by a click and a key", async ({ page }) => {
  await page.goto("/studio");
  await starters(page).getByRole("button", { name: "Follow a character" }).click();
  await expect(referenceItems(page)).toHaveCount(3);
  await expect(referenceItems(page).first()).toContainText("Image 1: red-coat.jpg");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Follow a character");
  await expect(pill(page, "Resolution")).toHaveValue("480p");
  await expect(promptBox(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.waitForURL(/\/runs\//);
  const card = article(page, "Animatic (This studio)");
  await expect(card.getByText("Done", { exact: true })).toBeVisible();
});

test("a press before the starter is there waits for it; without one, it waits for nothing", async ({
  page,
}) => {
  await page.goto("/studio");
  await expect(promptBox(page)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Starting when ready")).toHaveCount(0);
  const arrived = Promise.withResolvers<void>();
  await page.route("**/studio", async (route) => {
    if (route.request().method() === "POST") await arrived.promise;
    await route.continue();
  });
  await starters(page).getByRole("button", { name: "Follow a character" }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Starting when ready").first()).toBeVisible();
  arrived.resolve();
  await page.waitForURL(/\/runs\//);
});

test("each of the six starters can be sent as it is, and leaves nothing behind when it is taken back", async ({
  page,
}) => {
  await page.goto("/studio");
  await expect(starters(page).getByRole("button")).toHaveCount(6);
  for (const place of [0, 1, 2, 3, 4, 5]) {
    await starters(page).getByRole("button").nth(place).click();
    await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeEnabled();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(starters(page)).toBeVisible();
    await expect(page).toHaveURL(/\/studio$/);
  }
});

test("what a starter brought stays once something of it was changed", async ({ page }) => {
  await page.goto("/studio");
  await starters(page).getByRole("button", { name: "Product on a turntable" }).click();
  await expect(page.getByText("Starter added")).toBeVisible();
  await page.keyboard.type(" Rain on the window.");
  await expect(page.getByText("Starter added")).toHaveCount(0);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(promptBox(page)).toContainText("Rain on the window.");
  await expect(referenceItems(page).first()).toContainText("Image 1: packshot.jpg");
});

test("one sentence with an image, a clip and a sound becomes a finished animatic", async ({
  page,
  folder,
}) => {
  const image = await makeImage(`${folder}/hero.png`, { width: 1000, height: 800, colour: [200, 40, 40] });
  const clip = await makeVideo(`${folder}/walk.mp4`, {
    width: 854,
    height: 480,
    seconds: 4,
    colour: [40, 200, 40],
  });
  const sound = await makeSound(`${folder}/song.wav`, { seconds: 5, toneHz: 440 });
  await page.goto("/studio");
  await addReferences(page, [image, clip, sound]);
  const items = page.getByRole("list", { name: "References" }).getByRole("listitem");
  await expect(items.nth(0)).toContainText("Image 1: hero.png");
  await expect(items.nth(1)).toContainText("Video 1: walk.mp4");
  await expect(items.nth(2)).toContainText("Audio 1: song.wav");

  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.click();
  await page.keyboard.type("@hero");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" walks to @Video1 while [Audio 1] plays");
  await expect(prompt).toContainText("Image 1");
  await setSettings(page, { "Aspect ratio": "9:16", Resolution: "480p", Duration: "6 s" });
  await page.getByRole("button", { name: "Generate 1 video" }).click();

  await page.waitForURL(/\/runs\//);
  const card = article(page, "Animatic (This studio)");
  await expect(card.getByText("Done", { exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await (await onPicture(card, "link", "Download")).click();
  const path = await (await downloading).path();
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const video = (await input.getPrimaryVideoTrack())!;
  const audio = (await input.getPrimaryAudioTrack())!;
  expect([
    await video.getDisplayWidth(),
    await video.getDisplayHeight(),
    await video.getCodec(),
    await audio.getCodec(),
  ]).toEqual([496, 864, "avc", "aac"]);
  expect(Math.abs((await input.computeDuration()) - 6)).toBeLessThan(1 / 24 + 0.05);
  expect((await video.computePacketStats()).averagePacketRate).toBeCloseTo(24, 1);
  expect(readFileSync(path).length).toBeGreaterThan(10_000);

  const run = page.url();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("link", { name: /walks to/ }).first()).toBeVisible();
  await page.goto(run);
  await expect(card.getByText("Done", { exact: true })).toBeVisible();
});

test("a draft survives a reload and a sign-out", async ({ page, folder, account }) => {
  const image = await makeImage(`${folder}/lake.png`, { width: 640, height: 640, colour: [20, 60, 200] });
  await page.goto("/studio");
  await addReferences(page, [image]);
  await page.getByRole("button", { name: "Insert Image 1" }).click();
  await page.keyboard.type(" lies still");
  await page.waitForURL(/\/studio\/[0-9a-f-]+/);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await expect(prompt).toContainText("lies still");
  await expect(prompt.getByText("Image 1")).toBeVisible();
  const draft = page.url();
  await page.getByRole("button", { name: /^(Menu|Account)/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await signIn(page, account);
  await page.waitForURL(/\/studio/);
  await page.goto(draft);
  await expect(prompt).toContainText("lies still");
});
