import { readFile } from "node:fs/promises";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { dialects } from "#lib/domain/prompt/dialect.ts";
import { inMoreSettings, openComposer, pasteInto, promptBox, referenceItems } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { chooseFor, setRole } from "./tray.ts";

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

test("@ offers the references, filters them by label and by name, and puts the chosen one into the text", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png", "tower.png"]);
  const options = page.getByRole("listbox", { name: "References to insert" }).getByRole("option");
  await page.keyboard.type("@");
  await expect(options).toHaveText([/Image 1\s*hero.png/, /Image 2\s*lake.png/, /Image 3\s*tower.png/]);
  await page.keyboard.type("tow");
  await expect(options).toHaveText([/Image 3/]);
  await page.keyboard.press("Enter");
  await expect(promptBox(page)).toHaveText("Image 3, tower.png");

  await page.keyboard.type(" and @image2");
  await expect(options).toHaveText([/Image 2/]);
  await page.keyboard.press("Tab");
  await expect(promptBox(page)).toHaveText("Image 3, tower.png and Image 2, lake.png");
  await expect(promptBox(page)).toBeFocused();
});

test("arrows move in the menu, the mouse picks from it, and Escape closes it until the next @", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  const menu = page.getByRole("listbox");
  await page.keyboard.type("@");
  await expect(menu.getByRole("option", { selected: true })).toHaveText(/Image 1/);
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("option", { selected: true })).toHaveText(/Image 2/);
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("option", { selected: true })).toHaveText(/Image 1/);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await page.keyboard.type("her");
  await page.keyboard.type(" @");
  await menu.getByRole("option", { name: "lake.png" }).click();
  await expect(promptBox(page)).toHaveText("@her Image 2, lake.png");
  await expect(promptBox(page)).toBeFocused();
});

test("the button of a reference puts its token at the caret and gives the text the focus", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("See");
  await page.getByRole("button", { name: "Insert Image 1" }).click();
  await page.keyboard.type(" go");
  await expect(promptBox(page)).toHaveText("See Image 1, hero.png go");
  await page.getByRole("button", { name: "Insert Image 1" }).click();
  await page.keyboard.type("goes, and @");
  await page.keyboard.press("Enter");
  await page.keyboard.type(", too");
  await expect(
    promptBox(page),
    "a word typed right behind a token is apart from it, a comma is not",
  ).toHaveText("See Image 1, hero.png go Image 1, hero.png goes, and Image 1, hero.png, too");
});

for (const id of ["at", "plain-chinese"] as const) {
  test(`${dialects[id].word} becomes a token, typed and pasted`, async ({ page, folder }) => {
    await openComposer(page, folder, ["hero.png", "lake.png"]);
    const word = dialects[id].write("image", 2);
    await page.keyboard.type(`See ${word} go`);
    await expect(promptBox(page)).toHaveText("See Image 2, lake.png go");
    await promptBox(page).press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.evaluate((text) => navigator.clipboard.writeText(text), `There ${word} stays`);
    await page.keyboard.press("ControlOrMeta+v");
    await expect(promptBox(page)).toHaveText("There Image 2, lake.png stays");
  });
}

test("an e-mail address stays text, and words that name no reference are marked", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("me@image1.com or me@hero ");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(promptBox(page)).toHaveText("me@image1.com or me@hero ");
  await page.keyboard.type("beside @Image7 now");
  await expect(promptBox(page)).toHaveText("me@image1.com or me@hero beside @Image7 now");
  await expect(page.getByText("“@Image7”: there is no such reference")).toBeVisible();
  await expect(promptBox(page).getByTitle("There is no such reference")).toHaveText("@Image7");
});

test("moving a reference renumbers every token of it at once", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 meets @Image2 and @Image1 ");
  await expect(promptBox(page)).toHaveText(
    "Image 1, hero.png meets Image 2, lake.png and Image 1, hero.png ",
  );
  await chooseFor(page, "Image 1", "Move later");
  await expect(promptBox(page)).toHaveText(
    "Image 2, hero.png meets Image 1, lake.png and Image 2, hero.png ",
  );
  await expect(referenceItems(page)).toContainText(["Image 1: lake.png", "Image 2: hero.png"]);
  await chooseFor(page, "Image 2", "Move earlier");
  await expect(promptBox(page)).toHaveText(
    "Image 1, hero.png meets Image 2, lake.png and Image 1, hero.png ",
  );
});

