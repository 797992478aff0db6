import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { modelChip, pill, promptBox, setSettings } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, choose, openInputs } from "./room.ts";

const animatic = "Animatic (This studio)";

test("a reference stands on the stage beside its result, and the result is opened to be made for good", async ({
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
  await setSettings(page, { Resolution: "480p", Duration: "4 s" });
  await page.getByRole("button", { name: "Generate 1 video" }).click();
  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("region", { name: "Results" })).toBeFocused();
  await expect(page).toHaveTitle(/^Video 1 goes on/);
  await expect(article(page, animatic).getByText("Done", { exact: true })).toBeVisible({ timeout: 90_000 });

  const drawer = await openInputs(page);
  await drawer.getByRole("button", { name: "Show Video 1 on stage" }).click();
  const input = article(page, "Video 1");
  await expect(input.locator("video")).toBeVisible();
  await expect(input.getByText("Input", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "Hide Video 1 from stage" }).click();
  await expect(input).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();

  await choose(article(page, animatic), "Final…");
  await page.waitForURL(/\/studio\//);
  await expect(page.getByText(/^Final at .+: Animatic \(This studio\) only$/)).toBeVisible();
  await expect(promptBox(page)).toContainText("goes on");
  await expect(modelChip(page, animatic)).toBeVisible();
  await expect(pill(page, "Resolution")).not.toHaveValue("480p");
});
