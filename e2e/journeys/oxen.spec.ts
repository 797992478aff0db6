import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ALL_FORMATS, FilePathSource, Input } from "mediabunny";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { purposes } from "#simulators/control.ts";
import { expect } from "#e2e/studio.ts";
import { animaticModel, askOxen, generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { addReferences } from "./owner.ts";
import { article, choosePageEntry, onPicture, openInputs } from "./room.ts";
import { test } from "./with-key.ts";
import {
  acceptChanges,
  inModel,
  inMoreSettings,
  modelChip,
  pill,
  setSettings,
  tickOnly,
} from "./composer.ts";

const generateButton = (page: Page) => page.getByRole("button", { name: /^Generate/ });

test("what a model would lose needs a tick, and without it that model is left out", async ({
  page,
  oxen,
}) => {
  await writePrompt(page, "A quiet harbour", [oxenModel, animaticModel]);
  await setSettings(page, { Resolution: "1080p", "Negative prompt": "blur" });
  await expect(pill(page, "Resolution")).toHaveAccessibleDescription("Changed for Oxen");
  await expect(modelChip(page, oxenModel)).toHaveAccessibleName(`${oxenModel}, 2 issues`);
  await inModel(page, oxenModel, async (popup) => {
    await expect(popup).toContainText("1080p not offered, using 720p");
    await expect(popup).toContainText("No negative prompt here: it won't be sent");
  });
  await inModel(page, animaticModel, (popup) =>
    expect(popup.getByRole("checkbox", { name: /^Accept changes/ })).toHaveCount(0),
  );
  await expect(generateButton(page)).toHaveAccessibleName("Generate 1 video");

  await acceptChanges(page, oxenModel);
  await expect(modelChip(page, oxenModel)).toHaveAccessibleName(oxenModel);
  await expect(generateButton(page)).toHaveAccessibleName("Generate 2 videos");
  await setSettings(page, { Resolution: "4K" });
  await expect(modelChip(page, oxenModel), "a tick is for what it was given").toHaveAccessibleName(
    `${oxenModel}, 2 issues`,
  );
  await expect(generateButton(page)).toHaveAccessibleName("Generate 1 video");
  await acceptChanges(page, oxenModel);
  const before = oxen.ledger.jobs.length;
  await generate(page);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 1);
  expect(oxen.ledger.jobs.at(-1)?.body).toMatchObject({ resolution: "720p", prompt: "A quiet harbour" });
  expect(oxen.ledger.jobs.at(-1)?.body).not.toHaveProperty("negative_prompt");
  await expect(await openInputs(page, 2)).toContainText("4K not offered, using 720p");
});

test("a model that refuses the prompt is left out with its reason, and the others go", async ({
  page,
  oxen,
  folder,
}) => {
  const sound = await makeSound(`${folder}/alone.wav`, { seconds: 3, toneHz: 300 });
  await writePrompt(page, "Only a sound", [oxenModel, animaticModel]);
  await addReferences(page, [sound]);
  await inModel(page, oxenModel, (popup) =>
    expect(popup).toContainText("Needs an image or video beside the sound"),
  );
  await expect(generateButton(page)).toHaveAccessibleName("Generate 1 video");
  await tickOnly(page, [oxenModel]);
  await expect(generateButton(page)).toBeDisabled();
  await tickOnly(page, [oxenModel, animaticModel]);
  const before = oxen.ledger.requests.filter(({ purpose }) => purpose === "submit").length;
  await generate(page);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(article(page, animaticModel).getByText("Done", { exact: true })).toBeVisible();
  expect(oxen.ledger.requests.filter(({ purpose }) => purpose === "submit")).toHaveLength(before);
});

test("Generate pressed twice, and again after a reload that lost the answer, is one run", async ({
  page,
  oxen,
}) => {
  const before = oxen.ledger.jobs.length;
  await writePrompt(page, "Pressed twice", [oxenModel]);
  await generateButton(page).dblclick();
  await page.waitForURL(/\/runs\//);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 1);

  await writePrompt(page, "Pressed before and after a reload", [oxenModel]);
  const arrived = Promise.withResolvers<void>();
  await page.route("**/studio/**", async (route) => {
    if (!route.request().postData()?.includes("clientKey")) return route.fallback();
    await route.fetch(); // the studio has it, the page never hears of it
    arrived.resolve();
  });
  await generateButton(page).click();
  await arrived.promise;
  await page.reload();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toContainText("Pressed before");
  await generate(page);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 2);

  const first = page.url();
  await choosePageEntry(page, "Back to the draft");
  await page.waitForURL(/\/studio\//);
  await generate(page);
  expect(page.url(), "a press after the answer is another run").not.toBe(first);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 3);
});

test("an answer that comes while the page is being reloaded is not paid for again", async ({
  page,
  oxen,
}) => {
  const before = oxen.ledger.jobs.length;
  await writePrompt(page, "Reloaded too soon", [oxenModel]);
  const asked = Promise.withResolvers<void>();
  const reloading = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  await page.route("**/studio/**", async (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) {
      reloading.resolve();
      await heard.promise;
      return route.continue();
    }
    if (!request.postData()?.includes("clientKey")) return route.fallback();
    const response = await route.fetch();
    asked.resolve();
    await reloading.promise;
    await route.fulfill({ response });
  });
  await generateButton(page).click();
  await asked.promise;
  const shownByOldPage = page.waitForEvent("framenavigated", (frame) => frame.url().includes("/runs/"));
  const reloaded = page.reload();
  await shownByOldPage;
  heard.resolve();
  await reloaded;
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toContainText("too soon");
  await generate(page);
  await expect(article(page, oxenModel)).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  expect(oxen.ledger.jobs.length).toBe(before + 1);
});

