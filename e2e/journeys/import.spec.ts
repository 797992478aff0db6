import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import type { MediaHost } from "#e2e/media-host.ts";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect } from "#e2e/studio.ts";
import { databaseText } from "#e2e/waits.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel } from "./asking.ts";
import {
  expectSeed,
  inMoreSettings,
  modelChip,
  paste,
  pasteInto,
  pill,
  promptBox,
  referenceItems,
  waitUntilSaved,
} from "./composer.ts";
import { test } from "./with-key.ts";
import { chooseFor } from "./tray.ts";

const key = "sk-canary-77aa41";
const model = "bytedance-seedance-2-0-reference-to-video";
const curl = (body: unknown) =>
  `curl -X POST https://hub.oxen.ai/api/ai/queue \\\n  -H "Authorization: Bearer ${key}" \\\n  -b 'session=${key}' \\\n  -H "Content-Type: application/json" \\\n  -d '${JSON.stringify(body, null, 2)}'`;

const offer = (page: Page) => page.getByRole("dialog", { name: "Rebuild this prompt from a request?" });

async function shareMedia(media: MediaHost, folder: string): Promise<void> {
  const size = { width: 854, height: 480 };
  await media.share(
    "/files/hero.png",
    await makeImage(`${folder}/hero.png`, { width: 640, height: 480, colour: [200, 40, 40] }),
  );
  await media.share(
    "/walk.mp4",
    await makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 4, colour: [40, 200, 40] }),
  );
  await media.share("/song.wav", await makeSound(`${folder}/song.wav`, { seconds: 5, toneHz: 440 }));
}

/** All that a browser keeps for the page. */
function keptInBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("not read")));
      });
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames)
        kept.push(await settled(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(kept);
  });
}

