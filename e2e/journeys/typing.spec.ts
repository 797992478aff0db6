import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/studio.ts";
import { openComposer, promptBox } from "./composer.ts";

/** Writes as an input method does: every stage replaces the one before, and an empty one takes all of it back. */
async function inputMethod(page: Page) {
  const browser = await page.context().newCDPSession(page);
  return {
    async compose(...stages: string[]) {
      for (const text of stages) {
        const caret = { selectionStart: text.length, selectionEnd: text.length };
        await browser.send("Input.imeSetComposition", { text, ...caret });
      }
    },
    commit: (text: string) => browser.send("Input.insertText", { text }),
    /** Deletes as the keyboards of phones do: no key is named, the browser only announces the deletion. */
    async delete(command: "deleteBackward" | "deleteForward" | "deleteToEndOfParagraph") {
      const key = { key: "Unidentified", windowsVirtualKeyCode: 229 };
      await browser.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key, commands: [command] });
      await browser.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    },
  };
}

test("a composition that is taken back beside tokens leaves the caret where it was", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  const keyboard = await inputMethod(page);
  await page.keyboard.type("[Image 1][Image 2]");
  await keyboard.compose("n", "ni", "");
  await page.keyboard.type("c");
  await expect(promptBox(page)).toHaveText("Image 1, hero.pngImage 2, lake.pngc");

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await keyboard.compose("ㅎ", "하", "");
  await keyboard.compose("ね", "ねこ", "猫");
  await keyboard.commit("猫");
  await page.keyboard.type("b");
  await expect(promptBox(page)).toHaveText("Image 1, hero.png猫bImage 2, lake.pngc");

  await page.keyboard.press("Home");
  await keyboard.compose("n", "ni", "");
  await page.keyboard.type("a");
  await expect(promptBox(page)).toHaveText("aImage 1, hero.png猫bImage 2, lake.pngc");
});

test("a composition takes the place of a selected token", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png"]);
  const keyboard = await inputMethod(page);
  await page.keyboard.type("a[Image 1]b");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await keyboard.compose("n", "ni", "你");
  await keyboard.commit("你");
  await page.keyboard.type("x");
  await expect(promptBox(page)).toHaveText("a你xb");
});

test("the keyboard of a phone deletes a token whole, what stands alone beside it, and the end of a line", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  const phone = await inputMethod(page);
  await page.keyboard.type("[Image 1]x[Image 2]");
  await phone.delete("deleteBackward");
  await expect(promptBox(page)).toHaveText("Image 1, hero.pngx");
  await phone.delete("deleteBackward");
  await expect(promptBox(page)).toHaveText("Image 1, hero.png");
  await phone.compose("w", "wo");
  await phone.compose("w", "");
  await phone.delete("deleteBackward");
  await expect(promptBox(page)).toHaveText("");

  await page.keyboard.type("x[Image 2]");
  await page.keyboard.press("Enter");
  await page.keyboard.type("[Image 1]z");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  await phone.delete("deleteForward");
  await expect(promptBox(page)).toHaveText("Image 2, lake.pngImage 1, hero.pngz");
  await page.keyboard.press("End");
  await phone.delete("deleteForward");
  await expect(promptBox(page).getByRole("paragraph")).toHaveText(["Image 2, lake.pngImage 1, hero.pngz"]);
  await phone.delete("deleteForward");
  await expect(promptBox(page)).toHaveText("Image 2, lake.pngz");
});

test("Home works at once after a token was put into the text by its button", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.getByRole("button", { name: "Insert Image 1" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.type("See ");
  await expect(promptBox(page)).toHaveText("See Image 1, hero.png");
});

test("a full-width @ of an input method opens the menu, and the choice takes its place", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  const keyboard = await inputMethod(page);
  await page.keyboard.type("[Image 1]");
  await keyboard.compose("＠", "＠la");
  await keyboard.commit("＠la");
  await expect(page.getByRole("option", { name: "lake.png" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(promptBox(page)).toHaveText("Image 1, hero.pngImage 2, lake.png");
});

test("keys that move by words cross a token, and what is deleted to the end of a line ends there", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  const keyboard = await inputMethod(page);
  await page.keyboard.type("ab[Image 1]cd");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ef");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.type("x");
  await expect(promptBox(page).getByRole("paragraph")).toHaveText(["abImage 1, hero.pngxcd", "ef"]);
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+ArrowLeft");
  await keyboard.delete("deleteToEndOfParagraph");
  await expect(promptBox(page).getByRole("paragraph")).toHaveText(["ab", "ef"]);
});

test("the arrows go through a line that runs from right to left as its words do", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png"]);
  await page.keyboard.type("אב[Image 1]גד");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.type("ה");
  await expect(promptBox(page)).toHaveText("אבImage 1, hero.pngהגד");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.type("ו");
  await expect(promptBox(page)).toHaveText("אבImage 1, hero.pngהו");
});

test("what an extension does to the page changes no more of the text than that, and can be undone", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder, ["hero.png", "lake.png"]);
  const written = "A Image 1, hero.png b Image 2, lake.png";
  await page.keyboard.type("A [Image 1] b [Image 2]");
  await expect(promptBox(page)).toHaveText(written);

  await promptBox(page).evaluate((box) => box.querySelector("[contenteditable=false]")?.remove());
  await expect(promptBox(page)).toHaveText("A  b Image 2, lake.png");
  await page.keyboard.press("Control+z");
  await expect(promptBox(page)).toHaveText(written);

  await promptBox(page).evaluate((box) => {
    const [line] = box.children;
    if (line) line.innerHTML = line.innerHTML.replace("A ", "<font><font>A </font></font>");
    box.append(Object.assign(document.createElement("an-extension"), { textContent: "No mistakes" }));
  });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("c");
  await expect(promptBox(page)).toHaveText(`${written}c`);
  await expect(promptBox(page).getByTitle("hero.png")).toBeVisible();
});

test("several lines that a keyboard hands in are written in their order", async ({ page, folder }) => {
  await openComposer(page, folder, ["hero.png"]);
  const keyboard = await inputMethod(page);
  await page.keyboard.type("[Image 1]");
  await keyboard.commit("a\nb");
  await page.keyboard.type("c");
  await expect(promptBox(page).getByRole("paragraph")).toHaveText(["Image 1, hero.pnga", "bc"]);
});