test("a result whose link has died is asked for again", async ({ page, oxen, studio }) => {
  oxen.control({ linkLifeMs: 0 });
  const card = await askOxen(page, "A link that dies");
  await expect
    .poll(() => oxen.ledger.requests.filter(({ purpose }) => purpose === "result").length)
    .toBeGreaterThan(0);
  oxen.control({ linkLifeMs: null });
  await untilStatus(studio, card, "Done");
});

test("one sentence goes to Oxen as its contract has it, and the results outlive Oxen", async ({
  page,
  oxen,
  folder,
  studio,
}) => {
  oxen.control({ runMs: 600_000 });
  const image = await makeImage(`${folder}/The Hero.png`, {
    width: 1000,
    height: 800,
    colour: [200, 40, 40],
  });
  const size = { width: 854, height: 480 };
  const clip = await makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 4, colour: [40, 200, 40] });
  const sound = await makeSound(`${folder}/song.wav`, { seconds: 5, toneHz: 440 });
  await page.goto("/studio");
  await addReferences(page, [image, clip, sound]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("The hero @Image1 walks as in [Video 1] while Audio 1 plays, @Image1 smiles");
  await tickOnly(page, [oxenModel, animaticModel]);
  await setSettings(page, {
    "Aspect ratio": "9:16",
    Resolution: "480p",
    Duration: "6 s",
    Variations: "2",
    Seed: "9007199254",
  });
  await inMoreSettings(page, (popup) =>
    expect(popup.getByText("Variations use 9007199254, 9007199255.")).toBeVisible(),
  );
  await expect(generateButton(page)).toHaveAccessibleName("Generate 4 videos");
  const before = oxen.ledger.jobs.length;
  await generate(page);

  const names = [oxenModel, `${oxenModel} #2`, animaticModel, `${animaticModel} #2`];
  for (const name of names) await expect(article(page, name)).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(4);
  await expect.poll(() => oxen.ledger.jobs.length).toBe(before + 2);
  const bodies = oxen.ledger.jobs.slice(before).map(({ body }) => body);
  const link = (end: string) => [expect.stringMatching(new RegExp(`/media/l/[\\w-]{22}/${end}$`))];
  expect(bodies.toSorted((a, b) => Number(a.seed) - Number(b.seed))).toEqual(
    [9007199254, 9007199255].map((seed) => ({
      model: "bytedance-seedance-2-0-reference-to-video",
      prompt: "The hero @Image1 walks as in @Video1 while @Audio1 plays, @Image1 smiles",
      input_images: link("The-Hero\\.png"),
      input_videos: link("walk\\.mp4"),
      input_audios: link("song\\.wav"),
      resolution: "480p",
      duration: "6",
      generate_audio: true,
      aspect_ratio: "9:16",
      seed,
      num_generations: 1,
    })),
  );

  const links = bodies.flatMap(({ input_images, input_videos, input_audios }) =>
    [input_images, input_videos, input_audios].flat().map(String),
  );
  expect(new Set(links).size, "each attempt has links of its own").toBe(6);
  for (const [index, file] of [image, clip, sound].entries()) {
    // What is sent has no dates or places in it, and all else where it was.
    const bytes = Buffer.from(await (await fetch(links[index]!)).arrayBuffer());
    expect(bytes.length).toBe(readFileSync(file).length);
    const head = await fetch(links[index]!, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);
    const part = await fetch(links[index]!, { headers: { range: "bytes=100-199" } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
  }

  oxen.control({ runMs: 0 });
  for (const name of names) await untilStatus(studio, article(page, name), "Done");
  for (const each of links) expect((await fetch(each)).status).toBe(404);
  await expect(await openInputs(page, 3)).toContainText("$0.72");

  // Oxen is gone: nobody gets through to it any more.
  oxen.control({ faults: purposes.map((on) => ({ on, kind: "reset-before", times: 1_000_000 })) });
  await page.reload();
  for (const name of names.slice(0, 2)) {
    const card = article(page, name);
    const player = card.getByLabel(name, { exact: true }).and(page.locator("video"));
    await expect
      .poll(() => player.evaluate((video) => video instanceof HTMLVideoElement && video.readyState))
      .toBeGreaterThanOrEqual(1);
    const downloading = page.waitForEvent("download");
    await (await onPicture(card, "link", "Download")).click();
    const path = await (await downloading).path();
    using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
    const video = (await input.getPrimaryVideoTrack())!;
    expect([await video.getCodec(), await video.getDisplayWidth(), await video.getDisplayHeight()]).toEqual([
      "avc",
      496,
      864,
    ]);
    const source = (await player.getAttribute("src"))!;
    const part = await page.request.get(source, { headers: { range: "bytes=0-999" } });
    expect(part.status()).toBe(206);
    expect(await part.body()).toEqual(readFileSync(path).subarray(0, 1000));
  }
});
