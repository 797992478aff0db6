import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { everyKey } from "#e2e/every-provider.ts";
import { makeFile, makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { makeStillVideo } from "#e2e/still-video.ts";
import { expect, test } from "#e2e/studio.ts";
import { inModel, modelChip, promptBox, referenceItems, tickAll } from "./composer.ts";
import { chooseFor } from "./tray.ts";

const sirayModel = "Seedance 2.0 ref2v Spicy (Siray)";
const modellixModel = "Seedance 2.0 V2V (Modellix)";
const oxenModel = "Seedance 2.0 Reference to Video (Oxen)";
const sirayaModel = "Seedance 2.0 (SIRAYA)";

/** Nothing that is added arrives before the journey says so. */
async function holdUploads(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/ingest/**", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const addFiles = (page: Page, paths: string[]) =>
  page.getByRole("region", { name: "References" }).locator("input[type=file]").setInputFiles(paths);

/** Looks for sentences in what a model says behind its chip. */
const expectSaid = (page: Page, name: string, ...sentences: readonly string[]) =>
  inModel(page, name, async (popup) => {
    for (const sentence of sentences) await expect(popup).toContainText(sentence);
  });

test.use(everyKey);

test.beforeEach(async ({ page }) => {
  await page.goto("/studio");
  await tickAll(page, [oxenModel, sirayModel, modellixModel, sirayaModel]);
});

test("odd files are measured and judged by every model while not a byte of them has arrived", async ({
  page,
  folder,
}) => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const create = { width: 6500, height: 2100, channels: 3, background: "#000", noise } as const;
  const paths = [
    await makeStillVideo(`${folder}/long.mp4`, { width: 1920, height: 1080, seconds: 18.2, fps: 60 }),
    await makeStillVideo(`${folder}/phone.mp4`, {
      width: 1280,
      height: 720,
      seconds: 3,
      fps: 30,
      rotation: 90,
      codec: "hevc",
    }),
    await makeFile(`${folder}/wall.png`, await sharp({ create }).png({ compressionLevel: 0 }).toBuffer()),
    await makeSound(`${folder}/speech.m4a`, { seconds: 22, toneHz: 300 }),
    await makeFile(`${folder}/upright.jpg`, await lyingPhoto()),
  ];
  const release = await holdUploads(page);
  await addFiles(page, paths);

  const items = referenceItems(page);
  for (const [index, [label, facts]] of (
    [
      ["Video 1: long.mp4", "MP4 · 1920 × 1080 · 18.2 s · 60 fps · 1.2 MB"],
      ["Video 2: phone.mp4", "MP4 · 720 × 1280 · 3 s · 30 fps · "],
      ["Image 1: wall.png", "PNG · 6500 × 2100 · 41 MB"],
      ["Audio 1: speech.m4a", "M4A · 22 s · "],
      ["Image 2: upright.jpg", "JPEG · 480 × 640 · "],
    ] as const
  ).entries()) {
    await expect(items.nth(index)).toContainText(label);
    await expect(items.nth(index)).toContainText(facts);
    await expect(items.nth(index)).toContainText(/Uploading|Waiting/);
  }

  const seedance = [
    "Video 1: 18.2 s, max 15 s",
    "21.2 s of video, max 15 s together",
    "Image 1: Long side 6500 px, max 6000 px",
    "Image 1: Too wide: 3.1:1 (max 2.5:1)",
    "Image 1: 41 MB, must be under 30 MB",
    "Audio 1: M4A, needs WAV or MP3",
    "Audio 1: 22 s, max 15 s",
  ];
  await expectSaid(page, sirayModel, ...seedance);
  await expectSaid(page, modellixModel, ...seedance);
  await expectSaid(
    page,
    oxenModel,
    "Video 1: Short side 1080 px, max 792 px",
    "21.2 s of video, max 15 s together",
    "22 s of sound, max 15 s together",
  );
  await expect(modelChip(page, sirayaModel)).toHaveAccessibleName(sirayaModel);
  await expect(page.getByText(/^Uploading long\.mp4, 0 %/)).toBeVisible();

  // What was true before is true afterwards: the studio's own reading agrees.
  release();
  await expect(items.filter({ hasText: /Uploading|Waiting|Analysing/ })).toHaveCount(0);
  await expect(items.first()).toContainText("MP4 · 1920 × 1080 · 18.2 s · 60 fps");
  await expect(items.nth(1)).toContainText("MP4 · 720 × 1280 · 3 s · 30 fps");
  await expectSaid(page, sirayModel, ...seedance);
});

test("half a film and one that cannot be read in time say so, and nothing freezes", async ({
  page,
  folder,
}) => {
  test.setTimeout(180_000);
  const clip = readFileSync(
    await makeVideo(`${folder}/clip.mp4`, {
      width: 640,
      height: 360,
      seconds: 5,
      fps: 30,
      colour: [200, 80, 20],
      headerFirst: false,
    }),
  );
  const endless = Buffer.from(clip);
  endless.writeUInt32BE(0x7fffffff, endless.lastIndexOf("stts") + 12); // two thousand million pictures
  const paths = [
    await makeFile(`${folder}/endless.mp4`, endless),
    await makeFile(`${folder}/half.mp4`, clip.subarray(0, clip.length / 2)),
    `${folder}/clip.mp4`,
  ];
  const release = await holdUploads(page);
  await addFiles(page, paths);
  const items = referenceItems(page);
  await expect(items.nth(2)).toContainText("MP4 · 640 × 360 · 5 s · 30 fps");
  await expect(items.nth(1)).toContainText("Damaged, cut off, or not what its name says.");
  await expect(items.nth(1)).toContainText("This browser can't read it. The studio tries after the upload.");
  const refusal = "Video 2: Can't read half.mp4: damaged, or not what it seems";
  await expectSaid(page, sirayModel, refusal);

  // The endless one keeps a thread busy: the page is free to write in.
  const longest = await longestTask(page, async () => {
    await promptBox(page).click();
    await page.keyboard.type("A walk along the shore");
    await expect(promptBox(page)).toContainText("A walk along the shore");
    await expect(items.first()).toContainText("Took too long to read");
  });
  expect(longest).toBeLessThan(1000);
  await expectSaid(page, oxenModel, "Video 1: Can't read endless.mp4");
  await addFiles(page, [
    await makeImage(`${folder}/next.png`, { width: 640, height: 400, colour: [1, 2, 3] }),
  ]);
  await expect(items.nth(3)).toContainText("PNG · 640 × 400");

  // The studio has the last word.
  await chooseFor(page, "Video 1", "Remove");
  release();
  await expect(page.getByText("half.mp4 wasn't added. Damaged")).toBeVisible();
  await expect(items).toHaveCount(2);
});

test("what claims too many pixels is refused before it is sent, and so is what is too large", async ({
  page,
  folder,
}) => {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#c63" } })
    .png()
    .toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("/ingest/") && sent.push(request.url()));
  await addFiles(page, [
    await makeFile(`${folder}/bomb.png`, png),
    await makeStillVideo(`${folder}/huge.mp4`, {
      width: 1280,
      height: 720,
      seconds: 2,
      fps: 30,
      sizeBytes: 4.6e9,
    }),
  ]);
  await expect(page.getByText("bomb.png wasn't added. 30000 × 30000 px, 900 megapixels")).toBeVisible();
  await expect(page.getByText("huge.mp4 wasn't added. MP4 of 4.6 GB (max 4 GB for videos)")).toBeVisible();
  await expect(referenceItems(page)).toHaveCount(0);
  expect(sent).toEqual([]);
});

/** A photograph that lies on its side, as cameras write it. */
function lyingPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: "#39c" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** The longest time in ms for which the page's own thread did nothing else, while `work` runs. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: "longtask" });
  });
  await work();
  return page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks)); // set above
}
