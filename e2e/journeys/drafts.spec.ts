import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { openSession } from "#e2e/account.ts";
import { freePort } from "#e2e/start-studio.ts";
import { expect, test } from "#e2e/studio.ts";
import { databaseUrlOf } from "#e2e/waits.ts";
import { closeDatabase, database } from "#lib/data/database.ts";
import { openComposer, promptBox, waitUntilSaved } from "./composer.ts";
import { signIn } from "./owner.ts";

test("the first change gives a new prompt its address, and the text keeps the focus", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await expect(page).toHaveURL(/\/studio$/);
  await page.keyboard.type("First");
  await waitUntilSaved(page);
  await page.keyboard.type(" and on");
  await expect(promptBox(page)).toHaveText("First and on");
  await expect(promptBox(page)).toBeFocused();
});

test("going away and back shows the text as it was left", async ({ page, folder }) => {
  await openComposer(page, folder);
  await page.keyboard.type("Rain on a roof");
  const address = await waitUntilSaved(page);
  await page.keyboard.type(" at night");
  await page.getByRole("link", { name: "History" }).click();
  await page.waitForURL(/\/history/);
  await page.goBack();
  await page.waitForURL(address);
  await expect(promptBox(page)).toHaveText("Rain on a roof at night");
  await page.getByRole("link", { name: "Studio", exact: true }).first().click();
  await page.waitForURL(/\/studio$/);
  await expect(promptBox(page)).toHaveText("");
  await page.goBack();
  await expect(promptBox(page)).toHaveText("Rain on a roof at night");
  await page.goForward();
  await expect(promptBox(page)).toHaveText("");
});

test("recent prompts lead back to a draft, and a deleted one comes back with Undo", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("Fog over a harbour");
  const address = await waitUntilSaved(page);
  await page.goto("/studio");
  const recent = page.getByRole("region", { name: "Recent prompts" });
  const link = recent.getByRole("link", { name: /Fog over a harbour/ });
  await link.click();
  await page.waitForURL(address);
  await expect(promptBox(page)).toHaveText("Fog over a harbour");
  await page.goto("/studio");
  await link.hover();
  await recent.getByRole("button", { name: "Delete “Fog over a harbour”" }).click();
  await expect(link).toHaveCount(0);
  await expect(recent.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(link).toBeVisible();
});

const nameField = (page: Page) => page.getByRole("textbox", { name: "Name", exact: true });

test("a prompt is found by its name and by its words, in the studio and in Commands", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("A heron lifts off the weir at first light");
  const address = await waitUntilSaved(page);
  await expect(nameField(page)).toHaveAttribute("placeholder", /^A heron lifts off/);
  await nameField(page).fill("Weir, opening");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saving")).toHaveCount(0);
  await page.reload();
  await expect(nameField(page)).toHaveValue("Weir, opening");

  await page.goto("/studio");
  const recent = page.getByRole("region", { name: "Recent prompts" });
  await recent.getByRole("searchbox", { name: "Find prompts" }).fill("heron opening");
  await expect(recent.getByRole("listitem")).toContainText(["Weir, opening"]);
  await recent.getByRole("searchbox", { name: "Find prompts" }).fill("heron with no such word");
  await expect(recent.getByText("No prompt with “heron with no such word”")).toBeVisible();
  await page.keyboard.press("Control+k");
  const commands = page.getByRole("dialog", { name: "Commands" });
  await commands.getByRole("combobox", { name: "Search commands" }).fill("first light weir");
  await commands.getByRole("option", { name: "Weir, opening" }).click();
  await page.waitForURL(address);
  await expect(promptBox(page)).toHaveText("A heron lifts off the weir at first light");
});

test("a copy is a prompt of its own, and one that is deleted from its page waits in the list", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("Two kites over a reservoir");
  const address = await waitUntilSaved(page);
  await nameField(page).fill("Kites");
  await page.getByRole("button", { name: "Duplicate" }).dblclick();
  await page.waitForURL((url) => url.href !== address);
  await expect(nameField(page)).toHaveValue("Kites copy");
  const copies = await page.request.get("/api/prompts?q=kites+copy");
  expect(await copies.json(), "a double click is one press").toMatchObject({
    items: [{ name: "Kites copy" }],
  });
  await promptBox(page).press("End");
  await page.keyboard.type(", one torn");
  await expect(page.getByText("Saving")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.goto(address);
  await expect(promptBox(page)).toHaveText("Two kites over a reservoir");

  await page.getByRole("button", { name: "Delete", exact: true }).dblclick();
  await page.waitForURL(/\/studio$/);
  const recent = page.getByRole("region", { name: "Recent prompts" });
  await expect(recent.getByRole("listitem").first()).toContainText("Deleted");
  await recent.getByRole("button", { name: "Undo" }).click();
  await recent.getByRole("link", { name: /^Kites\s?\d/ }).click();
  await page.waitForURL(address);
});

