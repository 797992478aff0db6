import type { Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { saveScene } from "#e2e/scenes.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { pasteInto } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, choose } from "./room.ts";

const clips = (page: Page) => page.getByRole("list", { name: "Clips" }).getByRole("listitem");
const caption = (page: Page, number: number) => page.getByLabel(`Caption of clip ${number}`);
const undo = (page: Page, title: string) =>
  page.getByRole("dialog", { name: title }).getByRole("button", { name: "Undo" }).click();
const untilSaved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Two animatics of one image, shown on the page of their run. */
async function makeTwo(page: Page, folder: string): Promise<void> {
  const image = await saveScene("window", `${folder}/window.jpg`, { width: 960, height: 540, at: 0 });
  await addReferences(page, [image]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("@Image1 in the morning light");
  await page.getByLabel("Duration", { exact: true }).selectOption("4 s");
  await page.getByLabel("Resolution", { exact: true }).selectOption("480p");
  await page.getByLabel("Variations", { exact: true }).fill("2");
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

  await test.step("a further result is chosen, and the order is changed by buttons and by hand", async () => {
    await page.getByRole("button", { name: "Choose results" }).click();
    const picker = page.getByRole("dialog", { name: "Choose results" });
    await expect(picker.getByRole("checkbox")).toHaveCount(2);
    await expect(picker.getByRole("checkbox", { name: /#2/ })).toBeDisabled();
    await picker.getByRole("checkbox", { name: /\(This studio\): / }).check({ force: true });
    await expectAccessible(page);
    await picker.getByRole("button", { name: "Add 1 result" }).click();
    await expect(clips(page)).toHaveCount(2);
    await expect(clips(page).nth(0)).toContainText("#2");
    const up = page.getByRole("button", { name: "Move clip 2 up" });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(clips(page).nth(1)).toContainText("#2");
    await expect(page.getByRole("button", { name: "Move clip 1 up" })).toBeFocused();
    await page.getByLabel("Place of clip 1 of 2").fill("9");
    await page.keyboard.press("Enter");
    await expect(clips(page).nth(0)).toContainText("#2");
    await expect(page.getByLabel("Place of clip 2 of 2")).toBeFocused();
    await page.getByLabel("Place of clip 2 of 2").fill("1");
    await page.keyboard.press("Enter");
    await expect(clips(page).nth(1)).toContainText("#2");
    await caption(page, 1).fill("The first light");
    await untilSaved(page);
    const from = (await clips(page).nth(0).getByRole("paragraph").first().boundingBox())!; // it is shown
    const to = (await clips(page).nth(1).boundingBox())!;
    await page.mouse.move(from.x + 60, from.y - 60); // on its picture
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y - 50, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + 70, { steps: 8 });
    await page.mouse.up();
    await expect(caption(page, 2)).toHaveValue("The first light");
    await page.reload(); // what was dragged takes no press for a moment, so that letting it go is none
    await expect(caption(page, 2)).toHaveValue("The first light");
  });

  await test.step("what is typed and chosen is there after a reload in the same moment", async () => {
    await page.getByLabel("What is shown of clip 2").click();
    const dialog = page.getByRole("dialog", { name: "What is shown of clip 2" });
    await dialog.getByLabel("Prompt").selectOption("Shown");
    await dialog.getByLabel("Image 1: window.jpg").check();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(clips(page).nth(1)).toContainText("With prompt, 1 reference");
    await page.getByRole("radio", { name: "Story" }).check({ force: true });
    await page.getByLabel("Introduction").fill("Seen from one window.");
    await page.reload();
    await expect(page.getByLabel("Introduction")).toHaveValue("Seen from one window.");
    await expect(page.getByRole("radio", { name: "Story" })).toBeChecked();
    await expect(caption(page, 2)).toHaveValue("The first light");
    await expect(clips(page).nth(1)).toContainText("With prompt, 1 reference");
    await untilSaved(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Hide all references" }).click();
    await expect(page.getByText("0 of 2 references shown")).toBeVisible();
    await undo(page, "Visitors see no reference");
    await expect(page.getByText("1 of 2 references shown")).toBeVisible();
  });

  await test.step("a clip that is removed comes back by Undo", async () => {
    await page.getByRole("button", { name: "Remove clip 1" }).click();
    await expect(clips(page)).toHaveCount(1);
    await undo(page, "Clip 1 removed from the gallery");
    await expect(clips(page)).toHaveCount(2);
    await expect(caption(page, 2)).toHaveValue("The first light");
    await untilSaved(page);
  });

  await test.step("its member sees what visitors will see", async () => {
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForURL(/\/preview$/);
    await expect(page.getByRole("heading", { name: "Mornings", level: 1 })).toBeVisible();
    await expect(page.getByText("in the morning light")).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the editor" }).click();
    await expect(clips(page)).toHaveCount(2);
  });

  await test.step("a second tab is told, and overwrites nothing unseen", async () => {
    const second = await context.newPage();
    await second.goto(address);
    await page.getByLabel("Title").fill("Early mornings");
    await expect(second.getByRole("heading", { name: "Early mornings" })).toBeVisible();
    await second.close();
  });

  await test.step("shared by a link, with words of a visitor, until that is stopped", async () => {
    await page.getByRole("checkbox", { name: "Comment, under a name they type" }).check();
    await untilSaved(page);
    await page.getByRole("button", { name: "Share by a link" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    await expectAccessible(page);
    const visitor = await (await browser.newContext({ storageState: signedOut })).newPage();
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: "Early mornings", level: 1 })).toBeVisible();
    await visitor.getByLabel("Your name").fill("Grace");
    const words = visitor.getByRole("textbox", { name: "Comment", exact: true });
    await pasteInto(words, "With sk-canary-77aa41 it works");
    await expect(words).toHaveValue("With … it works");
    await expect(visitor.getByText("Removed an API key from the pasted text.")).toBeVisible();
    await words.fill("The second one.");
    await visitor.getByRole("button", { name: "Post", exact: true }).click();
    await expect(words).toHaveValue("");
    await visitor.getByLabel("Your name").fill("Linus");
    await words.fill("Or the first.");
    await visitor.getByRole("button", { name: "Post", exact: true }).click();
    await expect(words).toHaveValue("");
    await page.reload();
    await page.getByRole("button", { name: "Approve all 2" }).click();
    await undo(page, "2 comments approved");
    await page.getByRole("button", { name: "Delete all 2" }).click();
    await expect(page.getByText("No comments")).toBeVisible();
    await undo(page, "2 comments deleted");
    await page.getByRole("button", { name: "Delete comment 1, of Linus" }).click();
    await expect(page.getByText("1 comment, 1 waiting for you")).toBeVisible();
    const comments = page.getByRole("region", { name: "Responses" }).getByRole("list", { name: "Comments" });
    await expect(comments).toContainText("The second one.");
    await visitor.reload();
    await expect(visitor.getByText("The second one.")).toHaveCount(0);
    await page.getByRole("button", { name: "Approve comment 1, of Grace" }).click();
    await expect(page.getByRole("button", { name: "Hide comment 1, of Grace" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete comment 1, of Grace" }).click();
    await expect(comments).toHaveCount(0);
    await undo(page, "Comment of Grace deleted");
    await expect(comments).toContainText("The second one.");
    await visitor.reload();
    await expect(visitor.getByText("The second one.")).toBeVisible();
    await expect(page.getByText(/^Everybody with the link can see it/)).toBeVisible();
    await expect(page.getByLabel("Link", { exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Stop sharing" }).click();
    const question = page.getByRole("dialog", { name: "Stop sharing?" });
    await question.getByRole("button", { name: "Stop sharing" }).click();
    await expect(page.getByText("Only you can see this gallery.")).toBeVisible();
    expect((await visitor.goto(link))?.status()).toBe(404);
    await visitor.context().close();
  });

  await test.step("deleted, and taken back", async () => {
    await page.getByRole("button", { name: "Delete gallery" }).click();
    await expect(page.getByText("No galleries yet")).toBeVisible();
    await undo(page, "“Early mornings” deleted");
    const tile = page.getByRole("list", { name: "Galleries" }).getByRole("listitem");
    await expect(tile).toContainText("2 clips · Not shared");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete Early mornings" }).click();
    await expect(tile).toHaveCount(0);
    await expectNotFound(page, address, pageErrors);
  });
});
