import { expect, type Locator, type Page } from "@playwright/test";
import { makeImage } from "#simulators/media.ts";
import { addReferences } from "./owner.ts";

const colours = [
  [200, 40, 40],
  [40, 160, 60],
  [40, 80, 200],
] as const;

export const promptBox = (page: Page): Locator => page.getByRole("textbox", { name: "Prompt", exact: true });

export const referenceItems = (page: Page): Locator =>
  page.getByRole("list", { name: "References" }).getByRole("listitem");

/** The chips of all chosen models. */
export const modelChips = (page: Page): Locator =>
  page.getByRole("group", { name: "Models" }).locator("[data-chip]");

/** The chip of a chosen model, whatever it says of the prompt. */
export const modelChip = (page: Page, model: string): Locator =>
  modelChips(page).and(page.getByRole("button", { name: model }));

/** Opens the list of all models, looks at it or ticks in it, and leaves it by Escape, which keeps the ticks. */
export async function inModels(page: Page, act: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole("button", { name: "Choose models" }).click();
  const dialog = page.getByRole("dialog", { name: "Models" });
  await act(dialog);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

/** Has these models chosen, beside those that are. */
export function tickAll(page: Page, models: readonly string[]): Promise<void> {
  return inModels(page, async (dialog) => {
    for (const name of models) await dialog.getByRole("checkbox", { name, exact: true }).check();
  });
}

/** Has these models chosen, and no others. */
export function tickOnly(page: Page, models: readonly string[]): Promise<void> {
  return inModels(page, async (dialog) => {
    for (const name of models) await dialog.getByRole("checkbox", { name, exact: true }).check();
    const ticked = await dialog
      .getByRole("checkbox", { checked: true })
      .evaluateAll((boxes) => boxes.map((box) => box.ariaLabel ?? ""));
    for (const name of ticked)
      if (!models.includes(name)) await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  });
}

/** Opens what one chosen model says, looks at it or sets it, and closes it again. */
export async function inModel(
  page: Page,
  model: string,
  act: (popup: Locator) => Promise<unknown>,
): Promise<void> {
  await modelChip(page, model).click();
  const popup = page.getByRole("dialog", { name: model, exact: true });
  await untilFocused(popup);
  const more = popup.locator("details:not([open]) > summary");
  if (await more.isVisible()) await more.click();
  await act(popup);
  await page.keyboard.press("Escape");
  await expect(popup).toBeHidden();
}

/** Accepts what these models change, one after the other. */
export async function acceptChanges(page: Page, ...models: string[]): Promise<void> {
  for (const model of models)
    await inModel(page, model, (popup) =>
      popup.getByRole("checkbox", { name: `Accept changes for ${model}`, exact: true }).check(),
    );
}

/** A popover hears Escape once it has the focus. */
const untilFocused = (popup: Locator) =>
  expect(popup.and(popup.page().locator(":focus-within"))).toHaveCount(1);

/** Opens what is rarely set, looks at it or sets it, and closes it again. */
export async function inMoreSettings(page: Page, act: (popup: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole("button", { name: "More settings" }).click();
  const popup = page.getByRole("dialog", { name: "More settings" });
  await untilFocused(popup);
  await act(popup);
  await page.keyboard.press("Escape");
  await expect(popup).toBeHidden();
}

/** The pill of a setting that is a choice. */
export const pill = (page: Page, setting: string): Locator =>
  page.getByRole("group", { name: "Settings" }).getByRole("combobox", { name: setting, exact: true });

/** Sets what is named, each to the option or the words that it is to show; "On" and "Off" for what is ticked. */
export async function setSettings(page: Page, settings: Readonly<Record<string, string>>): Promise<void> {
  const written: [string, string][] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (writtenSettings.has(name)) written.push([name, value]);
    else await pill(page, name).selectOption(value);
  }
  if (written.length === 0) return;
  await inMoreSettings(page, async (popup) => {
    for (const [name, value] of written) {
      const control = popup.getByLabel(name, { exact: true });
      if (name === "Fixed camera") await control.setChecked(value === "On");
      else await control.fill(value);
    }
  });
}

const writtenSettings: ReadonlySet<string> = new Set(["Seed", "Negative prompt", "Fixed camera"]);

/** Opens a new prompt with one small picture for each name; the caret stands in the empty text. */
export async function openComposer(page: Page, folder: string, names: readonly string[] = []): Promise<void> {
  const paths = await Promise.all(
    names.map((name, index) =>
      makeImage(`${folder}/${name}`, { width: 640, height: 480, colour: colours[index % 3]! }),
    ),
  );
  await page.goto("/studio");
  if (paths.length > 0) await addReferences(page, paths);
  await promptBox(page).click();
}

/** Waits until the studio says that the draft is saved and its address is its own; gives that address. */
export async function waitUntilSaved(page: Page): Promise<string> {
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  return page.url();
}

/** Pastes into the prompt as the browser does it, without a clipboard that other journeys share. */
export function paste(page: Page, text: string): Promise<void> {
  return pasteInto(promptBox(page), text);
}

/** Pastes a text, and whatever files are said to be copied with it, where somebody writes. */
export async function pasteInto(
  place: Locator,
  text: string,
  { html = "", files = [] }: { html?: string; files?: readonly { name: string; base64: string }[] } = {},
): Promise<void> {
  await place.evaluate(
    (box, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted.text);
      if (pasted.html !== "") clipboardData.setData("text/html", pasted.html);
      for (const { name, base64 } of pasted.files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        clipboardData.items.add(new File([bytes], name));
      }
      if (box instanceof HTMLElement) box.focus();
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { text, html, files },
  );
}

/** Waits until the seed of the prompt is this. */
export function expectSeed(page: Page, seed: string): Promise<void> {
  return inMoreSettings(page, (popup) => expect(popup.getByLabel("Seed", { exact: true })).toHaveValue(seed));
}
