import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { everyKey } from "#e2e/every-provider.ts";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { expect, test } from "#e2e/studio.ts";
import { animaticModel, generate, oxenModel, untilStatus } from "./asking.ts";
import { addReferences } from "./owner.ts";
import { article } from "./room.ts";
import { acceptChanges, inModel, modelChip, tickAll } from "./composer.ts";

const sirayModel = "Seedance 2.0 ref2v Spicy (Siray)";
const modellixModel = "Seedance 2.0 V2V (Modellix)";
const sirayaModels = [
  "Seedance 2.0 (SIRAYA)",
  "Seedance 2.0 Fast (SIRAYA)",
  "Seedance 1.5 Pro (SIRAYA)",
  "Seedance 1.0 Pro (SIRAYA)",
  "Seedance 1.0 Pro Fast (SIRAYA)",
];
const paidModels = [oxenModel, sirayModel, modellixModel, ...sirayaModels];

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const generateButton = (page: Page) => page.getByRole("button", { name: /^Generate/ });

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type(words);
}

test.use(everyKey);

test.beforeEach(async ({ page }) => {
  await page.goto("/studio");
});

test("one prompt goes to every model of every provider at once, each in its own words", async ({
  page,
  simulators,
  studio,
  folder,
}) => {
  const size = { width: 854, height: 480 };
  const image = await makeImage(`${folder}/hero.png`, { ...size, colour: [200, 40, 40] });
  const clip = await makeVideo(`${folder}/walk.mp4`, { ...size, seconds: 3, colour: [40, 200, 40] });
  const sound = await makeSound(`${folder}/song.wav`, { seconds: 3, toneHz: 440 });
  await addReferences(page, [image, clip, sound]);
  await write(page, "[Image 1] walks as in @Video1 to Audio 1");
  await tickAll(page, paidModels);
  await acceptChanges(page, ...sirayaModels.slice(2));
  await expect(generateButton(page)).toHaveAccessibleName("Generate 9 videos");
  await generate(page);
  await expect(page.getByRole("article")).toHaveCount(9);
  for (const name of [animaticModel, ...paidModels]) await untilStatus(studio, article(page, name), "Done");

  const { oxen, siray, modellix, siraya } = simulators;
  const link = (end: string) => expect.stringMatching(new RegExp(`/media/l/[\\w-]{22}/${end}$`));
  const links = [link("hero\\.png"), link("walk\\.mp4"), link("song\\.wav")];
  expect(oxen.ledger.jobs.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      prompt: "@Image1 walks as in @Video1 to @Audio1",
      input_images: [links[0]],
      input_videos: [links[1]],
      input_audios: [links[2]],
    }),
  ]);
  expect(siray.ledger.jobs.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      prompt: "Image 1 walks as in Video 1 to Audio 1",
      images: [links[0]],
      videos: [links[1]],
      audios: [links[2]],
    }),
  ]);
  expect(modellix.ledger.jobs.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      prompt: "[Image 1] walks as in [Video 1] to [Audio 1]",
      reference_images: [links[0]],
      video_urls: [links[1]],
      audio_urls: [links[2]],
    }),
  ]);
  const sirayaBodies = siraya.ledger.jobs.map(({ body }) => body);
  expect(sirayaBodies).toHaveLength(5);
  for (const body of sirayaBodies) {
    const takesReferences = String(body.model).startsWith("SIRAYA-");
    expect(body.prompt).toBe(
      takesReferences
        ? "Image 1 walks as in Video 1 to Audio 1"
        : "the image walks as in the video to the audio",
    );
    expect(body.input_references).toEqual(
      takesReferences
        ? ["image", "video", "audio"].map((kind, index) => ({
            type: kind,
            url: links[index],
            role: `reference_${kind}`,
          }))
        : undefined,
    );
  }
});

