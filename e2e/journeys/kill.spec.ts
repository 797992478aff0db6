import { once } from "node:events";
import type { Page } from "@playwright/test";
import { childrenOf } from "#e2e/processes.ts";
import { startStudio } from "#e2e/start-studio.ts";
import { expect } from "#e2e/studio.ts";
import { endWaits } from "#e2e/waits.ts";
import { animaticModel, generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { article, attemptsIn, openInputs } from "./room.ts";
import { test } from "./with-key.ts";
import { acceptChanges, setSettings } from "./composer.ts";

test.use({ studioOf: "kill" });

/** Both models are at work on it: the animatic is far enough to show how far, and Oxen has accepted. */
async function beginBoth(page: Page, words: string): Promise<void> {
  await writePrompt(page, words, [oxenModel, animaticModel]);
  await setSettings(page, { Resolution: "1080p", Duration: "15 s" });
  await acceptChanges(page, oxenModel);
  await generate(page);
  await expect(article(page, oxenModel).getByText("Running", { exact: true })).toBeVisible();
  await expect(article(page, animaticModel).getByText(/^[1-9]\d? %/)).toBeVisible();
}

/** Each card has one result that can be played, and no other card has come. */
async function expectOneEach(page: Page): Promise<void> {
  await expect(page.getByRole("article")).toHaveCount(2);
  for (const [place, name] of [oxenModel, animaticModel].entries()) {
    await expect(article(page, name).locator("video")).toHaveCount(1);
    const inputs = await openInputs(page, place + 1);
    await expect(inputs.getByRole("heading", { name: "Result" })).toBeVisible();
    expect(await attemptsIn(inputs).count(), "it was asked for once").toBeLessThanOrEqual(1);
  }
}

test("a worker that is killed in the middle of an animatic and of a poll is replaced, and both are finished once", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ runMs: 600_000 });
  await beginBoth(page, "A worker dies");
  const bills = oxen.ledger.jobs.length;
  const polls = () => oxen.ledger.requests.filter(({ purpose }) => purpose === "poll").length;
  const before = polls();
  oxen.control({ faults: [{ on: "poll", kind: "silence" }] });
  await expect.poll(() => endWaits(studio).then(polls)).toBeGreaterThan(before);
  const [worker] = childrenOf(studio.launcher.pid!, "lib/launch/worker.ts");
  process.kill(worker!, "SIGKILL");
  await expect.poll(() => studio.lines).toContain("The worker ended by itself and is started again.");
  oxen.control({ runMs: 0 });
  await untilStatus(studio, article(page, oxenModel), "Done");
  await untilStatus(studio, article(page, animaticModel), "Done");
  await expectOneEach(page);
  expect(oxen.ledger.jobs).toHaveLength(bills);
});

test("a launcher that is killed is started again on the same folder, and everything goes on", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ runMs: 600_000 });
  await beginBoth(page, "A launcher dies");
  const bills = oxen.ledger.jobs.length;
  const run = page.url();
  await page.goto("/studio");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.type("A draft that is older than the launcher");
  await page.waitForURL(/\/studio\/[0-9a-f-]+/);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  const draft = page.url();
  await page.goto("about:blank");

  const ended = once(studio.launcher, "close");
  studio.launcher.kill("SIGKILL");
  await ended;
  oxen.control({ runMs: 0 });
  const again = await startStudio({
    dataDir: studio.dataDir,
    port: Number(new URL(studio.url).port),
    environment: { OXEN_BASE_URL: oxen.url },
  });
  try {
    expect(again.url).toBe(studio.url);
    await page.goto(run);
    await untilStatus(again, article(page, oxenModel), "Done");
    await untilStatus(again, article(page, animaticModel), "Done");
    await expectOneEach(page);
    expect(oxen.ledger.jobs).toHaveLength(bills);
    await page.goto(draft);
    await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toContainText("older than");
    await page.goto("/history");
    await expect(page.getByRole("link", { name: /A launcher dies/ }).first()).toBeVisible();
  } finally {
    await page.goto("about:blank"); // what it would still fetch fails when the studio ends
    await again.stop();
  }
});