function logsOf({ dataDir }: RunningStudio): string {
  const folder = join(dataDir, "logs");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

test("a pasted cURL line becomes its prompt again, is sent as the same body, and its key is nowhere", async ({
  page,
  oxen,
  media,
  folder,
  studio,
}) => {
  await shareMedia(media, folder);
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`),
  );
  const body = {
    model,
    prompt: "The hero @Image1 walks as in @Video1 while @Audio1 plays, @Image1 smiles",
    input_images: [`${media.url}/files/hero.png?signature=abc`],
    input_videos: [`${media.url}/walk.mp4`],
    input_audios: [`${media.url}/song.wav`],
    resolution: "480p",
    duration: "6",
    generate_audio: false,
    aspect_ratio: "9:16",
    seed: 0,
    target_namespace: "acme",
    num_generations: 2,
    watermark: true,
  };
  await page.goto("/studio");
  await promptBox(page).click();
  media.hold();
  await paste(page, curl(body));

  await expect(offer(page)).toContainText(`Request to ${oxenModel}`);
  await expect(offer(page)).toContainText("6 s · 9:16 · 480p · no sound · seed 0 · 2 variations");
  await expect(offer(page)).toContainText("billed to acme");
  await expect(offer(page)).toContainText(`Image 1: hero.png from ${new URL(media.url).host}`);
  await expect(offer(page)).toContainText("Left out: watermark.");
  await expect(offer(page).getByRole("region", { name: "Text of the request" })).toBeFocused();
  const behind = page.getByRole("textbox", { name: "Prompt", exact: true, includeHidden: true });
  await expect(behind).toHaveText("");
  await expectAccessible(page);
  expect(await keptInBrowser(page)).not.toContain(key);
  await offer(page).getByRole("button", { name: "Rebuild here" }).click();

  await expect(promptBox(page)).toHaveText(
    "The hero Image 1, hero.png walks as in Video 1, walk.mp4 while Audio 1, song.wav plays, Image 1, hero.png smiles",
  );
  await expect(promptBox(page)).toBeFocused();
  await expect(referenceItems(page)).toHaveCount(3);
  await expect(referenceItems(page).nth(0)).toContainText(/Fetching, \d+ %/);
  await expect(page.getByText(/Fetching hero\.png, \d+ %, and 2 more/)).toBeVisible();
  media.release();
  await expect(referenceItems(page).nth(0)).toContainText("640 × 480");
  await expect(referenceItems(page).nth(1)).toContainText("854 × 480");
  await expect(referenceItems(page).nth(2)).toContainText("5 s");
  await expectSeed(page, "0");
  await expect(modelChip(page, oxenModel)).toBeVisible();
  await expect(modelChip(page, animaticModel)).toHaveCount(0);
  await waitUntilSaved(page);
  expect(await keptInBrowser(page)).not.toContain(key);

  const before = oxen.ledger.jobs.length;
  await generate(page);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 2);
  const bodies = oxen.ledger.jobs.slice(before).map((job) => job.body);
  const { watermark: _leftOut, ...rest } = body;
  const link = (end: string) => [expect.stringMatching(new RegExp(`/media/l/[\\w-]{22}/${end}$`))];
  expect(bodies.toSorted((a, b) => Number(a.seed) - Number(b.seed))).toEqual(
    [0, 1].map((seed) => ({
      ...rest,
      input_images: link("hero\\.png"),
      input_videos: link("walk\\.mp4"),
      input_audios: link("song\\.wav"),
      seed,
      num_generations: 1, // one generation is one request
    })),
  );
  expect(sent.join("\n")).not.toContain(key);
  expect(await databaseText(studio)).not.toContain(key);
  expect(logsOf(studio)).not.toContain(key);
  expect(logsOf(studio)).not.toContain("signature=abc");
});

test("a reference whose link is dead keeps its tokens, says why, and takes another file", async ({
  page,
  media,
  folder,
}) => {
  await shareMedia(media, folder);
  await page.goto("/studio");
  await promptBox(page).click();
  const dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await paste(
    page,
    JSON.stringify({
      model,
      prompt: "@Image1 meets @Image2 and @Image3, not @Image4",
      input_images: [`${media.url}/gone.png`, "https://…/lost.png", `data:image/png;base64,${dot}`],
    }),
  );
  await expect(offer(page)).toContainText("Image 2: lost.png no link: choose the file afterwards");
  await expect(offer(page)).toContainText("No such file in the request; kept as text: “@Image4”.");
  await expect(offer(page)).toContainText("provider default: duration, aspect_ratio");
  await offer(page).getByRole("button", { name: "Rebuild here" }).click();
  await expect(referenceItems(page).nth(0)).toContainText("Dead link");
  await expect(referenceItems(page).nth(1)).toContainText("The request has no link to this file");
  await expect(referenceItems(page).nth(2)).toContainText("1 × 1");
  await expect(page.getByText("Fetching gone.png failed. Retry or remove it.")).toBeVisible();
  await expectAccessible(page);

  await media.share("/gone.png", `${folder}/hero.png`);
  await page.getByRole("button", { name: "Retry Image 1" }).click();
  await expect(referenceItems(page).nth(0)).toContainText("640 × 480");
  const choosing = page.waitForEvent("filechooser");
  await chooseFor(page, "Image 2", "Replace");
  const other = await makeImage(`${folder}/other.png`, { width: 320, height: 320, colour: [0, 0, 0] });
  await (await choosing).setFiles(other);
  await expect(referenceItems(page).nth(1)).toContainText("320 × 320");
  await expect(promptBox(page)).toContainText(
    "Image 1, gone.png meets Image 2, other.png and Image 3, image 3.png, not @Image4",
  );
});

test("a prompt that is begun is not lost: a new one beside it, or Undo", async ({ page, media, folder }) => {
  await shareMedia(media, folder);
  await page.goto("/studio");
  await promptBox(page).click();
  await page.keyboard.type("A quiet harbour");
  const first = await waitUntilSaved(page);
  const body = { model, prompt: "@Video1 again", input_videos: [`${media.url}/walk.mp4`], duration: 9 };

  await paste(page, JSON.stringify(body));
  await expect(offer(page)).toContainText("Undo brings it back");
  await expect(offer(page)).toContainText("Written for the newer contract");
  await offer(page).getByRole("button", { name: "Rebuild here" }).click();
  await expect(promptBox(page)).toHaveText("Video 1, walk.mp4 again");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(promptBox(page)).toHaveText("A quiet harbour");
  await expect(pill(page, "Duration")).toHaveValue("5000");
  await expect(referenceItems(page)).toHaveCount(0);

  await paste(page, JSON.stringify(body));
  await page.keyboard.press("Escape");
  await expect(offer(page)).toHaveCount(0);
  await expect(promptBox(page)).toHaveText("A quiet harbour");

  await paste(page, JSON.stringify(body));
  await offer(page).getByRole("button", { name: "Rebuild in a new prompt" }).click();
  await expect(promptBox(page)).toHaveText("Video 1, walk.mp4 again");
  expect(page.url()).not.toBe(first);
  await expect(referenceItems(page).nth(0)).toContainText("854 × 480");
  await expect(pill(page, "Duration")).toHaveValue("9000");
  await page.goto(first);
  await expect(promptBox(page)).toHaveText("A quiet harbour");
});

test("a program is rebuilt like a cURL line, and a key in anything pasted is kept nowhere", async ({
  page,
  studio,
}) => {
  await page.goto("/studio");
  await promptBox(page).click();
  await paste(
    page,
    `import requests\nheaders = {"Authorization": f"Bearer ${key}"}\nrequests.post("https://hub.oxen.ai/api/ai/queue", headers=headers, json={"model": "${model}", "prompt": "A lake, key ${key}", "generate_audio": True})`,
  );
  await expect(offer(page)).toContainText(`Request to ${oxenModel}`);
  await expect(offer(page)).toContainText("Removed an API key from the pasted text.");
  await expect(offer(page)).not.toContainText(key);
  await offer(page).getByRole("button", { name: "Rebuild here" }).click();
  await expect(promptBox(page)).toHaveText("A lake, key …");

  await paste(page, ` and ${key}`);
  await expect(page.getByText("Removed an API key from the pasted text.")).toBeVisible();
  await expect(promptBox(page)).toContainText("and …");
  await inMoreSettings(page, async (popup) => {
    const negative = popup.getByLabel("Negative prompt");
    await pasteInto(negative, `blur, https://me:${key}@a.example`);
    await expect(negative).toHaveValue("blur, https://a.example");
  });
  await waitUntilSaved(page);
  expect(await keptInBrowser(page)).not.toContain(key);
  expect(await databaseText(studio)).not.toContain(key);
});

