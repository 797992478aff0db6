import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { oxenModel } from "#e2e/journeys/asking.ts";
import { tickAll } from "#e2e/journeys/composer.ts";
import { addReferences, enterStudio } from "#e2e/journeys/owner.ts";
import { saveSceneClip, saveSong } from "#e2e/scene-media.ts";
import { saveScene } from "#e2e/scenes.ts";
import { makeDataDir, startStudio } from "#e2e/start-studio.ts";
import { keepBytes } from "#e2e/stored-films.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { type ResultRow, storeRun } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { setRole } from "#e2e/journeys/tray.ts";

// `node --conditions=react-server tools/readme-picture.ts`: takes the README's pictures of the real studio: a prompt, with media that it
// draws itself, and a run of the films in assets/scenes.

const root = join(import.meta.dirname, "..");
const target = (name: string) => join(root, "public/readme", name);
const folder = mkdtempSync(join(tmpdir(), "triptych-picture-"));
const { dataDir, remove } = makeDataDir();
// A public origin makes the cloud model fit; nothing is sent there.
const environment = { OXEN_API_KEY: "sk-for-the-picture", PUBLIC_MEDIA_URL: "https://studio.example" };
const studio = await startStudio({ dataDir, environment });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

try {
  const context = await browser.newContext({
    baseURL: studio.url,
    viewport: { width: 1440, height: 900 },
    colorScheme: "dark",
    locale: "en-GB",
  });
  const page = await context.newPage();
  await enterStudio(page);
  await addReferences(page, [
    await saveScene("window", join(folder, "window.jpg"), { width: 1920, height: 1080, at: 0.2 }),
    await saveSceneClip("dunes", join(folder, "ridge.mp4"), { width: 1280, height: 720, seconds: 4 }),
    await saveSong(join(folder, "theme.wav"), 8),
    await saveScene("harbour", join(folder, "harbour.jpg"), { width: 1920, height: 1080, at: 0.4 }),
  ]);
  await writePrompt(page);
  const pixels = await page.screenshot({ animations: "disabled" });
  await sharp(pixels).png({ palette: true, quality: 92, effort: 10 }).toFile(target("studio.png"));
  await page.goto(await putRun());
  const seen = await takeRoom(page);
  await sharp(seen).webp({ quality: 86, effort: 6 }).toFile(target("room.webp"));
} finally {
  await browser.close();
  await studio.stop();
  remove();
  rmSync(folder, { recursive: true, force: true });
}

/** Four answers to one prompt, past every model, one of them kept. */
async function putRun(): Promise<string> {
  const models = [
    "oxen/seedance-2.0-r2v",
    "siray/seedance-2.0-ref2v-spicy",
    "modellix/seedance-2.0-v2v",
    "siraya/seedance-2.0",
  ];
  return withDatabase(studio, async () => {
    const owner = await database().member.findFirstOrThrow();
    const member = { id: owner.id, isOwner: true } as Member; // who has just joined
    const strip = (number: number) => readFileSync(join(root, `assets/scenes/strips/pier-${number}.webp`));
    const results = models.map((modelId, index): ResultRow => ({
      modelId,
      bytes: keepBytes(studio, readFileSync(join(root, `assets/scenes/pier-${index + 1}.mp4`)), [
        "media",
        member.id,
      ]),
      derivatives: [
        {
          kind: "filmstrip",
          contentType: "image/webp",
          sha256: keepBytes(studio, strip(index + 1)).sha256,
        },
      ],
      measured: { widthPx: 1280, heightPx: 720, durationMs: 4000, fps: 24, hasSound: false },
      ...(index === 0 && { verdict: { choice: "keep", stars: 5 } }),
    }));
    const text = "A woman in a red coat walks away along a pier, slow push in at eye level.";
    const { runId } = await storeRun(member, results, { text });
    return `/runs/${runId}`;
  });
}

/** With a pointer on the second picture, in the middle of the film. */
async function takeRoom(page: Page): Promise<Buffer> {
  const pictures = page.locator("article video");
  await expect(pictures).toHaveCount(4);
  await page.getByRole("slider", { name: "Playhead" }).press("PageDown");
  await page.locator("article").nth(1).hover();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("video")].every(({ readyState, seeking }) => readyState >= 2 && !seeking),
  );
  return page.screenshot({ animations: "disabled" });
}

async function writePrompt(page: Page): Promise<void> {
  await setRole(page, "Image 1", "Subject");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type(
    "@Image1 watches the last light leave the room. Cut to the ridge in @Video1, slow, from far away, while @Audio1 carries over the cut. Then @Image2: the boat drifts out, and the harbour goes dark.",
  );
  await tickAll(page, [oxenModel]);
  await page.getByText(/^Saved/).waitFor();
  await page.getByRole("button", { name: /^Generate 2 videos/, disabled: false }).waitFor(); // all is measured then
  await page.mouse.move(720, 880);
}
