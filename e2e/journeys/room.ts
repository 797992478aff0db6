import { expect, type Locator, type Page } from "@playwright/test";

/** How the pictures of a room lie: the names of its radio group "Layout". */
type LayoutName = "Grid" | "Pair" | "Wipe" | "Difference" | "Overlay";

/** The place of one clip in a room, and all that is said of it. */
export const article = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("article", { name, exact: true });

export const playhead = (page: Page): Locator => page.getByRole("slider", { name: "Playhead" });

/** Where the playhead stands, in ms. */
export const instant = async (page: Page): Promise<number> =>
  Number(await playhead(page).getAttribute("aria-valuenow"));

export const layoutChoice = (page: Page): Locator => page.getByRole("radiogroup", { name: "Layout" });

export async function layOut(page: Page, layout: LayoutName): Promise<void> {
  await layoutChoice(page).getByRole("radio", { name: layout, exact: true }).click();
  await expectLayout(page, layout);
}

export async function expectLayout(page: Page, layout: LayoutName): Promise<void> {
  await expect(layoutChoice(page).getByRole("radio", { name: layout, exact: true })).toBeChecked();
}

/** A button, link or choice on a clip's picture, with the toolbar brought up as by somebody with a mouse. */
export async function onPicture(
  card: Locator,
  role: "button" | "link" | "radio",
  name: string | RegExp,
): Promise<Locator> {
  await card.hover();
  return card.getByRole(role, { name, exact: typeof name === "string" });
}

export async function judge(card: Locator, verdict: "Keep" | "Tweak" | "Reject"): Promise<void> {
  await (await onPicture(card, "button", verdict)).click();
  await expectVerdict(card, verdict);
}

export async function expectVerdict(card: Locator, verdict: "Keep" | "Tweak" | "Reject"): Promise<void> {
  await expect(card.getByRole("button", { name: verdict })).toHaveAttribute("aria-pressed", "true");
}

/** The menu behind a clip's "…". */
async function openMore(card: Locator): Promise<Locator> {
  await (await onPicture(card, "button", "More")).click();
  const menu = card.page().getByRole("menu").last();
  await expect(menu).toBeVisible();
  return menu;
}

/** Chooses in the menu of a clip. */
export async function choose(card: Locator, name: string): Promise<void> {
  const menu = await openMore(card);
  await menu.getByRole("menuitem", { name, exact: true }).click();
}

/** Opens what a clip can become a reference of; gives the dialog. */
export async function openReferenceChoice(card: Locator): Promise<Locator> {
  await choose(card, "Use as reference");
  return card.page().getByRole("dialog", { name: "Use as reference" });
}

/** Chooses in the menu of the page. */
export async function choosePageEntry(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More for this run" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Chooses in the menu of the zoom. */
export async function chooseZoom(page: Page, name: "Zoom in" | "Zoom out" | "Fit"): Promise<void> {
  await page.getByRole("button", { name: /^Zoom: / }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  if (name !== "Fit") await page.keyboard.press("Escape"); // steps leave it open
}

/** Opens the drawer of what went in and what came, for the clip of this number. */
export async function openInputs(page: Page, clip = 1): Promise<Locator> {
  const drawer = page.getByRole("complementary", { name: "Inputs" });
  if (!(await drawer.isVisible())) await page.getByRole("button", { name: "Inputs", exact: true }).click();
  const tab = drawer.getByRole("tab", { name: `Clip ${clip}`, exact: true });
  if (clip > 1 || (await tab.isVisible())) await tab.click();
  return drawer;
}

/** The log of requests in the drawer. */
export const attemptsIn = (drawer: Locator): Locator =>
  drawer
    .locator("section")
    .filter({ hasText: /^Attempts/ })
    .getByRole("listitem");

export const noteBox = (page: Page): Locator => page.getByRole("textbox", { name: /^Note at/ });

/** Begins a note at the playhead; the caret stands in it. */
export async function beginNote(card: Locator): Promise<Locator> {
  await choose(card, "Note");
  const box = noteBox(card.page());
  await expect(box).toBeFocused();
  return box;
}

/** The marks of notes above the film. */
export const pins = (page: Page): Locator => page.getByRole("button", { name: /^Note on clip/ });

/** A press in the middle of a clip's picture. */
export async function clickPicture(card: Locator): Promise<void> {
  const box = (await card.boundingBox())!; // it is on the stage
  await card.click({ position: { x: box.width / 2, y: box.height / 3 } });
}

/** Draws a line over a clip's picture, from corner to corner of its middle. */
export async function drawLine(card: Locator): Promise<void> {
  await card.evaluate((element) => element.scrollIntoView({ block: "nearest" }));
  const box = (await card.boundingBox())!; // it is on the stage
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const { mouse } = card.page();
  await mouse.move(...at(0.2, 0.15));
  await mouse.down();
  await mouse.move(...at(0.3, 0.3), { steps: 4 });
  await mouse.move(...at(0.4, 0.2), { steps: 4 });
  await mouse.up();
}
