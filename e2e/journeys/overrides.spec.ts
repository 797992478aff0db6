import type { Locator, Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { everyKey } from "#e2e/every-provider.ts";
import { makeImage, makeVideo } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { animaticModel, generate, openProvider, oxenModel, untilStatus } from "./asking.ts";
import { addReferences } from "./owner.ts";
import { article, openInputs } from "./room.ts";
import { acceptChanges, inModel, inModels, modelChip, setSettings, tickOnly } from "./composer.ts";
import { setRole } from "./tray.ts";

const sirayModel = "Seedance 2.0 ref2v Spicy (Siray)";
const modellixModel = "Seedance 2.0 V2V (Modellix)";
const sirayaModel = "Seedance 2.0 (SIRAYA)";
const size = { width: 854, height: 480 };

const generateButton = (page: Page) => page.getByRole("button", { name: /^Generate/ });
const estimate = (page: Page, words: string) => page.getByRole("paragraph").getByText(words, { exact: true });
const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** A model's own setting, in what its chip opens. */
const of = (popup: Locator, what: string, model: string) =>
  popup.getByLabel(`${what} for ${model}`, { exact: true });

async function write(page: Page, words: string, models: readonly string[]): Promise<void> {
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type(words);
  await tickOnly(page, models);
}

/** Chooses in the settings of a provider and waits until it is saved. */
async function choose(page: Page, provider: string, label: string, option: string): Promise<void> {
  await page.goto("/settings/providers");
  const panel = await openProvider(page, provider);
  await panel.getByText("Advanced").click();
  await panel.getByLabel(label, { exact: true }).selectOption(option);
  await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
}

test.use(everyKey);

test.beforeEach(async ({ page }) => {
  await page.goto("/studio");
});

test("what is set for one model reaches that model alone, comes back with the prompt, and goes again", async ({
  page,
  simulators,
  studio,
}) => {
  const { oxen, siraya } = simulators;
  await setSettings(page, { Seed: "7" });
  await write(page, "A quiet harbour", [oxenModel, sirayaModel]);
  await inModel(page, sirayaModel, async (popup) => {
    await of(popup, "Duration", sirayaModel).selectOption("10 s");
    await of(popup, "Aspect ratio", sirayaModel).selectOption("9:16");
    await of(popup, "Resolution", sirayaModel).selectOption("480p");
    await of(popup, "Sound", sirayaModel).selectOption("Off");
    await of(popup, "Seed", sirayaModel).fill("0");
    await of(popup, "Negative prompt", sirayaModel).fill("rain");
    await expect(of(popup, "Duration", sirayaModel).locator("option")).toHaveText([
      "As prompt (5 s)",
      "5 s",
      "10 s",
    ]);
    await expect(of(popup, "Fixed camera", sirayaModel)).toHaveCount(0);
  });
  await inModel(page, oxenModel, (popup) => of(popup, "Target namespace", oxenModel).fill("acme"));
  await expect(page.getByText(`Billed to acme for ${oxenModel}`)).toBeVisible();
  await expect(generateButton(page)).toHaveAccessibleName("Generate 2 videos");
  await generate(page);
  for (const name of [oxenModel, sirayaModel]) await untilStatus(studio, article(page, name), "Done");
  expect(oxen.ledger.jobs.at(-1)?.body).toMatchObject({
    duration: "5",
    aspect_ratio: "16:9",
    generate_audio: true,
    seed: 7,
    target_namespace: "acme",
  });
  expect(siraya.ledger.jobs.at(-1)?.body).toMatchObject({
    seconds: 10,
    resolution: "480p",
    aspect_ratio: "9:16",
    generate_audio: false,
    seed: 0,
    negative_prompt: "rain",
  });

  await page.getByRole("button", { name: "Edit this prompt" }).click();
  await page.waitForURL(/\/studio\//);
  await inModel(page, oxenModel, (popup) =>
    expect(of(popup, "Target namespace", oxenModel)).toHaveValue("acme"),
  );
  await inModel(page, sirayaModel, async (popup) => {
    await expect(of(popup, "Duration", sirayaModel)).toHaveValue("10000");
    await expect(of(popup, "Seed", sirayaModel)).toHaveValue("0");
    const reset = popup.getByRole("button", { name: `Reset to prompt for ${sirayaModel}` });
    await reset.click();
    await expect(of(popup, "Duration", sirayaModel)).toHaveValue("");
    await expect(of(popup, "Seed", sirayaModel)).toHaveValue("");
    await expect(reset).toHaveCount(0);
    await of(popup, "Random seed", sirayaModel).check();
  });
  await generate(page);
  await untilStatus(studio, article(page, sirayaModel), "Done");
  const { body } = siraya.ledger.jobs.at(-1)!;
  expect(body).toMatchObject({ seconds: 5, resolution: "720p", aspect_ratio: "16:9", generate_audio: true });
  expect(Object.keys(body)).not.toContain("seed");
  expect(Object.keys(body)).not.toContain("negative_prompt");
});

test("whatever only Modellix can be told can be set, and what is wrong is said and not sent", async ({
  page,
  simulators,
  studio,
  folder,
}) => {
  const clip = await makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 3, colour: [40, 200, 40] });
  const first = await makeImage(`${folder}/first.png`, { ...size, colour: [200, 40, 40] });
  const last = await makeImage(`${folder}/last.png`, { ...size, colour: [40, 40, 200] });
  await addReferences(page, [clip, first, last]);
  await setRole(page, "Image 1", "First frame");
  await setRole(page, "Image 2", "Last frame");
  await write(page, "@Video1 from @Image1 to @Image2 ", [modellixModel]);
  await inModel(page, modellixModel, async (popup) => {
    await of(popup, "Fixed camera", modellixModel).selectOption("On");
    await of(popup, "Return last frame", modellixModel).check();
    await of(popup, "Seed", modellixModel).fill("0");
    for (const wrong of ["0.5", "100"]) {
      await of(popup, "Execution expires after", modellixModel).fill(wrong);
      await expect(popup.getByText("Hours from 1 to 72, or empty.")).toBeVisible();
      await expect(generateButton(page)).toBeDisabled();
    }
  });
  await expect(generateButton(page), "what is wrong blocks behind its chip too").toBeDisabled();
  await inModel(page, modellixModel, async (popup) => {
    await expect(of(popup, "Execution expires after", modellixModel)).toHaveValue("100");
    await of(popup, "Execution expires after", modellixModel).fill("1.5");
  });
  await generate(page);
  const card = article(page, modellixModel);
  await untilStatus(studio, card, "Done");
  expect(simulators.modellix.ledger.jobs.at(-1)?.body).toMatchObject({
    camera_fixed: true,
    return_last_frame: true,
    seed: 0,
    execution_expires_after: 5400,
    first_frame_image: expect.stringMatching(/first\.png$/),
    last_frame_image: expect.stringMatching(/last\.png$/),
    prompt: expect.stringMatching(/^\[Video 1\] from the first frame to the last frame ?$/),
  });
});

