import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { addReferences, enterStudio } from "#e2e/journeys/owner.ts";
import { saveSceneClip, saveSong } from "#e2e/scene-media.ts";
import { saveScene } from "#e2e/scenes.ts";
import { makeDataDir, startStudio } from "#e2e/start-studio.ts";

// `node tools/readme-picture.ts`: takes the README's picture of the real studio, with media that it draws itself.

const target = join(import.meta.dirname, "../public/readme/studio.png");
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
  await sharp(pixels).png({ palette: true, quality: 92, effort: 10 }).toFile(target);
} finally {
  await browser.close();
  await studio.stop();
  remove();
  rmSync(folder, { recursive: true, force: true });
}

async function writePrompt(page: Page): Promise<void> {
  await page.getByLabel("Role of Image 1").selectOption("Subject");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type(
    "@Image1 watches the last light leave the room. Cut to the ridge in @Video1, slow, from far away, while @Audio1 carries over the cut. Then @Image2: the boat drifts out, and the harbour goes dark.",
  );
  await page.getByRole("checkbox", { name: /\(Oxen\)$/ }).check();
  await page.getByText(/^Saved/).waitFor();
  await page.getByRole("button", { name: /^Generate 2 videos/, disabled: false }).waitFor(); // all is measured then
  await page.mouse.move(720, 880);
}