/** Two tabs in which the same draft is open; the first has saved another text since. */
async function openConflict(page: Page, folder: string): Promise<{ other: Page; address: string }> {
  await openComposer(page, folder);
  await page.keyboard.type("Dawn");
  const address = await waitUntilSaved(page);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(promptBox(other)).toHaveText("Dawn");
  await page.keyboard.type(" by the sea");
  await expect(page.getByText("Saving")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await promptBox(other).press("End");
  await other.keyboard.type(" in the hills");
  const dialog = other.getByRole("dialog", { name: "Changed elsewhere" });
  await expect(dialog.getByRole("region", { name: "This text" })).toHaveText("Dawn in the hills");
  await expect(dialog.getByRole("region", { name: "The other text" })).toHaveText("Dawn by the sea");
  return { other, address };
}

test("two tabs do not overwrite each other: this text can be kept", async ({ page, folder }) => {
  const { other, address } = await openConflict(page, folder);
  await other.getByRole("button", { name: "Keep this text" }).click();
  await expect(other.getByText(/^Saved/)).toBeVisible();
  await expect(promptBox(other)).toHaveText("Dawn in the hills");
  await page.goto(address);
  await expect(promptBox(page)).toHaveText("Dawn in the hills");
});

test("two tabs do not overwrite each other: the other text can be taken", async ({ page, folder }) => {
  const { other, address } = await openConflict(page, folder);
  await other.getByRole("button", { name: "Use the other text" }).click();
  await expect(promptBox(other)).toHaveText("Dawn by the sea");
  await promptBox(other).press("End");
  await other.keyboard.type(" again");
  await expect(other.getByText("Saving")).toBeVisible();
  await expect(other.getByText(/^Saved/)).toBeVisible();
  await page.goto(address);
  await expect(promptBox(page)).toHaveText("Dawn by the sea again");
});

test("a draft that another tab has changed is not sent: both texts are there to choose from", async ({
  page,
  folder,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("Dusk");
  const address = await waitUntilSaved(page);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(promptBox(other)).toHaveText("Dusk");
  await page.keyboard.type(" by the sea");
  await expect(page.getByText("Saving")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  const generate = other.getByRole("button", { name: "Generate 1 video" });
  await generate.click();
  const dialog = other.getByRole("dialog", { name: "Changed elsewhere" });
  await expect(dialog.getByRole("region", { name: "This text" })).toHaveText("Dusk");
  await expect(dialog.getByRole("region", { name: "The other text" })).toHaveText("Dusk by the sea");
  await page.goto(address.replace("/studio/", "/prompts/"));
  await expect(page.getByText("No runs yet")).toBeVisible();

  await dialog.getByRole("button", { name: "Use the other text" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "Nothing was sent." })).toBeVisible();
  await expect(promptBox(other)).toHaveText("Dusk by the sea");
  await generate.click();
  await other.waitForURL(/\/runs\//);
  await page.reload();
  await expect(page.getByRole("link", { name: /^Run \d+$/ })).toHaveText(["Run 1"]);
});

// Being offline or signed out is an error to the browser's console, whatever a page does: these open browsers of their own.

test("words that are written while signed out are kept, and saved after signing in again", async ({
  browser,
  studio,
  storageState,
  folder,
  account,
}) => {
  const context = await browser.newContext({ baseURL: studio.url, storageState });
  const page = await context.newPage();
  await openComposer(page, folder);
  await page.keyboard.type("Snow");
  const address = await waitUntilSaved(page);
  const other = await context.newPage();
  await other.goto("/history");
  await other.getByRole("button", { name: /^(Menu|Account)/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await other.waitForURL(/\/sign-in/);
  await page.keyboard.type(" falls");
  await expect(page.getByText(/^Not saved: signed out/)).toBeVisible();
  await signIn(other, account);
  await other.waitForURL(/\/studio/);
  await other.goto(address);
  await expect(promptBox(other)).toHaveText("Snow falls");
  await expect(other.getByText(/^Saved/)).toBeVisible();
  await context.close();
});

test("words that are written offline are saved by themselves when the connection is back", async ({
  browser,
  studio,
  storageState,
  folder,
}) => {
  const context = await browser.newContext({ baseURL: studio.url, storageState });
  const page = await context.newPage();
  await openComposer(page, folder);
  await page.keyboard.type("Wind");
  await waitUntilSaved(page);
  await context.setOffline(true);
  await page.keyboard.type(" in the reeds");
  await expect(page.getByText(/^Not saved: offline/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(promptBox(page)).toHaveText("Wind in the reeds");
  await context.close();
});

/** A browser that keeps what it knows in a folder, and can be killed. */
async function startBrowser(folder: string): Promise<{ child: ChildProcess; context: BrowserContext }> {
  const port = await freePort();
  const path = process.env.CHROMIUM_PATH || chromium.executablePath();
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const argv = [`--user-data-dir=${folder}/browser`, `--remote-debugging-port=${port}`, "--headless=new"];
  const child = spawn(path, [...argv, ...root, "--no-first-run", "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (text: Buffer) => text.includes("DevTools listening") && resolve());
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0]!; // a browser has its own
  return { child, context };
}

test("words that never reached the studio survive a killed browser", async ({ studio, account, folder }) => {
  const { cookies } = await openSession(studio, account);
  const first = await startBrowser(folder);
  await first.context.addCookies(cookies);
  const page = await first.context.newPage();
  await page.goto(`${studio.url}/studio`);
  await promptBox(page).click();
  await page.keyboard.type("Thunder");
  const address = await waitUntilSaved(page);
  await first.context.setOffline(true);
  await page.keyboard.type(" far away");
  await expect(page.getByText(/^Not saved: offline/)).toBeVisible();
  first.child.kill("SIGKILL");
  await once(first.child, "close");

  const second = await startBrowser(folder);
  const again = await second.context.newPage();
  await second.context.addCookies(cookies); // the browser may not have written it down before it was killed
  await again.goto(address);
  await expect(promptBox(again)).toHaveText("Thunder far away");
  await expect(again.getByText(/^Saved/)).toBeVisible();
  second.child.kill("SIGKILL");
  await once(second.child, "close");
});

/** What the browser's journal has under the draft's key; given an entry, it is put there first. */
function journalOf(page: Page, address: string, entry?: object): Promise<unknown> {
  return page.evaluate(
    async ([promptId, put]) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("not read")));
        });
      const open = Object.keys(localStorage).find((key) => key.startsWith("triptych/open-draft/"));
      const key = `triptych/draft/${open?.split("/").at(-1)}/${promptId}`;
      const database = await settled(indexedDB.open("keyval-store"));
      const store = database.transaction("keyval", "readwrite").objectStore("keyval");
      if (put) await settled(store.put(put, key));
      const kept: unknown = await settled(store.get(key));
      database.close();
      return kept;
    },
    [address.split("/").at(-1), entry] as const,
  );
}

test("what a newer studio saved of a draft is refused with a sentence, and stays as it is", async ({
  page,
  folder,
  studio,
  pageErrors,
}) => {
  await openComposer(page, folder);
  await page.keyboard.type("Dusk");
  const address = await waitUntilSaved(page);
  const newer = { version: 2, value: { scenes: ["Dusk"] } };
  await page.goto("/history");
  await journalOf(page, address, newer);
  await page.goto(address);
  await expect(
    page
      .getByRole("alert")
      .getByText("What this browser kept of this prompt was saved by a newer version of Triptych."),
  ).toBeVisible();
  expect(await journalOf(page, address)).toEqual(newer);

  process.env.DATABASE_URL = databaseUrlOf(studio);
  const id = address.split("/").at(-1)!; // an address has one
  const document = { version: 2, scenes: ["Dusk"] };
  await database().prompt.update({ where: { id }, data: { document } });
  expect(pageErrors).toEqual([]);
  await page.goto(address);
  await expect(
    page.getByRole("alert").getByText("What this page shows was saved by a newer version of Triptych."),
  ).toBeVisible();
  expect(await database().prompt.findUniqueOrThrow({ where: { id } })).toMatchObject({
    document,
    version: 1,
  });
  await closeDatabase();
  pageErrors.length = 0; // the browser tells of the status of such a page
});