test("a removed reference leaves a missing token that blocks Generate until it is rebound, put back or deleted", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 meets @Image2 ");
  const generate = page.getByRole("button", { name: /^Generate/ });
  const notice = page.getByRole("group", { name: "hero.png is missing" });
  await expect(generate).toHaveAccessibleName("Generate 1 video");
  await expect(generate, "only a file that the studio has can be put back").toBeEnabled();

  await chooseFor(page, "Image 1", "Remove");
  await expect(promptBox(page)).toHaveText("hero.png, missing meets Image 1, lake.png ");
  await expect(generate).toBeDisabled();
  await expect(generate).toHaveAccessibleDescription("In the prompt, but removed: hero.png");
  await expect(notice).toContainText("hero.png was removed.");
  await notice.getByLabel("Use instead of hero.png").selectOption("Image 1: lake.png");
  await expect(promptBox(page)).toHaveText("Image 1, lake.png meets Image 1, lake.png ");
  await expect(generate).toBeEnabled();

  await page.keyboard.press("ControlOrMeta+z");
  await expect(generate).toBeDisabled();
  await notice.getByRole("button", { name: "Put hero.png back" }).click();
  await expect(promptBox(page)).toHaveText("Image 2, hero.png meets Image 1, lake.png ");
  await expect(generate).toBeEnabled();

  await chooseFor(page, "Image 2", "Remove");
  await notice.getByRole("button", { name: "Delete hero.png from the text" }).click();
  await expect(promptBox(page)).toHaveText(" meets Image 1, lake.png ");
  await expect(generate).toBeEnabled();
});

test("another file in the place of a reference keeps its tokens", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 waits");
  const other = await makeImage(`${folder}/other.png`, { width: 640, height: 480, colour: [0, 0, 0] });
  const choosing = page.waitForEvent("filechooser");
  await chooseFor(page, "Image 1", "Replace");
  await (await choosing).setFiles(other);
  await expect(promptBox(page)).toHaveText("Image 1, other.png waits");
  await expect(referenceItems(page)).toContainText(["Image 1: other.png", "Image 2: lake.png"]);
});

test("undo and redo walk through typing, tokens and rebinding", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("See @lake");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" and [Image 1]");
  await expect(promptBox(page)).toHaveText("See Image 2, lake.png and Image 1, hero.png");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText("See Image 2, lake.png and [Image 1]");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(promptBox(page)).toHaveText("See Image 2, lake.png and Image 1, hero.png");
  await page.keyboard.press("Backspace");
  await expect(promptBox(page)).toHaveText("See Image 2, lake.png and ");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText("See Image 2, lake.png and Image 1, hero.png");
  await chooseFor(page, "Image 2", "Move earlier");
  await promptBox(page).focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText("");
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(promptBox(page)).toHaveText("See Image 1, lake.png and Image 2, hero.png");
});

