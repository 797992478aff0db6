/**
 * A smoke journey in Firefox, with Debian's firefox-esr or the one that FIREFOX_PATH names: signs in, writes a prompt with a picture in
 * it, renders it as an animatic, plays the result, and plays a clip of a shared gallery as a visitor does. It is driven by what Firefox
 * itself understands (WebDriver BiDi), since Playwright's own Firefox is another browser. Where no Firefox can be had, that is said, and
 * nothing is claimed. Prints each step with the time that it took, and what the pages' consoles complained of.
 */
import { join } from "node:path";
import { makeAccount } from "#e2e/account.ts";
import { putGallery } from "#e2e/shown-gallery.ts";
import { saveScene } from "#e2e/scenes.ts";
import { makeDataDir, startStudio } from "#e2e/start-studio.ts";
import { findFirefox } from "#tools/find-browser.ts";
import { openFirefox } from "./firefox/driver.ts";

const path = findFirefox(console.log);
if (!path) {
  console.log("No Firefox here: install firefox-esr or set FIREFOX_PATH. Nothing was tried.");
  process.exit(1);
}
const { dataDir, remove } = makeDataDir();
const studio = await startStudio({ dataDir });
const account = await makeAccount(studio, "ada@example.com");
const { token } = await putGallery(studio, account.member, 6);
const firefox = await openFirefox(path);
const rows: Record<string, string | number>[] = [];
console.log(`Firefox ${firefox.version}`);

try {
  await step("sign in", async () => {
    await firefox.open(`${studio.url}/sign-in`);
    await firefox.type({ role: "textbox", name: "Email" }, account.email);
    await firefox.typeInto('input[type="password"]', account.password);
    await firefox.press({ role: "button", name: "Sign in" });
    await firefox.until(() => location.pathname.startsWith("/studio"), "the studio");
  });
  await step("compose", async () => {
    const picture = await saveScene("harbour", join(dataDir, "harbour.jpg"), {
      width: 1280,
      height: 720,
      at: 0.4,
    });
    await firefox.choose('input[type="file"][multiple]', [picture]);
    await firefox.until(() => document.body.textContent.includes("harbour.jpg"), "the reference");
    await firefox.type({ role: "textbox", name: "Prompt" }, "Dawn over @Image1 ");
    await firefox.until(() => document.querySelector('[contenteditable="true"] img') !== null, "its token");
    await firefox.until(
      () =>
        [...document.querySelectorAll("button")].some(
          ({ textContent, ariaDisabled }) =>
            textContent.startsWith("Generate 1 video") && ariaDisabled !== "true",
        ),
      "a prompt that can be sent",
    );
  });
  await step("generate", async () => {
    await firefox.press({ role: "button", name: "Generate 1 video" });
    await firefox.until(() => location.pathname.startsWith("/runs/"), "its run");
    await firefox.until(() => document.querySelector("article video") !== null, "the rendered film", 180_000);
  });
  await step("play", async () => {
    await firefox.press({ role: "button", name: "Play all" });
    await untilPlaying("article video");
    await firefox.until(
      () => document.querySelector('[role="slider"][aria-label="Playhead"]') !== null,
      "the filmstrip",
    );
  });
  await step("open a shared gallery", async () => {
    await firefox.open(`${studio.url}/g/${token}`);
    await firefox.until(
      () =>
        [...document.querySelectorAll("li img")].filter(
          (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
        ).length >= 2,
      "the clips' pictures",
    );
  });
  await step("play a clip of it", async () => {
    await firefox.pressFirst("li a, li button");
    await untilPlaying("video");
  });
} finally {
  await firefox.close();
  await studio.stop();
  remove();
}
console.table(rows);
for (const line of firefox.complaints) console.log(`console: ${line}`);
console.log(`${rows.length} of 6 steps, ${firefox.complaints.length} complaints in the consoles (goal 0)`);
process.exitCode = rows.length === 6 && firefox.complaints.length === 0 ? 0 : 1;

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await work();
  rows.push({ step: name, "took s": Number(((performance.now() - from) / 1000).toFixed(1)) });
}

/** A film that this selector finds shows a later moment than before. */
async function untilPlaying(selector: string): Promise<void> {
  await firefox.until(
    (of: string) =>
      [...document.querySelectorAll<HTMLVideoElement>(of)].some(
        ({ currentTime, videoWidth }) => currentTime > 0.3 && videoWidth > 0,
      ),
    "a film that plays",
    30_000,
    selector,
  );
}
