import { existsSync, readdirSync, readFileSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { layLine, type Line } from "#e2e/line.ts";
import { makeFile, makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { freePort, makeDataDir, startStudio } from "#e2e/start-studio.ts";
import { expect, test as base } from "#e2e/studio.ts";
import type { Locator, Page } from "@playwright/test";
import { addReferences } from "./owner.ts";
import { chooseFor } from "./tray.ts";

const mebibyte = 1024 * 1024;

/** The studio of these journeys lies behind a line that can be slow and can break. */
const test = base.extend<object, { port: number; line: Line }>({
  // oxlint-disable-next-line no-empty-pattern -- the first argument must be a pattern, and nothing is needed of it
  port: [async ({}, use) => use(await freePort()), { scope: "worker" }],
  line: [
    async ({ port }, use) => {
      const line = await layLine(port);
      await use(line);
      await line.close();
    },
    { scope: "worker" },
  ],
  studio: [
    async ({ port, line }, use) => {
      const { dataDir, remove } = makeDataDir();
      const studio = await startStudio({ dataDir, port, environment: { APP_URL: line.origin } });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

test.beforeEach(async ({ page, line }) => {
  line.limit(null);
  await page.goto("/studio");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("A walk along the shore");
  await expect(generate(page)).toBeEnabled();
});

const generate = (page: Page) => page.getByRole("button", { name: "Generate 1 video" });
const items = (page: Page) => page.getByRole("list", { name: "References" }).getByRole("listitem");
const percent = async (page: Page) =>
  Number(/Uploading, (\d+) %/.exec((await items(page).first().textContent()) ?? "")?.[1] ?? 0);

/** The browser tells a file's facts at once; what ends its way is that the studio has read it too. */
async function expectArrived(item: Locator, facts: string, timeout: number): Promise<void> {
  await expect(item).toContainText(facts, { timeout });
  await expect(item).not.toContainText(/Uploading|Waiting|Analysing/, { timeout });
  await expect(item).toContainText(facts);
}

/**
 * A broken line is what a journey was about: the browser's own words for it are no faults of ours, nor for what it sent again by itself
 * from the beginning and was refused.
 */
function forgiveBrokenLine(pageErrors: string[]): void {
  pageErrors.splice(
    0,
    pageErrors.length,
    ...pageErrors.filter((text) => !/net::ERR_|status of 416/.test(text)),
  );
}

/** Everything that members have stored, by its name on the disk. */
function storedBlobs(dataDir: string): string[] {
  const folder = join(dataDir, "media");
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[0-9a-f]{64}$/.test(name))
    : [];
}

/** The most memory that the studio's web server has had so far and has now, in MB; null where the system does not tell. */
function webMemory(launcher: number): { peak: number; now: number } | null {
  if (!existsSync("/proc/self/status")) return null;
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (!status.includes(`PPid:\t${launcher}\n`) || !command.includes("launch/web.ts")) continue;
      const read = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1000;
      return { peak: read("VmHWM"), now: read("VmRSS") };
    } catch {
      continue; // it has just ended
    }
  }
  return null;
}

test("nine photographs of 20 MB come in their order, and the studio needs little memory for them", async ({
  page,
  folder,
  line,
  studio,
}) => {
  test.setTimeout(240_000);
  const photo = readFileSync(
    await makeImage(`${folder}/noise.jpg`, { width: 4000, height: 3000, colour: [90, 90, 90], noise: true }),
  );
  expect(photo.length).toBeGreaterThan(15e6);
  const paths = await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      // A comment makes each of them another file.
      const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 10]), Buffer.from(`photo  ${index}`)]);
      const path = `${folder}/photo${index + 1}.jpg`;
      await writeFile(path, Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]));
      return path;
    }),
  );
  // The first upload brings the code that all of them need into memory: that is not theirs.
  await addReferences(page, [
    await makeImage(`${folder}/first.jpg`, { width: 640, height: 480, colour: [40, 90, 60] }),
  ]);
  await expectArrived(items(page).first(), "JPEG · 640 × 480", 60_000);
  await chooseFor(page, "Image 1", "Remove");
  await expect(items(page)).toHaveCount(0);
  const before = webMemory(studio.launcher.pid ?? 0);
  line.limit(60e6);
  await addReferences(page, paths);
  await expect(page.getByText(/^Uploading photo1\.jpg, \d+ %, and 8 more/)).toBeVisible();
  await expect(generate(page)).toBeDisabled();
  for (let index = 0; index < 9; index++) {
    await expect(items(page).nth(index)).toContainText(`Image ${index + 1}: photo${index + 1}.jpg`);
    await expectArrived(items(page).nth(index), "JPEG · 4000 × 3000", 120_000);
  }
  await expect(generate(page)).toBeEnabled();
  const after = webMemory(studio.launcher.pid ?? 0);
  if (before && after) expect(after.peak - before.now).toBeLessThan(120);
});

