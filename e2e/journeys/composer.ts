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
