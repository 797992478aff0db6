import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { signedOut } from "#e2e/account.ts";
import { putGallery } from "#e2e/shown-gallery.ts";
import { expect, test } from "#e2e/studio.ts";
import { putRun } from "#e2e/stored-room.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { words } from "#lib/data/testing/store-rows.ts";
import { type AssetId, referenceIdSchema } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { makeFile } from "#simulators/media.ts";
import { makeOddMedia } from "#simulators/odd-media.ts";
import { inModels, referenceItems } from "./composer.ts";
import { addReferences } from "./owner.ts";
import { article, openInputs } from "./room.ts";

const heic = "lib/media/server/testing/tiled.heic";
const h265 = { "x265-params": "log-level=none" };

/** Ten files as phones, editors and old cameras leave them, in their order by kinds. */
async function makeTen(folder: string): Promise<string[]> {
  const still = sharp({ create: { width: 320, height: 240, channels: 3, background: "#39c" } });
  return Promise.all([
    makeFile(`${folder}/photo.heic`, readFileSync(heic)),
    still
      .clone()
      .avif({ effort: 0 })
      .toBuffer()
      .then((bytes) => makeFile(`${folder}/photo.avif`, bytes)),
    still
      .clone()
      .tiff()
      .toBuffer()
      .then((bytes) => makeFile(`${folder}/scan.tiff`, bytes)),
    makeOddMedia(`${folder}/cut.mov`, {
      ...{ video: "prores_ks", pixels: "yuv422p10le", options: { profile: "hq" } },
      ...{ audio: "pcm_s24le", samples: "s32" },
    }),
    makeOddMedia(`${folder}/take.mkv`, { video: "libx264", audio: "aac", samples: "fltp" }),
    makeOddMedia(`${folder}/phone.mp4`, {
      ...{ video: "libx265", pixels: "yuv420p10le", options: h265 },
      filters: "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc",
    }),
    makeOddMedia(`${folder}/camera.avi`, { video: "mpeg4", audio: "libmp3lame", samples: "s16p" }),
    makeOddMedia(`${folder}/field.aiff`, { audio: "pcm_s16be" }),
    makeOddMedia(`${folder}/master.flac`, { audio: "flac" }),
    makeOddMedia(`${folder}/voice.m4a`, { audio: "alac", samples: "s16p" }),
  ]);
}

const drawnWidth = (picture: Locator) => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
const playedSeconds = (film: Locator) => film.evaluate((video: HTMLVideoElement) => video.currentTime);

/** Whether a tile shows what its file holds: a picture that is not broken, or a sound's waveform. */
async function expectPicture(tile: Locator, kind: Kind): Promise<void> {
  if (kind === "audio") return expect(tile.locator("svg path[d^='M']").last()).toBeAttached();
  await expect
    .poll(() => drawnWidth(tile.getByRole("button", { name: /^Open / }).locator("img")))
    .toBeGreaterThan(0);
}

/** Whether the viewer, which has this file open, draws or really plays it. */
async function expectShown(page: Page, title: string, kind: Kind): Promise<void> {
  const dialog = page.getByRole("dialog", { name: title });
  if (kind === "image") {
    await expect.poll(() => drawnWidth(dialog.getByRole("img", { name: title }))).toBeGreaterThan(0);
    return;
  }
  const film = dialog.locator("video");
  await expect(film).toBeAttached({ timeout: 30_000 }); // its proxy waits for nine others'
  await dialog.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => playedSeconds(film)).toBeGreaterThan(0.2);
  if (kind === "video")
    expect(await film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
}

test("what a browser can't show is seen and heard by its proxy: on its tile, in the viewer, beside results, by visitors", async ({
  page,
  browser,
  studio,
  account,
  folder,
}) => {
  test.slow();
  const files = await makeTen(folder);
  await page.goto("/studio");
  // Without a model nothing is converted by itself.
  await inModels(page, (dialog) =>
    dialog.getByRole("checkbox", { name: "Animatic (This studio)", exact: true }).uncheck(),
  );
  await addReferences(page, files);
  const items = referenceItems(page);
  await expect(items.filter({ hasText: /Uploading|Waiting|Analysing/ })).toHaveCount(0, { timeout: 60_000 });
  const labels: readonly [label: string, kind: Kind, facts: string][] = [
    ["Image 1: photo.heic", "image", "HEIC · 768 × 1024"],
    ["Image 2: photo.avif", "image", "AVIF · 320 × 240"],
    ["Image 3: scan.tiff", "image", "TIFF · 320 × 240"],
    ["Video 1: cut.mov", "video", "MOV · 320 × 240 · 2 s · 24 fps · 10-bit"],
    ["Video 2: take.mkv", "video", "MKV · 320 × 240"],
    ["Video 3: phone.mp4", "video", "HDR (PQ) · 10-bit · Wide gamut"],
    ["Video 4: camera.avi", "video", "AVI · 320 × 240"],
    ["Audio 1: field.aiff", "audio", "AIFF · 2 s"],
    ["Audio 2: master.flac", "audio", "FLAC"],
    ["Audio 3: voice.m4a", "audio", "M4A"],
  ];
  for (const [label, kind, facts] of labels) {
    const tile = items.filter({ hasText: label });
    await expect(tile).toContainText(facts);
    await expectPicture(tile, kind);
  }

  await page.getByRole("button", { name: "Open Image 1", exact: true }).click();
  for (const [place, [label, kind]] of labels.entries()) {
    if (place > 0) await page.getByRole("button", { name: "Next reference" }).click();
    await expectShown(page, label, kind);
  }
  await page.keyboard.press("Escape");

  const assets = await withDatabase(studio, () =>
    database().asset.findMany({ where: { memberId: account.member.id, generationId: null } }),
  );
  const assetOf = (name: string) => assets.find((asset) => asset.name === name)!; // all ten are there

  // Beside results, on the stage.
  const room = await putRun(studio, account.member, "a quay", ["wide"]);
  const reference = {
    id: referenceIdSchema.parse(assetOf("cut.mov").id),
    assetId: assetOf("cut.mov").id as AssetId, // the column holds nothing else
    ...{ kind: "video" as const, name: "cut.mov", role: null },
  };
  await withDatabase(studio, () =>
    database().run.update({
      where: { id: room.split("/").at(-1)! },
      data: { snapshot: { prompt: words("a quay", [reference]), assets: [] } },
    }),
  );
  await page.goto(room);
  const drawer = await openInputs(page);
  await drawer.getByRole("button", { name: "Show Video 1 on stage" }).click();
  const input = article(page, "Video 1").locator("video");
  await expect(input).toHaveAttribute("src", /\/compare$/);
  await expect.poll(() => input.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);

  // By visitors, who get no byte of the file itself.
  const gallery = await putGallery(studio, account.member, 1);
  await withDatabase(studio, () =>
    database().asset.update({
      where: { id: gallery.shown.assetId },
      data: { blobId: assetOf("photo.heic").blobId },
    }),
  );
  const context = await browser.newContext({ baseURL: studio.url, storageState: signedOut });
  const visitor = await context.newPage();
  await visitor.goto(`/g/${gallery.token}`);
  await visitor.getByText("How it was made").click();
  await visitor.getByRole("link", { name: "Image 1" }).click();
  await expect.poll(() => drawnWidth(visitor.getByRole("img", { name: "Image 1, full size" }))).toBe(768);
  await context.close();
});