test("one undo brings a removed reference back whole, from the prompt and from the page, and loses no word", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image1 meets @Image2 there. ");
  const whole = "Image 1, hero.png meets Image 2, lake.png there. ";
  const without = "hero.png, missing meets Image 1, lake.png there. ";
  await expect(promptBox(page)).toHaveText(whole);
  await setRole(page, "Image 1", "Style");
  await chooseFor(page, "Image 1", "Remove");
  await expect(promptBox(page)).toHaveText(without);
  await expect(promptBox(page)).not.toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText(whole);
  await expect(referenceItems(page)).toContainText([/Image 1: hero\.png[\s\S]*Style/, "Image 2: lake.png"]);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(promptBox(page)).toHaveText(without);
  await page.keyboard.press("Control+y");
  await expect(promptBox(page)).toHaveText(without);

  await promptBox(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("They talk.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText(without);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText(whole);

  // An unused one too, whatever was written since.
  const more = await makeImage(`${folder}/more.png`, { width: 640, height: 480, colour: [9, 9, 9] });
  await addReferences(page, [more]);
  await chooseFor(page, "Image 3", "Remove");
  await promptBox(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("They sing.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(referenceItems(page)).toContainText(["hero.png", "lake.png", "Image 3: more.png"]);
  await expect(promptBox(page)).toHaveText(`${whole}They sing.`);
});

test("a picture that is pasted into the prompt is a token where the caret was, and the same one means the same reference", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("See and go");
  for (let press = 0; press < 7; press += 1) await page.keyboard.press("ArrowLeft");
  const path = await makeImage(`${folder}/pasted.png`, { width: 500, height: 400, colour: [250, 200, 0] });
  const picture = { name: "pasted.png", base64: await readFile(path, "base64") };
  await pasteInto(promptBox(page), "", { files: [picture] });
  await expect(promptBox(page)).toHaveText("See Image 2, pasted.png and go");
  await pasteInto(promptBox(page), "", { files: [picture] });
  await expect(promptBox(page)).toHaveText("See Image 2, pasted.png Image 2, pasted.png and go");
  await expect(referenceItems(page)).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText("See and go");
  await expect(referenceItems(page)).toHaveCount(1);

  await pasteInto(page.getByRole("button", { name: "Add references" }), "", { files: [picture] });
  await expect(referenceItems(page)).toContainText(["hero.png", "Image 2: pasted.png"]);
  await expect(promptBox(page)).toHaveText("See and go");
});

test("cutting, copying and pasting keep what a token means; elsewhere it is plain text", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  await page.keyboard.type("@Image2 rests");
  await promptBox(page).press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+x");
  await expect(promptBox(page)).toHaveText("");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("@Image2 rests");

  await chooseFor(page, "Image 2", "Move earlier");
  await promptBox(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(promptBox(page)).toHaveText("Image 1, lake.png rests");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  await inMoreSettings(page, async (popup) => {
    const elsewhere = popup.getByLabel("Negative prompt");
    await elsewhere.focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(elsewhere).toHaveValue("@Image1 rests");
  });
});

test("nothing is converted while an input method composes, and what it wrote is, when it ends", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  const browser = await page.context().newCDPSession(page);
  await page.keyboard.type("看 ");
  for (const text of ["tu", "tupian", "图片", "图片1"]) {
    await browser.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await expect(promptBox(page)).toHaveText(`看 ${text}`);
  }
  await browser.send("Input.insertText", { text: "图片1" });
  await page.keyboard.type(" 走");
  await expect(promptBox(page)).toHaveText("看 Image 1, hero.png 走");
});

test("one press of an arrow crosses a token, and Shift selects it whole", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("a [Image 1]b");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("x");
  await expect(promptBox(page)).toHaveText("a xImage 1, hero.pngb");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("y");
  await expect(promptBox(page)).toHaveText("a xImage 1, hero.pngyb");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Delete");
  await expect(promptBox(page)).toHaveText("a xyb");
});

test("numbers follow the order in which files were added, whichever upload ends first", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  const large = await makeImage(`${folder}/large.jpg`, {
    width: 3000,
    height: 2000,
    colour: [9, 9, 9],
    noise: true,
  });
  const small = await makeImage(`${folder}/small.png`, { width: 400, height: 400, colour: [250, 0, 0] });
  const clip = await makeVideo(`${folder}/walk.mp4`, {
    width: 640,
    height: 480,
    seconds: 1,
    colour: [9, 9, 200],
  });
  const sound = await makeSound(`${folder}/song.wav`, { seconds: 2, toneHz: 300 });
  await addReferences(page, [large, sound, clip, small]);
  const names = ["Image 1: large.jpg", "Audio 1: song.wav", "Video 1: walk.mp4", "Image 2: small.png"];
  await expect(referenceItems(page)).toContainText(names);
  await expect(referenceItems(page).getByText(/Uploading|Analysing|Waiting/)).toHaveCount(0);
  await expect(referenceItems(page)).toContainText(names);
});
