import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { saveScene } from "#e2e/scenes.ts";
import { saveSceneClip } from "#e2e/scene-media.ts";
import { expect, test } from "#e2e/studio.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { inMoreSettings, modelChips, pill, setSettings, waitUntilSaved } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, choosePageEntry, openReferenceChoice } from "./room.ts";
import { setRole } from "./tray.ts";

const someId = "01980000-0000-7000-8000-000000000000";

test("pages that are not there answer 404, wherever one is", async ({ page, pageErrors }) => {
  await page.goto("/studio");
  for (const path of [
    `/runs/${someId}`,
    "/runs/nonsense",
    `/studio/${someId}`,
    `/prompts/${someId}`,
    "/prompts/nonsense",
    "/no-such-page",
    `/invite/${someId}`,
    "/setup",
    "/scenes", // development alone has them
    "/scenes/run/four-results",
  ]) {
    await expectNotFound(page, path, pageErrors);
    await expectAccessible(page);
  }
});

test("a page that breaks gives a number, under which the log says why", async ({
  page,
  studio,
  pageErrors,
}) => {
  await page.goto("/studio");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("Soon broken");
  const id = (await waitUntilSaved(page)).split("/").at(-1)!; // an address has a last part
  const drafts = { where: { id } };
  await withDatabase(studio, () => database().prompt.updateMany({ ...drafts, data: { document: {} } }));
  await page.goto("/history");
  await page.goto(`/studio/${id}`);
  const notice = page.getByText(/Reference number: \d+/);
  const number = /\d+/.exec(await notice.innerText())?.[0];
  const log = () => readFile(`${studio.dataDir}/logs/web.log`, "utf8");
  await expect.poll(log).toContain(`"reference":"${number}","path":"/studio/${id}","msg":"broken page"`);
  await withDatabase(studio, () => database().prompt.deleteMany(drafts));
  pageErrors.length = 0; // that is what was wanted
});

test("the theme that one chooses is kept", async ({ page, account }) => {
  await page.goto("/history");
  await page.emulateMedia({ colorScheme: "dark" });
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.getByRole("button", { name: `Account menu: ${account.name}` }).click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  expect(await scheme()).toBe("light");
  await page.keyboard.press("Escape");
  await page.goto("/settings/account");
  expect(await scheme()).toBe("light");
  await page.getByRole("button", { name: `Account menu: ${account.name}` }).click();
  await expect(page.getByRole("menuitemradio", { name: "Light" })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("menuitemradio", { name: "System" }).click();
  expect(await scheme()).toBe("light dark");
});

test("every page of a member is free of barriers, dark and light", async ({ page }) => {
  await page.goto("/studio");
  for (const [path, heading] of [
    ["/history", "History"],
    ["/settings/providers", "Providers"],
    ["/settings/members", "Members"],
    ["/settings/account", "Account"],
    ["/settings/storage", "Storage"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("a result becomes the reference of a new draft, and its prompt is restored as it was", async ({
  page,
  folder,
}) => {
  const image = await saveScene("window", `${folder}/window.jpg`, { width: 960, height: 540, at: 0 });
  const clip = await saveSceneClip("dunes", `${folder}/ridge.mp4`, { width: 320, height: 320, seconds: 2 });
  await page.goto("/studio");
  await addReferences(page, [image, clip]);
  await setRole(page, "Image 1", "Subject");
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.click();
  await page.keyboard.type("@Image1 looks up, then @Video1, then @Image1 again");
  await setSettings(page, {
    Duration: "4 s",
    "Aspect ratio": "1:1",
    Resolution: "480p",
    Sound: "Off",
    Seed: "42",
    "Negative prompt": "rain",
    "Fixed camera": "On",
  });
  const written = await readDraft(page);
  await page.getByRole("button", { name: "Generate 1 video" }).click();
  await page.waitForURL(/\/runs\//);
  const run = page.url();
  const card = article(page, "Animatic (This studio)");
  await expect(card.getByText("Done", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await choosePageEntry(page, "Back to the draft");
  await expect(prompt).toContainText("again");
  await prompt.click();
  await page.keyboard.type("changed since ");
  await setSettings(page, { Seed: "7" });
  await expect(page.getByText(/^Saved/)).toBeVisible();
  const draft = page.url();

  await page.goto(run);
  await page.getByRole("button", { name: "Edit this prompt" }).click();
  await page.waitForURL(/\/studio\//);
  expect(page.url()).not.toBe(draft);
  await expect(prompt).toContainText("again");
  expect(await readDraft(page)).toEqual(written);

  await page.goto(run);
  await (
    await openReferenceChoice(card)
  )
    .getByRole("button", { name: "The video into a new prompt" })
    .click();
  await page.waitForURL(/\/studio\//);
  const items = page.getByRole("list", { name: "References" }).getByRole("listitem");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText(/Video 1: .+\.mp4/);
  await expect(prompt).toHaveText("");
  const { text: _text, references: _references, roles: _roles, ...asked } = written;
  expect(await readDraft(page)).toMatchObject(asked);
  await page.getByRole("button", { name: "Insert Video 1" }).click();
  await page.keyboard.type(" goes on");
  await expect(page.getByRole("button", { name: "Generate 1 video" })).toBeEnabled();

  await page.goto("/history");
  await expect(page.getByRole("link", { name: /looks up/ })).toBeVisible();
  await expectAccessible(page);
});

/** Everything that a draft shows of its document. */
async function readDraft(page: Page) {
  const references = page.getByRole("list", { name: "References" }).getByRole("listitem");
  await expect(references.first()).toBeVisible();
  const value = (setting: string) => pill(page, setting).inputValue();
  const written: Record<string, unknown> = {};
  await inMoreSettings(page, async (popup) => {
    written["seed"] = await popup.getByLabel("Seed", { exact: true }).inputValue();
    written["negativePrompt"] = await popup.getByLabel("Negative prompt").inputValue();
    written["isCameraFixed"] = await popup.getByLabel("Fixed camera").isChecked();
  });
  return {
    text: await page.getByRole("textbox", { name: "Prompt", exact: true }).textContent(),
    references: await Promise.all(
      (await references.all()).map(
        async (item) =>
          /(?:Image|Video|Audio) \d: .+?\.(?:jpg|mp4)/.exec((await item.textContent()) ?? "")?.[0],
      ),
    ),
    roles: await Promise.all(
      (await references.all()).map((item) => item.getByText(/^(?:Subject|Style|Motion|Voice)$/).count()),
    ),
    duration: await value("Duration"),
    ratio: await value("Aspect ratio"),
    resolution: await value("Resolution"),
    sound: await value("Sound"),
    variations: await value("Variations"),
    models: await modelChips(page).count(),
    ...written,
  };
}
