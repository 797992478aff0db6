import type { Locator, Page, Response } from "@playwright/test";
import * as z from "zod/mini";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { test } from "./with-key.ts";

const letters = ["A", "B"] as const;
const article = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("article", { name, exact: true });

/** What the browser is sent of a run, as far as it can tell one result from another. */
const runSchema = z.object({
  generations: z.array(
    z.object({
      id: z.string(),
      modelId: z.string(),
      cost: z.nullable(z.object({ micro: z.number() })),
      acceptedAt: z.string(),
      readyAt: z.string(),
      finishedAt: z.string(),
      outputs: z.array(
        z.object({ asset: z.object({ id: z.string(), name: z.string(), sha256: z.string() }) }),
      ),
    }),
  ),
});

/** A run of two models, both done; gives its address. */
async function makeRun(page: Page, studio: Parameters<typeof untilStatus>[0]): Promise<string> {
  await writePrompt(page, "A red kite over the dunes", [oxenModel, animaticModel]);
  await page.getByLabel("Duration", { exact: true }).selectOption("4 s");
  await page.getByLabel("Resolution", { exact: true }).selectOption("480p");
  await generate(page);
  for (const name of [oxenModel, animaticModel]) await untilStatus(studio, article(page, name), "Done");
  return page.url();
}

/** Everything that tells who made what. */
async function secretsOf(page: Page, run: string): Promise<string[]> {
  const answer = await page.request.get(run.replace("/runs/", "/api/runs/"));
  const { generations } = runSchema.parse(await answer.json());
  const seen = generations.flatMap(({ id, modelId, cost, acceptedAt, readyAt, finishedAt, outputs }) => [
    ...[id, modelId, acceptedAt, readyAt, finishedAt],
    ...(cost && cost.micro > 0 ? [String(cost.micro), `$${(cost.micro / 1_000_000).toFixed(2)}`] : []),
    ...outputs.flatMap(({ asset }) => [asset.id, asset.sha256, asset.name]),
  ]);
  expect(generations).toHaveLength(2);
  return [...seen, oxenModel, animaticModel, "Seedance", "Animatic", "Oxen", "animatic/", "oxen/"];
}

type Answer = { response: Response; body: Promise<Buffer | null> };

/** All that the studio answers from now on but its scripts and styles, which are the same for everybody. */
function recordAnswers(page: Page): Answer[] {
  const answers: Answer[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/_next/static/")) return;
    // Null where the browser does not hand it over: ranges of players, and what a reload cut off.
    const body = pathname.startsWith("/media/") ? Promise.resolve(null) : response.body().catch(() => null);
    answers.push({ response, body });
  });
  return answers;
}

/** An answer with its headers; what the browser kept for itself is asked for once more, whole. */
async function textOf(page: Page, { response, body }: Answer): Promise<string> {
  const request = response.request();
  const { range: _range, ...headers } = request.headers();
  const bytes = (await body) ?? (await (await page.request.fetch(request, { headers })).body());
  const about = [request.method(), response.url(), JSON.stringify(await response.headersArray())];
  return [...about, bytes.toString("latin1"), bytes.toString("utf8")].join("\n");
}

test("names are hidden in all that the studio sends, until they are shown; verdicts of before are kept", async ({
  page,
  studio,
}) => {
  const run = await makeRun(page, studio);
  const secrets = await secretsOf(page, run);
  await page.getByRole("link", { name: "Hide names" }).click();
  await page.waitForURL(`${run}/blind`);
  await page.goto("about:blank"); // the run's own page asks how it stands until it is left
  const answers = recordAnswers(page);
  await page.goto(`${run}/blind`);
  for (const letter of letters) await expect(article(page, letter).locator("video")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page).toHaveTitle("Hidden comparison · Triptych");
  await expectAccessible(page);

  await article(page, "A").getByRole("button", { name: "Keep" }).click();
  await article(page, "B").getByRole("button", { name: "Tweak" }).click();
  await article(page, "B").getByRole("button", { name: "Reject" }).click();
  await page.getByRole("button", { name: "Play all" }).click();
  await expect(page.getByRole("button", { name: "Pause all" })).toBeVisible();
  await page.getByRole("button", { name: "Pause all" }).click();
  // Whose clip it is: what is played of it may become its comparing copy meanwhile.
  const clipOf = async (letter: string) =>
    (await article(page, letter).locator("video").getAttribute("src"))!.replace(/\/[^/]+$/, "");
  const order = () => Promise.all(letters.map(clipOf));
  const drawn = await order();
  await page.reload();
  await expect(article(page, "A").getByRole("button", { name: "Keep" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(article(page, "B").getByRole("button", { name: "Reject" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  for (const letter of letters) await expect(article(page, letter).locator("video")).toBeVisible();
  expect(await order()).toEqual(drawn);

  const hidden = [...answers];
  for (const part of ["video", "poster"]) {
    const download = await page.request.get(`${drawn[0]}/${part}?download`);
    expect(download.ok(), part).toBe(true);
    expect(download.headers()["content-disposition"]).toMatch(/^attachment; filename="A\.\w+"/);
    expect(download.headers()["etag"]).toMatch(/^"[0-9a-f]{64}"$/);
  }
  expect(hidden.some(({ response }) => response.url().includes("/media/b/"))).toBe(true);
  expect(hidden.some(({ response }) => response.request().method() === "POST")).toBe(true);
  for (const answer of hidden) {
    const text = (await textOf(page, answer)).toLowerCase();
    for (const secret of secrets)
      expect(text.includes(secret.toLowerCase()), `${secret} in ${answer.response.url()}`).toBe(false);
  }

  await page.getByRole("button", { name: "Show names" }).click();
  const kept = article(page, /^A: /);
  const rejected = article(page, /^B: /);
  await expect(kept).toContainText("Said while the name was hidden: keep.");
  await expect(rejected).toContainText("Said while the name was hidden: reject.");
  const nameOf = async (one: Locator) => (await one.getAttribute("aria-label"))!.slice(3);
  const names = [await nameOf(kept), await nameOf(rejected)];
  expect(names.toSorted()).toEqual([animaticModel, oxenModel]);
  await expectAccessible(page);
  await kept.getByRole("button", { name: "Tweak" }).click();
  await expect(kept).toContainText("Said while the name was hidden: keep. Said openly: tweak.");

  await page.getByRole("button", { name: "Hide names again" }).click();
  await expect(article(page, "A")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep", pressed: true })).toHaveCount(0);
  await expect(article(page, "A").locator("video")).toBeVisible();
  expect((await order()).some((clip) => drawn.includes(clip))).toBe(false);

  await page.getByRole("link", { name: "Back to the run, with names" }).click();
  await page.waitForURL(run);
  const pressed = (name: string) => article(page, name).getByRole("button", { pressed: true });
  await expect(pressed(names[0]!).first()).toHaveText(/^Tweak/);
  await expect(pressed(names[1]!).first()).toHaveText(/^Reject/);
});
