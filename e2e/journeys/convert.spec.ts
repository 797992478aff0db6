import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect } from "#e2e/studio.ts";
import { makeFile } from "#simulators/media.ts";
import { makeOddMedia } from "#simulators/odd-media.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, writePrompt } from "./asking.ts";
import { referenceItems } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { test } from "./with-key.ts";

const photo = (folder: string) =>
  makeFile(`${folder}/photo.heic`, readFileSync("lib/media/server/testing/tiled.heic"));
const take = (folder: string, filters = "scale=960:720") =>
  makeOddMedia(`${folder}/take.mkv`, {
    ...{ video: "prores_ks", pixels: "yuv422p10le", audio: "pcm_s16le", filters },
  });
const tone = (folder: string) => makeOddMedia(`${folder}/tone.flac`, { audio: "flac" });

const item = (page: Page, place: number): Locator => referenceItems(page).nth(place - 1);
const chooseFor = async (page: Page, label: string, action: string) => {
  await page.getByRole("button", { name: `Actions for ${label}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
};

test("what a phone and an editor leave is converted by itself, sent clean and accepted", async ({
  page,
  folder,
  oxen,
}) => {
  await writePrompt(page, "As in these ", [oxenModel]);
  await addReferences(page, [await photo(folder), await take(folder), await tone(folder)]);
  for (const [index, [name, format]] of [
    ["Image 1: photo.jpg", "JPEG"],
    ["Video 1: take.mp4", "MP4"],
    ["Audio 1: tone.mp3", "MP3"],
  ].entries())
    await expect(item(page, index + 1)).toContainText(
      new RegExp(`^${name!}, fits 1 of 1, converted to ${format!}`),
    );
  await expectAccessible(page);
  const before = oxen.ledger.jobs.length;
  await generate(page);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 1);
  const fetched = () => oxen.ledger.jobs.at(-1)?.media.map(({ contentType }) => contentType);
  await expect.poll(fetched).toEqual(["image/jpeg", "video/mp4", "audio/mpeg"]);
});

test("a press undoes it for good, another converts after all, and ⌘Z brings the original back", async ({
  page,
  folder,
}) => {
  await writePrompt(page, "A harbour", [animaticModel]);
  await addReferences(page, [await photo(folder)]);
  await page.getByRole("button", { name: "Undo converting Image 1" }).click();
  await expect(item(page, 1)).toContainText("Image 1: photo.heic, fits 0 of 1");
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(item(page, 1)).toContainText("Image 1: photo.heic, fits 0 of 1");
  const fix = page.getByRole("list", { name: "To fix" });
  await fix.getByRole("button", { name: "Convert: Image 1: HEIC, convert to send" }).click();
  await expect(item(page, 1)).toContainText("Image 1: photo.jpg, fits 1 of 1");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(item(page, 1)).toContainText("Image 1: photo.heic");
  await chooseFor(page, "Image 1", "Convert to JPEG");
  await expect(item(page, 1)).toContainText("Image 1: photo.jpg");
  await chooseFor(page, "Image 1", "Revert to original");
  await expect(item(page, 1)).toContainText("Image 1: photo.heic");
});

test("what is canceled stays as it is, and nothing more is heard of it", async ({ page, folder }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/conversions?**", async (route) => {
    await released;
    await route.continue().catch(() => undefined); // nobody waits for it any more
  });
  await writePrompt(page, "A harbour", [animaticModel]);
  // Its own bytes: what was converted in another journey is there at once.
  await addReferences(page, [await take(folder, "scale=976:720")]);
  await expect(page.getByRole("progressbar", { name: "Converting Video 1" })).toBeVisible();
  await expect(page.getByText("Converting take.mkv, 0 %")).toBeVisible();
  await page.getByRole("button", { name: "Cancel converting Video 1" }).click();
  release();
  await expect(item(page, 1)).toContainText("Video 1: take.mkv, fits 0 of 1");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Convert: Video 1: MKV, convert to send" })).toBeVisible();
});

test("in the viewer a file is converted and made smaller by hand, and gives a still and its sound away", async ({
  page,
  folder,
}) => {
  await writePrompt(page, "A harbour", [animaticModel]);
  await addReferences(page, [await take(folder)]);
  await expect(item(page, 1)).toContainText("Video 1: take.mp4, fits 1 of 1");
  await page.getByRole("button", { name: "Open Video 1" }).click();
  const viewer = page.getByRole("dialog", { name: /^Video 1: / });
  await viewer.getByRole("button", { name: "Size", exact: true }).click();
  await viewer.getByLabel("360", { exact: true }).check({ force: true });
  await expect(viewer.getByRole("list", { name: "After this change" })).toContainText(/Animatic.*Fits/);
  await expect(viewer).toContainText("→ 480 × 360");
  await expectAccessible(page);
  await viewer.getByRole("button", { name: "Save size" }).click();
  await expect(viewer.getByRole("button", { name: "Save size" })).toHaveCount(0);
  await expect(viewer).toContainText("480 × 360");
  await viewer.getByRole("button", { name: "Edit again" }).click();
  await expect(viewer.getByLabel("360", { exact: true })).toBeChecked();
  await viewer.getByRole("button", { name: "Convert", exact: true }).first().click();
  await expect(viewer.getByRole("list", { name: "What changes" })).toContainText("ProRes MKV → H.264 MP4");
  for (const entry of ["Still: last frame", "Sound"]) {
    await viewer.getByRole("button", { name: "Take out" }).click();
    await page.getByRole("menuitem", { name: entry, exact: true }).click();
  }
  await expect(viewer).toContainText("1 of 3");
  await viewer.getByRole("button", { name: "Revert to original" }).click();
  await expect(viewer.getByLabel("File name")).toHaveValue("take.mkv");
  await page.keyboard.press("Escape");
  await expect(item(page, 2)).toContainText(/take, last frame\.png|take \(sound\)\.mp3/);
  await expect(page.getByRole("list", { name: "References" })).toContainText("take, last frame.png");
  await expect(page.getByRole("list", { name: "References" })).toContainText("take (sound).mp3");
});