test("every kind of file is what its content says, and a bad one stops no other", async ({
  page,
  folder,
  studio,
}) => {
  const small = { width: 320, height: 180, seconds: 2, colour: [200, 80, 20] } as const;
  const png = await makeImage(`${folder}/drawing.png`, { width: 640, height: 400, colour: [20, 80, 200] });
  const clip = await makeVideo(`${folder}/clip.mp4`, { ...small, headerFirst: false });
  const paths = [
    await makeFile(`${folder}/long.mp4`, withRoom(readFileSync(clip), 45e6)),
    await makeVideo(`${folder}/phone.mov`, small),
    await makeSound(`${folder}/voice.wav`, { seconds: 2, toneHz: 300 }),
    await makeSound(`${folder}/music.mp3`, { seconds: 2, toneHz: 500 }),
    await makeFile(`${folder}/drawing.jpg`, readFileSync(png)),
    await makeFile(`${folder}/words.mp4`, "These are words and no film at all.\n".repeat(500)),
    await makeFile(`${folder}/half.mp4`, readFileSync(clip).subarray(0, readFileSync(clip).length / 2)),
  ];
  const before = storedBlobs(studio.dataDir).length;
  await page.getByRole("region", { name: "References" }).locator("input[type=file]").setInputFiles(paths);
  const words = page.getByText("words.mp4 wasn't added. Can't use this kind of file");
  const half = page.getByText("half.mp4 wasn't added. Damaged");
  await expect(words).toBeVisible();
  await expect(half).toBeVisible();
  await expect(items(page)).toHaveCount(5);
  for (const [index, [label, facts]] of (
    [
      ["Video 1: long.mp4", "MP4 · 320 × 180 · 2 s · 24 fps · 45 MB"],
      ["Video 2: phone.mov", "MOV · 320 × 180"],
      ["Audio 1: voice.wav", "WAV · 2 s"],
      ["Audio 2: music.mp3", "MP3 · "],
      ["Image 1: drawing.jpg", "PNG · 640 × 400"],
    ] as const
  ).entries()) {
    await expect(items(page).nth(index)).toContainText(label);
    await expectArrived(items(page).nth(index), facts, 30_000);
  }
  await expect.poll(() => storedBlobs(studio.dataDir).length).toBe(before + 5);

  // The same bytes a second time are judged a second time.
  await page.getByRole("button", { name: "Dismiss the note about half.mp4" }).click();
  await expect(half).toBeHidden();
  await page
    .getByRole("region", { name: "References" })
    .locator("input[type=file]")
    .setInputFiles(`${folder}/half.mp4`);
  await expect(half).toBeVisible();
  expect(storedBlobs(studio.dataDir).length).toBe(before + 5);
});

test("an upload whose line breaks goes on by itself where it was", async ({
  page,
  folder,
  line,
  pageErrors,
}) => {
  const path = await sound(folder, "long.wav", 12);
  line.limit(4e6);
  const before = line.sentBytes();
  await addReferences(page, [path]);
  await expect.poll(() => line.sentBytes() - before).toBeGreaterThan(5 * mebibyte);
  line.cut();
  await expectArrived(items(page).first(), "WAV · ", 60_000);
  expect(line.sentBytes() - before).toBeLessThan((await sizeOf(path)) + mebibyte);
  forgiveBrokenLine(pageErrors);
});

