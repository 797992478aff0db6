import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#e2e/studio.ts";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { expectAccessible } from "./accessible.ts";
import { referenceItems, waitUntilSaved } from "./composer.ts";
import { addReferences } from "./owner.ts";

const viewer = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });

/** The prompt that the first journey makes: whoever looks at it leaves it as it is. */
let threeFiles: string | null = null;

/** A still of 3000 × 1500, a clip of 4 s with sound and 24 frames a second, a sound of 2 s. */
async function openThree(page: Page, folder: string): Promise<void> {
  if (threeFiles) await page.goto(threeFiles);
  else {
    await page.goto("/studio");
    await addReferences(page, [
      await makeImage(`${folder}/hero.png`, { width: 3000, height: 1500, colour: [40, 80, 200] }),
      await makeVideo(`${folder}/walk.mp4`, {
        ...{ width: 1280, height: 720, fps: 24, seconds: 4, toneHz: 300 },
        colour: [200, 80, 20],
      }),
      await makeSound(`${folder}/voice.wav`, { seconds: 2, toneHz: 300 }),
    ]);
  }
  for (const [index, text] of ["hero.png", "walk.mp4", "voice.wav"].entries()) {
    await expect(referenceItems(page).nth(index)).toContainText(text);
    await expect(referenceItems(page).nth(index)).not.toContainText(/Uploading|Waiting|Analysing/);
  }
  threeFiles ??= await waitUntilSaved(page);
}

/** Opens one of the three large, and gives its dialog, which has the focus then. */
async function open(page: Page, folder: string, label: string): Promise<Locator> {
  await openThree(page, folder);
  await page.getByRole("button", { name: `Open ${label}`, exact: true }).click();
  const dialog = viewer(page, new RegExp(`^${label}: `));
  await expect(dialog).toBeFocused();
  return dialog;
}

test("a reference opens large, says what was measured and what a model says, and gives the focus back", async ({
  page,
  folder,
}) => {
  const dialog = await open(page, folder, "Image 1");
  await expect(dialog).toContainText("3000 × 1500");
  await expect(dialog).toContainText("PNG");
  await expect(dialog.getByRole("list", { name: "Models" })).toContainText(/Animatic.*Fits/);
  await expect(dialog.getByRole("button", { name: "Previous reference" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Open Image 1", exact: true })).toBeFocused();
});

test("arrows and buttons lead from one reference to the next, and the focus comes to the last one", async ({
  page,
  folder,
}) => {
  await open(page, folder, "Image 1");
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page, "Video 1: walk.mp4")).toContainText("2 of 3");
  await page.getByRole("button", { name: "Next reference" }).click();
  await expect(viewer(page, "Audio 1: voice.wav")).toContainText("3 of 3");
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page, "Audio 1: voice.wav")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Open Video 1", exact: true })).toBeFocused();
});

test("a clip plays with its sound, steps by single frames and is scrubbed through over its strip", async ({
  page,
  folder,
}) => {
  const dialog = await open(page, folder, "Video 1");
  const film = dialog.locator("video");
  const playhead = dialog.getByRole("slider", { name: "Playhead" });
  await expect(playhead).toHaveAttribute("aria-valuetext", "00:00:00 of 00:04:00");
  await page.keyboard.press(".");
  await page.keyboard.press(".");
  await dialog.getByRole("button", { name: "Next frame" }).click();
  await expect(playhead).toHaveAttribute("aria-valuetext", "00:00:03 of 00:04:00");
  await page.keyboard.press(",");
  await expect(playhead).toHaveAttribute("aria-valuetext", "00:00:02 of 00:04:00");
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.muted)).toBe(false);
  await dialog.getByRole("slider", { name: "Volume" }).fill("0.5");
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.volume)).toBe(0.5);
  await dialog.getByRole("button", { name: "Mute" }).click();
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.muted)).toBe(true);
  await playhead.focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.3);
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await film.click({ position: { x: 200, y: 100 } });
  await expect(dialog.getByRole("button", { name: "Pause" })).toBeVisible();
  await film.click({ position: { x: 200, y: 100 } });
  await playhead.press("End");
  await expect(playhead).toHaveAttribute("aria-valuetext", /^00:0[34]:\d\d of 00:04:00$/);
  await expectAccessible(page);
});

test("an image is enlarged to its own pixels and moved, and arrows then move it too", async ({
  page,
  folder,
}) => {
  const dialog = await open(page, folder, "Image 1");
  const picture = dialog.getByRole("img", { name: "Image 1: hero.png" });
  const left = async () => (await picture.boundingBox())?.x ?? 0;
  const whole = (await picture.boundingBox())!.width;
  const actual = dialog.getByRole("button", { name: "100 %" });
  await actual.click();
  await expect(actual).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(3000, -1);
  const before = await left();
  await page.keyboard.press("ArrowRight");
  await expect.poll(left).toBeLessThan(before);
  const moved = await left();
  const { x, y } = (await dialog.locator("[data-of]").boundingBox())!;
  await page.mouse.move(x + 300, y + 100);
  await page.mouse.down();
  await page.mouse.move(x + 400, y + 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(left).toBeGreaterThan(moved + 50);
  await expect(actual).toHaveAttribute("aria-pressed", "true");
  await actual.click();
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(whole, 0);
});

test("a role and a name are given in the viewer, and one undo takes a name back", async ({
  page,
  folder,
}) => {
  await open(page, folder, "Image 1");
  await page.getByRole("combobox", { name: "Role" }).selectOption("First frame");
  const name = page.getByRole("textbox", { name: "File name" });
  await name.fill("harbour.png");
  await name.press("Enter");
  await expect(viewer(page, "Image 1: harbour.png")).toBeVisible();
  await name.fill("");
  await name.press("Enter");
  await expect(viewer(page, "Image 1: harbour.png")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(referenceItems(page).first()).toContainText("Image 1: harbour.png");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(referenceItems(page).first()).toContainText("Image 1: hero.png");
  await waitUntilSaved(page);
});

test("Remove closes the viewer and takes the file out of the tray", async ({ page, folder }) => {
  await open(page, folder, "Audio 1");
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(referenceItems(page)).toHaveCount(2);
  await page.getByRole("region", { name: "References" }).getByRole("button", { name: "Undo" }).click();
  await expect(referenceItems(page)).toHaveCount(3);
  await waitUntilSaved(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the viewer fills the screen, scrolls nowhere sideways and is free of barriers", async ({
    page,
    folder,
  }) => {
    const dialog = await open(page, folder, "Video 1");
    const box = (await dialog.boundingBox())!;
    expect(box).toMatchObject({ x: 0, y: 0, height: 844 });
    expect(390 - box.width).toBeLessThanOrEqual(15); // a scrollbar may have its room
    expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await expectAccessible(page);
  });
});