test("another way of writing tokens is sent, and the run says so", async ({
  page,
  simulators,
  studio,
  folder,
}) => {
  await choose(page, "Siray", "Tokens", "@Image1 (not documented)");
  await page.goto("/studio");
  const image = await makeImage(`${folder}/hero.png`, { ...size, colour: [200, 40, 40] });
  await addReferences(page, [image]);
  await write(page, "@Image1 walks", [sirayModel]);
  await generate(page);
  const card = article(page, sirayModel);
  await untilStatus(studio, card, "Done");
  expect(simulators.siray.ledger.jobs.at(-1)?.body).toMatchObject({ prompt: "@Image1 walks" });
  await expect(await openInputs(page)).toContainText("using “@Image1”");
  await choose(page, "Siray", "Tokens", "Image 1 (not documented)");
});

test("the newer contract of Oxen offers and sends what it has; a page that was open before sends nothing", async ({
  page,
  context,
  simulators,
  studio,
}) => {
  const { ledger } = simulators.oxen;
  await setSettings(page, { Resolution: "1080p" });
  await write(page, "A lighthouse", [oxenModel]);
  await acceptChanges(page, oxenModel);
  await expect(generateButton(page)).toHaveAccessibleName("Generate 1 video");
  const before = ledger.jobs.length;

  const settings = await context.newPage();
  const contract = region(settings, "Oxen").getByLabel("Contract", { exact: true });
  await settings.goto("/settings/providers");
  await (await openProvider(settings, "Oxen")).getByText("Advanced").click();
  await expect(contract.getByRole("option")).toHaveText([/Request Parameters \(20/, /current page \(20/]);
  await choose(settings, "Oxen", "Contract", "newer");
  await generateButton(page).click();
  await expect(page.getByText("The settings for Oxen were changed after this page was opened")).toBeVisible();
  expect(ledger.jobs.length).toBe(before);

  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(generateButton(page)).toHaveAccessibleName("Generate 1 video");
  await expect(modelChip(page, oxenModel)).toHaveAccessibleName(oxenModel);
  simulators.oxen.control({ contract: "newer" });
  await generate(page);
  await untilStatus(studio, article(page, oxenModel), "Done");
  expect(ledger.jobs.length).toBe(before + 1);
  expect(ledger.jobs.at(-1)?.body).toMatchObject({ duration: 5, resolution: "1080p", generate_audio: true });
  await choose(settings, "Oxen", "Contract", "");
});

test("a price that the owner enters becomes an estimate, and what is no price is said", async ({ page }) => {
  await page.goto("/settings/providers");
  await openProvider(page, "Oxen");
  await openProvider(page, "SIRAYA");
  const price = region(page, "Oxen").getByLabel("Price per second", { exact: true });
  await price.fill("cheap");
  await price.press("Enter");
  await expect(region(page, "Oxen")).toContainText("Enter a price above $0");
  await price.fill("0.112");
  await price.press("Enter");
  await expect(region(page, "Oxen").getByText("Saved", { exact: true })).toBeVisible();
  const fast = region(page, "SIRAYA").getByLabel("Price per second for Seedance 2.0 Fast (SIRAYA)");
  await expect(fast).toHaveValue("");
  await page.goto("/studio");
  await write(page, "A lighthouse", [oxenModel, sirayaModel, animaticModel]);
  await expect(estimate(page, "about $0.56 + 1 unknown")).toBeVisible();
  await inModels(page, async (dialog) => {
    const box = (name: string) => dialog.getByRole("checkbox", { name, exact: true });
    await expect(box(oxenModel)).toHaveAccessibleDescription(/\$0\.56/);
    await expect(box(animaticModel)).toHaveAccessibleDescription(/Free/);
    await expect(dialog.getByText("No prices yet", { exact: false })).toHaveCount(1);
    await expect(dialog.getByRole("link", { name: "Add prices" })).toBeVisible();
  });
  await inModel(page, oxenModel, (popup) => of(popup, "Duration", oxenModel).selectOption("10 s"));
  await expect(estimate(page, "about $1.12 + 1 unknown")).toBeVisible();
  await page.goto("/settings/providers");
  await openProvider(page, "Oxen");
  await expect(price).toHaveValue("0.112");
  await price.fill("");
  await price.blur();
  await expect(region(page, "Oxen").getByText("Saved", { exact: true })).toBeVisible();
});

test("a member sees what was chosen and cannot change it", async ({ page, browser, studio }) => {
  await choose(page, "Modellix", "Tokens", "@image1 (not documented)");
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const invitation = await page.getByLabel("Invitation link").inputValue();
  const context = await browser.newContext({ baseURL: studio.url, storageState: signedOut });
  const other = await context.newPage();
  await other.goto(invitation);
  await other.getByLabel("Name").fill("Grace");
  await other.getByLabel("Email").fill("grace@example.com");
  await other.getByLabel("Password").fill("another-long-password");
  await other.getByRole("button", { name: "Create account" }).click();
  await other.waitForURL(/\/studio/);
  await other.goto("/settings/providers");
  await openProvider(other, "Modellix");
  await expect(region(other, "Modellix")).toContainText("@image1 (not documented)");
  await expect(region(other, "Modellix")).toContainText("Set by an owner, for everyone.");
  await expect(other.getByLabel("Tokens")).toHaveCount(0);
  await context.close();
  await choose(page, "Modellix", "Tokens", "[Image 1] (documented)");
});
