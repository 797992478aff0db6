import type { Locator, Page, Response } from "@playwright/test";
import * as z from "zod/mini";
import { putRun, storedModels } from "#e2e/stored-room.ts";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { article, choosePageEntry, expectVerdict, judge, onPicture } from "./room.ts";

const letters = ["A", "B", "C"] as const;

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

/** Everything that tells who made what. */
async function secretsOf(page: Page, run: string): Promise<string[]> {
  const answer = await page.request.get(run.replace("/runs/", "/api/runs/"));
  const { generations } = runSchema.parse(await answer.json());
  const seen = generations.flatMap(({ id, modelId, cost, acceptedAt, readyAt, finishedAt, outputs }) => [
    ...[id, modelId, acceptedAt, readyAt, finishedAt],
    ...(cost && cost.micro > 0 ? [String(cost.micro), `$${(cost.micro / 1_000_000).toFixed(2)}`] : []),
    ...outputs.flatMap(({ asset }) => [asset.id, asset.sha256, asset.name]),
  ]);
  expect(generations).toHaveLength(4);
  const models = storedModels.flatMap(({ id, name }) => [id, name]);
  return [...seen, ...models, "Seedance", "Oxen", "Siray", "oxen/", "siray/", "siraya/", "animatic/"];
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

/** None of what was answered tells who made what. */
async function expectNothingTold(
  page: Page,
  answers: readonly Answer[],
  secrets: readonly string[],
): Promise<void> {
  for (const answer of answers) {
    const text = (await textOf(page, answer)).toLowerCase();
    for (const secret of secrets)
      expect(text.includes(secret.toLowerCase()), `${secret} in ${answer.response.url()}`).toBe(false);
  }
}

test("names are hidden in all that the studio sends, until they are shown; the animatic takes part when asked", async ({
  page,
  studio,
  account,
}) => {
  const path = await putRun(studio, account.member, "A red kite over the dunes");
  const run = `${studio.url}${path}`;
  const secrets = await secretsOf(page, run);
  await page.goto(run);
  await choosePageEntry(page, "Hide names");
  await page.waitForURL(`${run}/blind`);
  await page.goto("about:blank"); // the run's own page asks how it stands until it is left
  const answers = recordAnswers(page);
  await page.goto(`${run}/blind`);
  for (const letter of letters) await expect(article(page, letter).locator("video")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3); // the animatic is left out
  await expect(page).toHaveTitle("Blind round · Triptych");
  await expectAccessible(page);

  const show = page.getByRole("button", { name: "Show names" });
  await judge(article(page, "A"), "Keep");
  await judge(article(page, "B"), "Tweak");
  await judge(article(page, "B"), "Reject");
  await show.click();
  const question = page.getByRole("dialog", { name: "Show names now?" });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Keep rating" }).click();
  await expect(question).toHaveCount(0);
  await judge(article(page, "C"), "Tweak");
  await page.getByRole("button", { name: "Play all" }).click();
  await expect(page.getByRole("button", { name: "Pause all" })).toBeVisible();
  await page.getByRole("button", { name: "Pause all" }).click();
  // Whose clip it is: what is played of it may become its comparing copy meanwhile.
  const clipOf = async (letter: string) =>
    (await article(page, letter).locator("video").getAttribute("src"))!.replace(/\/[^/]+$/, "");
  const order = () => Promise.all(letters.map(clipOf));
  const drawn = await order();
  await page.reload();
  await expectVerdict(article(page, "A"), "Keep");
  await expectVerdict(article(page, "B"), "Reject");
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
  await expectNothingTold(page, hidden, secrets);

  answers.length = 0;
  await choosePageEntry(page, "Include animatic");
  await expect(page.getByRole("article")).toHaveCount(4);
  await page.reload();
  const all = [...letters, "D"];
  for (const letter of all) await expect(article(page, letter).locator("video")).toBeVisible();
  await expectNothingTold(page, [...answers], [...secrets, "animatic"]);
  const said = await page
    .getByRole("article")
    .filter({ has: page.getByRole("button", { pressed: true }) })
    .count();
  expect(said, "what was said of the others stays").toBe(3);
  for (const letter of all)
    if ((await article(page, letter).getByRole("button", { pressed: true }).count()) === 0)
      await judge(article(page, letter), "Reject");

  await show.click();
  await expect(article(page, /^A: /)).toBeVisible();
  const kept = page
    .getByRole("article")
    .filter({ has: page.getByRole("button", { name: "Keep", pressed: true }) });
  await expect(kept).toHaveCount(1);
  const nameOf = async (one: Locator) => (await one.getAttribute("aria-label"))!.replace(/^[A-D]: /, "");
  const names = await Promise.all((await page.getByRole("article").all()).map(nameOf));
  expect(names.toSorted()).toEqual(storedModels.map(({ name }) => name).toSorted());
  const keptLabel = (await kept.getAttribute("aria-label"))!; // every article has its name
  const keptName = await nameOf(kept);
  await expectAccessible(page);

  await page.goto(run);
  await expectVerdict(article(page, keptName), "Keep");
  await page.goto(`${run}/blind`);
  await judge(article(page, keptLabel), "Tweak");
  await page.getByRole("button", { name: "New blind round" }).click();
  await expect(article(page, "A")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep", pressed: true })).toHaveCount(0);
  await expect(article(page, "A").locator("video")).toBeVisible();
  expect((await order()).some((clip) => drawn.includes(clip))).toBe(false);
  await page.goto(run);
  await expectVerdict(article(page, keptName), "Tweak");
});

test("a rating in a round that another tab has shuffled says so, and can be given again", async ({
  page,
  studio,
  account,
}) => {
  const run = `${studio.url}${await putRun(studio, account.member, "A kite in two tabs")}`;
  await page.goto(`${run}/blind`);
  for (const letter of letters) await expect(article(page, letter).locator("video")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${run}/blind`);
  await choosePageEntry(other, "Include animatic");
  await expect(other.getByRole("article")).toHaveCount(4);

  await (await onPicture(article(page, "A"), "button", "Keep")).click();
  await expect(page.getByText("Shuffled again in another tab. Rate this clip again.")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(4);
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await judge(article(page, "A"), "Keep");
  await saved;
  await other.reload();
  await expectVerdict(article(other, "A"), "Keep");
});
