import { signedOut } from "#e2e/account.ts";
import { putGallery } from "#e2e/shown-gallery.ts";
import { putRun, storedModels } from "#e2e/stored-room.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { article, beginNote, drawLine, instant, noteBox, pins, playhead } from "./room.ts";

const [first] = storedModels.map(({ name }) => name);

test("a note with a drawing is kept, and its pin leads to its frame and shows it", async ({
  page,
  studio,
  account,
}) => {
  await page.goto(await putRun(studio, account.member, "A kite that is drawn on", ["wide", "wide"]));
  const card = article(page, first!);
  await expect(card.locator("video")).toBeVisible();
  await playhead(page).press("PageUp");
  const at = await instant(page);
  const drawing = card.getByRole("img", { name: /drawing/i });

  await page.getByRole("button", { name: "Play all" }).click();
  await beginNote(card);
  await expect(page.getByRole("button", { name: "Play all" })).toBeVisible(); // writing stops what plays
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await playhead(page).press("Home");
  await playhead(page).press("PageUp");

  await beginNote(card);
  await page.keyboard.type("This hem");
  await expect(page.getByRole("button", { name: "Draw", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await drawLine(card);
  await expect(drawing.locator("path")).toHaveCount(1);
  await page.getByRole("button", { name: "Arrow", exact: true }).click();
  await drawLine(card);
  await page.getByRole("button", { name: "Undo stroke" }).click();
  await expect(drawing.locator("path")).toHaveCount(1);
  await drawLine(card);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(drawing.locator("path")).toHaveCount(1);
  await page.keyboard.type("!");
  await page.keyboard.press("ControlOrMeta+z"); // what was typed last is the field's to take back
  await expect(drawing.locator("path")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(pins(page)).toHaveCount(1);
  await expect(noteBox(page)).toHaveCount(0);

  await page.reload();
  await expect(drawing).toHaveCount(0);
  await pins(page).click();
  await expect(card).toContainText("This hem");
  await expect(drawing).toBeVisible();
  expect(await instant(page)).toBe(at);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(drawing).toHaveCount(0);
});

test("a visitor's comment has a drawing, which its time shows to others", async ({
  browser,
  studio,
  account,
}) => {
  const { token } = await putGallery(studio, account.member, 1);
  const context = await browser.newContext({ baseURL: studio.url, storageState: signedOut });
  const page = await context.newPage();
  await page.goto(`/g/${token}`);
  await page.getByRole("link", { name: "Play Kite 1" }).click();
  const card = page.getByRole("article");
  await expect(card.locator("video")).toBeVisible();
  const player = page.getByRole("dialog", { name: "Kite 1" });
  await player.getByRole("button", { name: "Add a comment" }).click();
  await player.getByRole("textbox", { name: "Comment", exact: true }).fill("Higher here");
  await player.getByRole("button", { name: "Draw", exact: true }).click();
  await drawLine(card);
  await expect(player.getByRole("img", { name: "Your drawing" })).toBeVisible();
  await player.getByRole("textbox", { name: "Your name" }).fill("Grace");
  await expectAccessible(page);
  await player.getByRole("button", { name: "Post", exact: true }).click();
  const comments = player.getByRole("list", { name: "Comments", exact: true });
  await expect(comments).toContainText("Higher here");

  const other = await (await browser.newContext({ baseURL: studio.url, storageState: signedOut })).newPage();
  await other.goto(`/g/${token}`);
  await other.getByRole("link", { name: "Play Kite 1" }).click();
  await other
    .getByRole("dialog", { name: "Kite 1" })
    .getByRole("list", { name: "Comments", exact: true })
    .getByRole("button", { name: /^Go to/ })
    .click();
  await expect(other.getByRole("img", { name: "Drawing by Grace" })).toBeVisible();
  await other.context().close();
  await context.close();
});