test("nine images, three clips and three sounds: each model says what it refuses, and the others get all of them", async ({
  page,
  simulators,
  studio,
  folder,
}) => {
  const size = { width: 640, height: 640 };
  const files = [
    ...range(9).map((n) => makeImage(`${folder}/still-${n}.png`, { ...size, colour: [20 * n, 80, 80] })),
    ...range(3).map((n) =>
      makeVideo(`${folder}/move-${n}.mp4`, { ...size, seconds: 3, colour: [80, 60 * n, 80] }),
    ),
    ...range(3).map((n) => makeSound(`${folder}/tune-${n}.wav`, { seconds: 3, toneHz: 200 * n })),
  ];
  await addReferences(page, await Promise.all(files));
  await write(page, "From @Image9 by @Image1 to @Video3 under @Audio2");
  const others = [sirayModel, modellixModel, ...sirayaModels.slice(0, 2)];
  await tickAll(page, [oxenModel, ...others]);
  await inModel(page, oxenModel, (popup) => expect(popup).toContainText("15 references, max 12"));
  for (const name of others) await expect(modelChip(page, name)).toHaveAccessibleName(name);
  await expect(generateButton(page)).toHaveAccessibleName("Generate 5 videos");
  const { oxen, siray, modellix, siraya } = simulators;
  const before = Object.values(simulators).map(({ ledger }) => ledger.jobs.length);
  await generate(page);
  for (const name of [animaticModel, ...others]) await untilStatus(studio, article(page, name), "Done");

  const after = Object.values(simulators).map(({ ledger }) => ledger.jobs.length);
  expect(after.map((count, index) => count - before[index]!)).toEqual([0, 1, 1, 2]);
  expect(oxen.ledger.jobs).toHaveLength(before[0]!);
  const named = (values: unknown) =>
    z.parse(z.array(z.string()), values).map((each) => each.split("/").at(-1));
  const stills = range(9).map((n) => `still-${n}.png`);
  const moves = range(3).map((n) => `move-${n}.mp4`);
  const tunes = range(3).map((n) => `tune-${n}.wav`);
  const toSiray = siray.ledger.jobs.at(-1)!.body;
  expect([named(toSiray.images), named(toSiray.videos), named(toSiray.audios)]).toEqual([
    stills,
    moves,
    tunes,
  ]);
  expect(toSiray.prompt).toBe("From Image 9 by Image 1 to Video 3 under Audio 2");
  const toModellix = modellix.ledger.jobs.at(-1)!.body;
  expect([
    named(toModellix.reference_images),
    named(toModellix.video_urls),
    named(toModellix.audio_urls),
  ]).toEqual([stills, moves, tunes]);
  for (const { body } of siraya.ledger.jobs.slice(-2)) {
    const sent = z.parse(z.array(z.looseObject({ url: z.string() })), body.input_references);
    expect(named(sent.map(({ url }) => url))).toEqual([...stills, ...moves, ...tunes]);
  }
});

test("each provider fails in its own way, and each card says what happened, what it cost and what to do", async ({
  page,
  simulators,
  studio,
  folder,
}) => {
  const clip = await makeVideo(`${folder}/walk.mp4`, {
    width: 854,
    height: 480,
    seconds: 3,
    colour: [40, 200, 40],
  });
  await addReferences(page, [clip]);
  await write(page, "@Video1 at night");
  await tickAll(page, paidModels.slice(0, 4));
  await expect(generateButton(page)).toHaveAccessibleName("Generate 5 videos");
  const { oxen, siray, modellix, siraya } = simulators;
  oxen.control({ faults: [{ on: "submit", kind: "truncated-json", times: 1 }] });
  siray.control({
    faults: [
      {
        on: "submit",
        kind: "status",
        status: 401,
        body: { error: { message: "Invalid token", code: "invalid_token", type: "auth" } },
      },
    ],
  });
  modellix.control({ jobsFailWith: "InputImageSensitiveContentDetected: a real person" });
  siraya.control({ faults: [{ on: "submit", kind: "reset-after", times: 1 }] });
  const billed = () => Object.values(simulators).map(({ ledger }) => ledger.jobs.length);
  const before = billed();
  await generate(page);
  const card = (name: string) => article(page, name);
  await untilStatus(studio, card(animaticModel), "Done");
  await untilStatus(studio, card(oxenModel), "Unconfirmed");
  await untilStatus(studio, card(sirayModel), "Failed");
  await untilStatus(studio, card(modellixModel), "Failed");
  await untilStatus(studio, card(sirayaModels[0]!), "Unconfirmed");
  await expect(card(sirayModel)).toContainText("key");
  await expect(card(sirayModel)).toContainText("Not charged");
  await expect(card(modellixModel)).toContainText("a real person");
  for (const name of [oxenModel, sirayaModels[0]!])
    await expect(card(name).getByRole("button", { name: "Send again (may cost twice)" })).toBeVisible();
  expect(
    billed().map((count, index) => count - before[index]!),
    "nothing was sent twice",
  ).toEqual([1, 0, 1, 1]);
});
