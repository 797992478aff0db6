import { expect, test } from "#e2e/studio.ts";
import { openComposer } from "./composer.ts";

test("what is no number never passes for a random seed", async ({ page, folder }) => {
  await openComposer(page, folder);
  await page.keyboard.type("A quiet street");
  const generate = page.getByRole("button", { name: /^Generate/ });
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  await expect(generate).toBeEnabled();
  for (const wrong of ["-", "1.5", "-3", "99999999999"]) {
    await seed.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(wrong);
    await expect(seed).toHaveAccessibleDescription(/A whole number from 0 to 9999999999/);
    await expect(generate).toBeDisabled();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await expect(generate).toBeEnabled();
  }
  await page.keyboard.type("7");
  await page.getByLabel("Variations").fill("3");
  await expect(page.getByText("The variations send 7, 8, 9.")).toBeVisible();
  await expect(generate).toHaveAccessibleName("Generate 3 videos");
  await page.getByLabel("Variations").fill("5");
  await expect(generate).toBeDisabled();
});

test("a new prompt has the settings and the model that a first try needs", async ({ page, folder }) => {
  await openComposer(page, folder);
  const settings = page.getByRole("group", { name: "Settings" });
  const chosen = (name: string) => settings.getByLabel(name).locator("option:checked");
  await expect(chosen("Duration")).toHaveText("5 s");
  await expect(chosen("Aspect ratio")).toHaveText("16:9");
  await expect(chosen("Resolution")).toHaveText("720p");
  await expect(chosen("Sound")).toHaveText("On");
  await expect(settings.getByLabel("Seed")).toHaveValue("");
  await expect(settings.getByLabel("Variations")).toHaveValue("1");
  const optionsOf = (name: string) => settings.getByLabel(name).locator("option").allTextContents();
  const seconds = Array.from({ length: 12 }, (_, index) => `${index + 4} s`);
  expect(await optionsOf("Duration")).toEqual(["Auto", ...seconds]);
  expect(await optionsOf("Aspect ratio")).toEqual([
    "Match reference",
    "21:9",
    "16:9",
    "4:3",
    "1:1",
    "3:4",
    "9:16",
  ]);
  expect(await optionsOf("Resolution")).toEqual(["480p", "720p", "1080p", "4K"]);
  expect(await optionsOf("Sound")).toEqual(["On", "Off"]);

  const models = page.getByRole("group", { name: "Models" });
  await expect(models.getByRole("checkbox", { checked: true })).toHaveAccessibleName(
    "Animatic (This studio)",
  );
  const oxen = models.getByRole("checkbox", {
    name: "Seedance 2.0 Reference to Video (Oxen)",
    exact: true,
  });
  await expect(oxen).toBeDisabled();
  await expect(oxen).toHaveAccessibleDescription(/No API key/);
  await expect(models.getByRole("link", { name: "Add a key for Oxen" })).toHaveAttribute(
    "href",
    "/settings/providers#oxen",
  );
});