test("files that were copied in a file manager become tokens at the caret, and words that offices copy with their picture are text", async ({
  page,
  folder,
}) => {
  const size = { width: 320, height: 320 };
  const path = await makeImage(`${folder}/copied.png`, { ...size, colour: [40, 40, 200] });
  const files = [{ name: "copied\u202egnp.png", base64: readFileSync(path, "base64") }];
  const other = await makeImage(`${folder}/other.png`, { ...size, colour: [200, 40, 40] });
  await page.goto("/studio");
  await promptBox(page).click();
  await page.keyboard.type("See");
  await pasteInto(promptBox(page), "copied.png", {
    files: [...files, { name: "other.png", base64: readFileSync(other, "base64") }],
  });
  await expect(referenceItems(page).first()).toContainText("Image 1: copiedgnp.png");
  await expect(referenceItems(page).first()).toContainText("320 × 320");
  await expect(promptBox(page)).toHaveText("See Image 1, copiedgnp.png Image 2, other.png");
  await page.keyboard.type(" go. ");
  await pasteInto(promptBox(page), "A red kite", { files, html: "<b>A red kite</b>" });
  await expect(promptBox(page)).toHaveText("See Image 1, copiedgnp.png Image 2, other.png go. A red kite");
  await expect(referenceItems(page)).toHaveCount(2);
  await pasteInto(page.getByRole("button", { name: "Add references" }), "copied.png", { files });
  await expect(page.getByText("Already here as Image 1.")).toBeVisible();
  await expect(referenceItems(page)).toHaveCount(2);
  await expect(promptBox(page)).toHaveText("See Image 1, copiedgnp.png Image 2, other.png go. A red kite");
});

test("kept as text, or not recognised, a cURL line loses its headers, and nothing else is taken for a request", async ({
  page,
  studio,
}) => {
  await page.goto("/studio");
  await promptBox(page).click();
  await paste(page, curl({ model, prompt: "A lake", duration: "5" }));
  await offer(page).getByRole("button", { name: "Keep as text" }).click();
  await expect(promptBox(page)).toContainText('"prompt": "A lake"');
  await expect(promptBox(page)).not.toContainText("Bearer");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptBox(page)).toHaveText("");

  await paste(page, curl({ model: "another", prompt: "A hill" }));
  await expect(promptBox(page)).toContainText('"prompt": "A hill"');
  await expect(page.getByText("This cURL line is no request that can be rebuilt here.")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");

  await paste(page, `curl https://hub.oxen.ai/api/ai/queue -H 'Authorization: Bearer ${key}' -d @body.json`);
  await expect(page.getByText("lies in the file body.json")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");

  await paste(page, `{"model": "${model}", "prompt": "damaged",`);
  await expect(promptBox(page)).toHaveText(`{"model": "${model}", "prompt": "damaged",`);
  await waitUntilSaved(page);
  expect(await keptInBrowser(page)).not.toContain(key);
  expect(await databaseText(studio)).not.toContain(key);
});