test("a tab that was frozen in the middle of an upload goes on with it when it wakes", async ({
  page,
  folder,
  line,
  pageErrors,
}) => {
  const path = await sound(folder, "asleep.wav", 11);
  line.limit(4e6);
  const before = line.sentBytes();
  await addReferences(page, [path]);
  await expect.poll(() => line.sentBytes() - before).toBeGreaterThan(3 * mebibyte);
  line.stall();
  // Pages under test count as looked at, which browsers never freeze: waking is told by its event alone.
  await page.evaluate(() => document.dispatchEvent(new Event("resume")));
  await expectArrived(items(page).first(), "WAV · ", 60_000);
  expect(line.sentBytes() - before).toBeLessThan((await sizeOf(path)) + mebibyte);
  forgiveBrokenLine(pageErrors);
});

test("after a reload in the middle of an upload the file is chosen again, and the rest of it is sent", async ({
  page,
  folder,
  line,
  pageErrors,
}) => {
  const path = await sound(folder, "song.wav", 13);
  line.limit(4e6);
  const before = line.sentBytes();
  await addReferences(page, [path]);
  await expect.poll(() => line.sentBytes() - before).toBeGreaterThan(5 * mebibyte);
  await expect.poll(() => percent(page)).toBeGreaterThan(30);
  await page.waitForURL(/\/studio\/[0-9a-f-]+/);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  line.limit(null);
  await page.reload();
  await expect(items(page).first()).toContainText("The upload was interrupted");
  await expect(page.getByText(/^Choose song\.wav again to resume/)).toBeVisible();
  await expect(generate(page)).toBeDisabled();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose song.wav" }).click();
  await (await choosing).setFiles(path);
  await expectArrived(items(page).first(), "WAV · ", 60_000);
  await expect(items(page).first()).toContainText("Audio 1: song.wav");
  // The page and its scripts are asked for anew too: requests are small.
  expect(line.sentBytes() - before).toBeLessThan((await sizeOf(path)) + mebibyte);
  forgiveBrokenLine(pageErrors);
});

test("files are removed, replaced and, when that is wanted, added twice while others are on their way", async ({
  page,
  folder,
  line,
  studio,
  pageErrors,
}) => {
  const paths = [await sound(folder, "first.wav", 8), await sound(folder, "second.wav", 9)];
  const other = await sound(folder, "other.wav", 1);
  line.limit(1e6);
  await addReferences(page, paths);
  await expect(page.getByText(/^Uploading first\.wav, \d+ %, and 1 more/)).toBeVisible();
  await chooseFor(page, "Audio 1", "Remove");
  await expect(items(page)).toHaveCount(1);
  await expect(items(page).first()).toContainText("Audio 1: second.wav");
  const choosing = page.waitForEvent("filechooser");
  await chooseFor(page, "Audio 1", "Replace");
  await (await choosing).setFiles(other);
  await expect(items(page).first()).toContainText("Audio 1: other.wav");
  line.limit(null);
  await expectArrived(items(page).first(), "WAV · ", 30_000);
  await expect(generate(page)).toBeEnabled();

  const before = storedBlobs(studio.dataDir).length;
  const picture = await makeImage(`${folder}/twice.png`, { width: 500, height: 400, colour: [1, 2, 3] });
  await addReferences(page, [picture]);
  await page.getByRole("region", { name: "References" }).locator("input[type=file]").setInputFiles(picture);
  await expect(page.getByText("Already here as Image 1.")).toBeVisible();
  await expect(items(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Add again" }).click();
  for (const [index, label] of ["Image 1: twice.png", "Image 2: twice.png"].entries()) {
    await expect(items(page).nth(index + 1)).toContainText(label);
    await expectArrived(items(page).nth(index + 1), "PNG · 500 × 400", 30_000);
  }
  expect(storedBlobs(studio.dataDir).length).toBe(before + 1);
  forgiveBrokenLine(pageErrors);
});

/** A tone of about so many MB. */
async function sound(folder: string, name: string, megabytes: number): Promise<string> {
  return makeSound(`${folder}/${name}`, { seconds: megabytes * 10, toneHz: 100 + megabytes });
}

async function sizeOf(path: string): Promise<number> {
  await using handle = await open(path);
  return (await handle.stat()).size;
}

/** An MP4 whose header stands at its end, with so much unused room before the header that it has this size. */
function withRoom(film: Buffer, sizeBytes: number): Buffer {
  const header = film.lastIndexOf("moov") - 4;
  const room = Buffer.alloc(sizeBytes - film.length);
  room.writeUInt32BE(room.length);
  room.write("free", 4);
  return Buffer.concat([film.subarray(0, header), room, film.subarray(header)]);
}
