import { expect, test } from "#e2e/studio.ts";
import { animaticModel, oxenModel } from "./asking.ts";
import {
  inModel,
  inModels,
  inMoreSettings,
  modelChip,
  modelChips,
  openComposer,
  pill,
  promptBox,
  setSettings,
  waitUntilSaved,
} from "./composer.ts";

test("what is no number never passes for a random seed, opened or closed", async ({ page, folder }) => {
  await openComposer(page, folder);
  await page.keyboard.type("A quiet street");
  const generate = page.getByRole("button", { name: /^Generate/ });
  const more = page.getByRole("button", { name: "More settings" });
  await expect(generate).toBeEnabled();
  await inMoreSettings(page, async (popup) => {
    const seed = popup.getByRole("spinbutton", { name: "Seed" });
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
    await page.keyboard.type("1.5");
  });
  await expect(more).toHaveAccessibleDescription("Correct this first");
  await expect(generate).toBeDisabled();
  await setSettings(page, { Seed: "-1" });
  await expect(more, "-1 is random too").toHaveAccessibleDescription("");
  await expect(generate).toBeEnabled();
  await setSettings(page, { Seed: "7", Variations: "3" });
  await expect(more).toHaveAccessibleDescription("seed 7");
  await inMoreSettings(page, (popup) => expect(popup.getByText("Variations use 7, 8, 9.")).toBeVisible());
  await expect(generate).toHaveAccessibleName(/^Generate 3 videos/);
});

test("a new prompt has the settings and the model that a first try needs", async ({ page, folder }) => {
  await openComposer(page, folder);
  const chosen = {
    Duration: "5 s",
    "Aspect ratio": "16:9",
    Resolution: "720p",
    Sound: "On",
    Variations: "1",
  };
  for (const [name, words] of Object.entries(chosen))
    await expect(pill(page, name).locator("option:checked")).toHaveText(words);
  await inMoreSettings(page, async (popup) => {
    await expect(popup.getByLabel("Seed")).toHaveValue("");
    await expect(popup.getByLabel("Negative prompt")).toHaveValue("");
    await expect(popup.getByLabel("Fixed camera")).not.toBeChecked();
  });
  const optionsOf = (name: string) => pill(page, name).locator("option").allTextContents();
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
  expect(await optionsOf("Variations")).toEqual(["1", "2", "3", "4"]);

  await expect(modelChips(page)).toHaveCount(1);
  await expect(modelChip(page, animaticModel)).toBeVisible();
  await inModels(page, async (dialog) => {
    await expect(dialog.getByRole("checkbox", { checked: true })).toHaveAccessibleName(animaticModel);
    await expect(dialog.getByRole("checkbox", { name: oxenModel, exact: true })).toHaveCount(0);
    await expect(dialog.getByRole("link", { name: "Add key for Oxen" })).toHaveAttribute(
      "href",
      "/settings/providers#oxen",
    );
  });
});

test("a search among the models never hides what is ticked, ticks count at once, and Escape keeps them", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("A quiet street");
  await inModels(page, async (dialog) => {
    await expect(dialog.getByRole("searchbox", { name: "Search models" })).toBeFocused();
    await page.keyboard.type("nothing is called so");
    const box = dialog.getByRole("checkbox", { name: animaticModel, exact: true });
    await expect(box).toBeChecked();
    await box.uncheck();
    await expect(dialog.getByText("0 chosen")).toBeVisible();
    await expect(box, "it can be ticked again").toBeVisible();
  });
  await expect(modelChips(page)).toHaveCount(0);
  await waitUntilSaved(page);
  await page.reload();
  await expect(promptBox(page)).toHaveText("A quiet street");
  await expect(modelChips(page)).toHaveCount(0);
  await inModels(page, (dialog) =>
    dialog.getByRole("checkbox", { name: animaticModel, exact: true }).check(),
  );
  await expect(modelChip(page, animaticModel)).toBeVisible();
  await modelChip(page, animaticModel).click();
  await page.getByRole("button", { name: `Deselect ${animaticModel}` }).click();
  await expect(modelChips(page)).toHaveCount(0);
});

test("a model can have a value of its own, and its chip has the focus again afterwards", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await setSettings(page, { Resolution: "4K" });
  await inModel(page, animaticModel, async (popup) => {
    const own = popup.getByLabel(`Resolution for ${animaticModel}`);
    await expect(own.locator("option:checked")).toHaveText("As prompt (4K)");
    await own.selectOption("1080p");
  });
  await expect(modelChip(page, animaticModel)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Choose models" })).toBeFocused();
});
