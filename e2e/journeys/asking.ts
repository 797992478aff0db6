import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { endWaits } from "#e2e/waits.ts";
import { tickOnly } from "./composer.ts";
import { article } from "./room.ts";

export const oxenModel = "Seedance 2.0 Reference to Video (Oxen)";
export const animaticModel = "Animatic (This studio)";

/** Opens a provider's card on the page of keys, where it is not open yet. */
export async function openProvider(page: Page, name: string): Promise<Locator> {
  const card = page.getByRole("region", { name, exact: true });
  const toggle = card.getByRole("button", { name, exact: true });
  await expect(async () => {
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    await expect(card.getByLabel("API key")).toBeVisible({ timeout: 1000 });
  }).toPass();
  return card;
}

/** Saves a key for Oxen where there is none yet. */
export async function haveOxenKey(page: Page, key = "sk-journey-0001"): Promise<void> {
  await page.goto("/settings/providers");
  const panel = await openProvider(page, "Oxen");
  if (await panel.getByRole("button", { name: "Remove" }).isVisible()) return;
  await saveOxenKey(page, key);
}

/** Saves a key for Oxen in the place of the one that is there. Begins and ends on the page of keys. */
export async function saveOxenKey(page: Page, key: string): Promise<void> {
  const panel = await openProvider(page, "Oxen");
  await panel.getByLabel("API key").fill(key);
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("listitem")).toContainText(`…${key.slice(-4)}`);
}

/** A new prompt of these words alone, for these models. */
export async function writePrompt(page: Page, words: string, models: string[]): Promise<void> {
  await page.goto("/studio");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type(words);
  await tickOnly(page, models);
}

/** Presses Generate and waits for the page of the run. */
export async function generate(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Generate \d/ }).click();
  await page.waitForURL(/\/runs\//);
}

/** Asks Oxen for one video of these words. Gives its card. */
export async function askOxen(page: Page, words: string): Promise<Locator> {
  await writePrompt(page, words, [oxenModel]);
  await generate(page);
  return article(page, oxenModel);
}

/** Waits until a card's status is this word. The waits between two looks are cut short. */
export async function untilStatus(studio: RunningStudio, card: Locator, word: string): Promise<void> {
  const status = card.getByText(word, { exact: true });
  const passes = async () => {
    await endWaits(studio);
    return status.isVisible();
  };
  const often = { intervals: [100, 250], timeout: 90_000 }; // every look cuts a wait short
  await expect.poll(passes, { message: `the card says ${word}`, ...often }).toBe(true);
}
