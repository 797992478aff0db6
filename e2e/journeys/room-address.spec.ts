import type { Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { putGallery } from "#e2e/shown-gallery.ts";
import { putRun, storedModels } from "#e2e/stored-room.ts";
import { expect, test } from "#e2e/studio.ts";
import { article, clickPicture, expectLayout, instant, layOut, playhead } from "./room.ts";

const [first, second] = storedModels.map(({ name }) => name);

/** The range is set, the playhead stands in it, and the pictures lie over each other. */
async function expectMoment(page: Page, at: number): Promise<void> {
  await expectLayout(page, "Wipe");
  await expect.poll(() => instant(page)).toBe(at);
  await expect(page.getByRole("button", { name: "Clear A and B" })).toBeVisible();
}

test("layout, time, range and the large clip are there after a reload, and in a copied link", async ({
  page,
  context,
  studio,
  account,
}) => {
  await page.goto(await putRun(studio, account.member, "A kite at a moment", ["wide", "wide"]));
  await expect(article(page, first!).locator("video")).toBeVisible();
  await layOut(page, "Wipe");
  await playhead(page).press("Home");
  await page.getByRole("button", { name: "Set A" }).click();
  await playhead(page).press("PageUp");
  await playhead(page).press("ArrowRight");
  await page.getByRole("button", { name: "Set B" }).click();
  await playhead(page).press("ArrowLeft");
  await playhead(page).press("ArrowLeft");
  const at = await instant(page);
  expect(at).toBeGreaterThan(900);
  await expect(page).toHaveURL(/[?&]layout=wipe/);
  await expect(page).toHaveURL(new RegExp(`[?&]t=${at}(&|$)`)); // written once it rests
  await page.reload();
  await expectMoment(page, at);
  const copied = await context.newPage();
  await copied.goto(page.url());
  await expectMoment(copied, at);
  await copied.close();

  await layOut(page, "Grid");
  await clickPicture(article(page, second!));
  await expect(page).toHaveURL(/solo=/);
  await page.reload();
  const width = async (name: string) => (await article(page, name).boundingBox())?.width ?? 0;
  await expect.poll(() => width(second!)).toBeGreaterThan(700);
  expect(await width(first!)).toBeLessThan(300);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/solo=/);
});

test("a gallery's link with what stands behind its # leads a visitor to the moment", async ({
  browser,
  studio,
  account,
}) => {
  const { token } = await putGallery(studio, account.member, 2);
  const still = { reducedMotion: "reduce" } as const; // else it plays as soon as it is opened
  const context = await browser.newContext({ baseURL: studio.url, storageState: signedOut, ...still });
  const page = await context.newPage();
  await page.goto(`/g/${token}`);
  await page.getByRole("button", { name: "Play side by side" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  const wipe = (where: Page) => where.getByRole("button", { name: "Wipe", exact: true });
  await wipe(page).click();
  await playhead(page).press("Home");
  await playhead(page).press("PageUp");
  const at = await instant(page);
  await expect(page).toHaveURL(new RegExp(`#.*&layout=wipe.*&t=${at}(&|$)`));

  const other = await (await browser.newContext({ baseURL: studio.url, storageState: signedOut })).newPage();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(page.url());
  await expect(wipe(other)).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => instant(other)).toBe(at);
  expect(asked.filter((url) => url.includes("layout"))).toEqual([]); // the server is told none of it
  await other.context().close();
  await context.close();
});
