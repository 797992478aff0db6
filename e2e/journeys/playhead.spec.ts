import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { addReferences } from "./owner.ts";
import { article, playhead } from "./room.ts";
import { setSettings } from "./composer.ts";

test("two results stand on one playhead: frames, range, loop and speed are theirs together", async ({
  page,
  folder,
}) => {
  const clip = await makeNumberedVideo(`${folder}/walk.mp4`, {
    width: 848,
    height: 480,
    fps: 24,
    seconds: 4,
    toneHz: 300,
  });
  await page.goto("/studio");
  await addReferences(page, [clip]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("@Video1 goes on");
  await setSettings(page, { Resolution: "480p", Duration: "4 s", Variations: "2" });
  await page.getByRole("button", { name: "Generate 2 videos" }).click();
  await page.waitForURL(/\/runs\//);
  for (const name of ["Animatic (This studio)", "Animatic (This studio) #2"])
    await expect(article(page, name).getByText("Done", { exact: true })).toBeVisible({
      timeout: 120_000,
    });

  const slider = playhead(page);
  const videos = page.getByRole("region", { name: "Results" }).locator("video");
  const frames = () =>
    videos.evaluateAll((all) =>
      all.map((video) => (video instanceof HTMLVideoElement ? Math.floor(video.currentTime * 24) : -1)),
    );
  await expect(videos).toHaveCount(2);
  await expect(slider).toHaveAttribute("aria-valuetext", "00:00:00 of 00:04:00");

  await slider.press("PageUp");
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "00:01:01 of 00:04:00");
  await expect.poll(frames).toEqual([25, 25]);
  await page.getByRole("button", { name: "Next frame" }).click();
  await expect.poll(frames).toEqual([26, 26]);
  await page.getByRole("button", { name: "Previous frame" }).click();
  await expect.poll(frames).toEqual([25, 25]);
  await slider.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", /^(00:04:00) of \1$/);
  await expect.poll(frames).toEqual([95, 95]);

  await slider.press("Home");
  await slider.press("PageUp");
  await page.getByRole("button", { name: "Set A" }).click();
  await slider.press("PageUp");
  await page.getByRole("button", { name: "Set B" }).click();
  await page.getByRole("button", { name: "Loop" }).click();
  await expect(page.getByRole("button", { name: "Loop" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Playback speed" }).click();
  await page.getByRole("menuitemradio", { name: "2×", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Play all" }).click();
  await expect(page.getByRole("button", { name: "Pause all" })).toBeVisible();
  const seen = await slider.evaluate(async (element) => {
    const values: number[] = [];
    for (let read = 0; read < 6; read++) {
      await new Promise((resolve) => {
        new MutationObserver((_changes, observer) => {
          observer.disconnect();
          resolve(null);
        }).observe(element, { attributeFilter: ["aria-valuenow"] });
      });
      values.push(Number(element.getAttribute("aria-valuenow")));
    }
    return values;
  });
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...seen)).toBeLessThanOrEqual(2000);
  await page.getByRole("button", { name: "Pause all" }).click();
  await expect.poll(async () => new Set(await frames()).size).toBe(1);

  await expect(page.getByRole("region", { name: "Transport" }).getByText(/^(Waiting|Slowed)/)).toBeHidden();
  await page.getByRole("button", { name: "Clear A and B" }).click();
  await expect(page.getByRole("button", { name: "Clear A and B" })).toBeHidden();
});
