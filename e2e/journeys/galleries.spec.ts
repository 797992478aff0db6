import type { Locator, Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { saveScene } from "#e2e/scenes.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { pasteInto, setSettings } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, choose } from "./room.ts";

const clips = (page: Page) => page.getByRole("list", { name: "Clips" }).getByRole("listitem");
const caption = (page: Page, number: number) => page.getByLabel(`Caption of clip ${number}`);
const untilSaved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Everything about who sees the gallery, under its button. */
async function openShare(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  return page.getByRole("dialog", { name: "Share" });
}

/** Two animatics of one image, shown on the page of their run. */
async function makeTwo(page: Page, folder: string): Promise<void> {
  const image = await saveScene("window", `${folder}/window.jpg`, { width: 960, height: 540, at: 0 });
  await addReferences(page, [image]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("@Image1 in the morning light");
  await setSettings(page, { Duration: "4 s", Resolution: "480p", Variations: "2" });
  await page.getByRole("button", { name: "Generate 2 videos" }).click();
  await page.waitForURL(/\/runs\//);
  for (const name of ["Animatic (This studio)", "Animatic (This studio) #2"]) {
    const card = article(page, name);
    await expect(card.getByText("Done", { exact: true })).toBeVisible({ timeout: 90_000 });
  }
}

test("results become a gallery that is arranged, kept, shared, told to a second tab and taken back", async ({
  page,
  context,
  browser,
  folder,
  pageErrors,
}) => {
  test.slow(); // two videos are rendered first
  await page.goto("/studio");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Galleries" }).click();
  await expect(page.getByRole("heading", { name: "Galleries", level: 1 })).toBeVisible();
  await expect(page.getByText("No galleries yet")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/studio");
  await makeTwo(page, folder);

  await test.step("from the page of a run into a new gallery", async () => {
    await choose(article(page, "Animatic (This studio) #2"), "Add to gallery");
    const dialog = page.getByRole("dialog", { name: "Add to gallery" });
    await dialog.getByLabel("Title of the new gallery").fill("Mornings");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Open gallery" }).click();
    await page.waitForURL(/\/galleries\//);
    await expect(page.getByRole("heading", { name: "Mornings", level: 1 })).toBeVisible();
    await expect(clips(page)).toHaveCount(1);
  });
  const address = new URL(page.url()).pathname;

  await test.step("a further result is chosen, and the order is changed by keys, by number and by hand", async () => {
    await page.getByRole("button", { name: "Add clips" }).click();
    const picker = page.getByRole("dialog", { name: "Add clips" });
    await expect(picker.getByRole("checkbox")).toHaveCount(2);
    await expect(picker.getByRole("checkbox", { name: /#2/ })).toBeDisabled();
    await picker.getByRole("checkbox", { name: /\(This studio\): / }).check({ force: true });
    await expectAccessible(page);
    await picker.getByRole("button", { name: "Add 1 clip" }).click();
    await expect(clips(page)).toHaveCount(2);
    await expect(clips(page).nth(0)).toContainText("#2");
    await page.getByRole("button", { name: "Move clip 2", exact: true }).focus();
    await page.keyboard.press("ArrowLeft");
    await expect(clips(page).nth(1)).toContainText("#2");
    await expect(page.getByRole("button", { name: "Move clip 1", exact: true })).toBeFocused();
    await page.getByLabel("Position of clip 1 of 2").fill("9");
    await page.keyboard.press("Enter");
    await expect(clips(page).nth(0)).toContainText("#2");
    await expect(page.getByLabel("Position of clip 2 of 2")).toBeFocused();
    await page.getByLabel("Position of clip 2 of 2").fill("1");
    await page.keyboard.press("Enter");
    await expect(clips(page).nth(1)).toContainText("#2");
    await caption(page, 1).fill("The first light");
    await untilSaved(page);
    const from = (await clips(page).nth(0).boundingBox())!; // it is shown
    const to = (await clips(page).nth(1).boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + 80); // on its picture
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 30, from.y + 90, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + 80, { steps: 8 });
    await expect(caption(page, 2)).toHaveValue("The first light"); // the other has made room
    await page.mouse.up();
    await expect(caption(page, 2)).toHaveValue("The first light");
    await page.reload(); // what was dragged takes no press for a moment, so that letting it go is none
    await expect(caption(page, 2)).toHaveValue("The first light");
  });

  await test.step("what is typed and chosen is there after a reload in the same moment", async () => {
    await page.getByRole("button", { name: "Actions for clip 2" }).click();
    await page.getByRole("menuitem", { name: "What visitors see" }).click();
    const dialog = page.getByRole("dialog", { name: "Clip 2: what visitors see" });
    await dialog.getByLabel("Prompt").selectOption("Shown");
    await dialog.getByLabel("Image 1: window.jpg").check();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(clips(page).nth(1)).toContainText("Shows prompt, 1 reference");
    await page.getByRole("radio", { name: "Story" }).check({ force: true });
    await page.getByLabel("Introduction").fill("Seen from one window.");
    await page.reload();
    await expect(page.getByLabel("Introduction")).toHaveValue("Seen from one window.");
    await expect(page.getByRole("radio", { name: "Story" })).toBeChecked();
    await expect(caption(page, 2)).toHaveValue("The first light");
    await expect(clips(page).nth(1)).toContainText("Shows prompt, 1 reference");
    await untilSaved(page);
    await expectAccessible(page);
    const share = await openShare(page);
    await share.getByRole("button", { name: "Hide all" }).click();
    await expect(share.getByText("0 of 2 shown")).toBeVisible();
    await share.getByRole("button", { name: "Undo" }).click();
    await expect(share.getByText("1 of 2 shown")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(share).toHaveCount(0);
  });

  await test.step("a clip that is removed comes back by Undo, where it was", async () => {
    await page.getByRole("button", { name: "Remove clip 1" }).click();
    await expect(clips(page).nth(0)).toContainText("Clip 1 removed");
    await expect(caption(page, 2)).toHaveCount(0);
    await clips(page).nth(0).getByRole("button", { name: "Undo" }).click();
    await expect(caption(page, 2)).toHaveValue("The first light");
    await untilSaved(page);
  });

  await test.step("its member sees what visitors will see", async () => {
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForURL(/\/preview$/);
    await expect(page.getByRole("heading", { name: "Mornings", level: 1 })).toBeVisible();
    await expect(page.getByText("in the morning light")).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to editing" }).click();
    await expect(clips(page)).toHaveCount(2);
  });

  await test.step("a second tab is told, and overwrites nothing unseen", async () => {
    const second = await context.newPage();
    await second.goto(address);
    await page.getByLabel("Title", { exact: true }).fill("Early mornings");
    await expect(second.getByRole("heading", { name: "Early mornings" })).toBeVisible();
    await second.close();
  });

  await test.step("shared by a link, with words of a visitor, until that is stopped", async () => {
    const share = await openShare(page);
    await share.getByRole("switch", { name: "Comment", exact: true }).check();
    await untilSaved(page);
    await share.getByRole("button", { name: "Create link" }).click();
    const link = await share.getByLabel("Link", { exact: true }).inputValue();
    await expectAccessible(page);
    const visitor = await (await browser.newContext({ storageState: signedOut })).newPage();
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: "Early mornings", level: 1 })).toBeVisible();
    const write = visitor.getByRole("button", { name: "Add a comment" });
    await write.click();
    await visitor.getByLabel("Your name").fill("Grace");
    const words = visitor.getByRole("textbox", { name: "Comment", exact: true });
    await pasteInto(words, "With sk-canary-77aa41 it works");
    await expect(words).toHaveValue("With … it works");
    await expect(visitor.getByText("Removed an API key from the pasted text.")).toBeVisible();
    await words.fill("The second one.");
    await visitor.getByRole("button", { name: "Post", exact: true }).click();
    await write.click();
    await expect(words).toHaveValue("");
    await visitor.getByLabel("Your name").fill("Linus");
    await words.fill("Or the first.");
    await visitor.getByRole("button", { name: "Post", exact: true }).click();
    await expect(words).toHaveCount(0);
    await page.reload();
    const responses = page.getByRole("region", { name: "Responses" });
    await page.getByRole("button", { name: "Approve all 2" }).click();
    await expect(responses).toContainText("2 comments approved");
    await responses.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Delete all 2" }).click();
    await expect(page.getByText("No comments yet")).toBeVisible();
    await expect(responses).toContainText("2 comments deleted");
    await responses.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Delete comment 1, by Linus" }).click();
    await expect(page.getByText("1 comment, 1 to approve")).toBeVisible();
    const comments = responses.getByRole("list", { name: "Comments" });
    await expect(comments).toContainText("The second one.");
    await visitor.reload();
    await expect(visitor.getByText("The second one.")).toHaveCount(0);
    await page.getByRole("button", { name: "Approve comment 1, by Grace" }).click();
    await expect(page.getByRole("button", { name: "Hide comment 1, by Grace" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete comment 1, by Grace" }).click();
    await expect(comments).toHaveCount(0);
    await expect(responses).toContainText("Comment by Grace deleted");
    await responses.getByRole("button", { name: "Undo" }).click();
    await expect(comments).toContainText("The second one.");
    await visitor.reload();
    await expect(visitor.getByText("The second one.")).toBeVisible();
    await page.goto("/galleries");
    await expect(page.getByRole("button", { name: "Copy link to Early mornings" })).toBeVisible();
    await page.goto(address);
    await openShare(page);
    await expect(share.getByText("Anyone with the link can view")).toBeVisible();
    await expect(share.getByLabel("Link", { exact: true })).not.toHaveValue(link);
    await share.getByRole("button", { name: "Copy link" }).click();
    await expect(share.getByLabel("Link", { exact: true })).toHaveValue(link);
    const second = await context.newPage(); // in which a new link is made while this dialog shows the one before
    await second.goto(address);
    const other = await openShare(second);
    await other.getByRole("button", { name: "New link" }).click();
    await other.getByRole("button", { name: "New link" }).click(); // meant
    await expect(other.getByLabel("Link", { exact: true })).toHaveValue(/\/g\/[\w-]{22,}$/);
    const newLink = await other.getByLabel("Link", { exact: true }).inputValue();
    await second.close();
    await share.getByRole("button", { name: "Copy link" }).click();
    await expect(share.getByLabel("Link", { exact: true })).toHaveValue(newLink);
    await share.getByRole("button", { name: "Stop sharing" }).click();
    await expect(share.getByRole("button", { name: "Cancel" })).toBeFocused();
    await share.getByRole("button", { name: "Stop sharing" }).click();
    await expect(share.getByText("Only you can see this gallery")).toBeVisible();
    await page.keyboard.press("Escape");
    expect((await visitor.goto(link))?.status()).toBe(404);
    await visitor.context().close();
  });

  await test.step("deleted, and taken back", async () => {
    await page.getByRole("button", { name: "Gallery actions" }).click();
    await page.getByRole("menuitem", { name: "Delete gallery" }).click();
    const tile = page.getByRole("list", { name: "Galleries" }).getByRole("listitem");
    await expect(tile).toContainText("“Early mornings” deleted");
    await tile.getByRole("button", { name: "Undo" }).click();
    await expect(tile).toContainText("2 clips · Not shared");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete Early mornings" }).click();
    await expect(tile).toContainText("“Early mornings” deleted");
    await expectNotFound(page, address, pageErrors);
  });
});
