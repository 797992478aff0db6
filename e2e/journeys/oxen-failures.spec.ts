import type { Locator, Page } from "@playwright/test";
import type { ControlChange } from "#simulators/control.ts";
import { expect } from "#e2e/studio.ts";
import { endPauses, endWaits, passDeadlines } from "#e2e/waits.ts";
import { askOxen, oxenModel, saveOxenKey, untilStatus } from "./asking.ts";
import { attemptsIn, onPicture, openInputs } from "./room.ts";
import { test } from "./with-key.ts";
import { inModels } from "./composer.ts";

const answers = (status: number, more: object = {}): ControlChange => ({
  faults: [{ on: "submit", kind: "status", status, ...more }],
});

/** What a card says: what happened, whether it cost money, what to do next. `failures-told.test.ts` has all of them. */
const refusals: [what: string, change: ControlChange, words: string][] = [
  [
    "refused content",
    answers(403, { body: { error: { message: "Blocked by content policy" } } }),
    "Oxen refused: content filter. Not charged.",
  ],
  ["a job that broke", { jobsFailWith: "GPU on fire" }, "Oxen reported an error. May have been charged."],
];

for (const [what, change, words] of refusals)
  test(`${what} is told in words`, async ({ page, oxen, studio }) => {
    oxen.control(change);
    const card = await askOxen(page, `A failure: ${what}`);
    await untilStatus(studio, card, "Failed");
    await expectSentences(card, words);
    await expect(card.getByRole("button", { name: "Retry" })).toBeVisible();
    if (!change.jobsFailWith) return;
    await expect(card).toContainText(change.jobsFailWith);
  });

test("a failed one is tried again by a new attempt", async ({ page, oxen, studio }) => {
  oxen.control(answers(402));
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "Tried again");
  await untilStatus(studio, card, "Failed");
  await card.getByRole("button", { name: "Retry" }).click();
  await untilStatus(studio, card, "Done");
  await expect(attemptsIn(await openInputs(page))).toHaveCount(2);
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
});

test("a provider that is asked too often is waited for, and asked again by itself", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control(answers(429, { retryAfter: "3" }));
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "Too often");
  await expect(card).toContainText("Rate limit reached at Oxen.");
  await expect(card.getByText("Queued", { exact: true })).toBeVisible();
  await untilStatus(studio, card, "Done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
});

test("until when a provider asks to wait is told on its cards and beside its models, while it lasts", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control(answers(429, { retryAfter: "600" }));
  const bills = oxen.ledger.jobs.length;
  const told = /Oxen asks to wait until .*\d\d:\d\d/;
  const first = await askOxen(page, "Asked to wait");
  await expect(first).toContainText(told);
  const address = page.url();

  await page.goto("/studio");
  await inModels(page, (dialog) =>
    expect(dialog.getByRole("checkbox", { name: oxenModel, exact: true })).toHaveAccessibleDescription(told),
  );
  const later = await askOxen(page, "Waits too");
  await expect(later).toContainText(told);
  expect(oxen.ledger.jobs).toHaveLength(bills);

  await endPauses(studio);
  await expect(later).not.toContainText(told);
  await untilStatus(studio, later, "Done");
  await page.goto(address);
  await untilStatus(studio, first, "Done");
  await page.goto("/studio");
  await inModels(page, async (dialog) => {
    const model = dialog.getByRole("checkbox", { name: oxenModel, exact: true });
    await expect(model).toHaveAccessibleDescription(/5 min/);
    await expect(model).not.toHaveAccessibleDescription(told);
  });
  expect(oxen.ledger.jobs).toHaveLength(bills + 2);
});

test("what failed after it was accepted is adopted by its task id, and paid once", async ({
  page,
  oxen,
  studio,
}) => {
  const first = await askOxen(page, "Known already");
  await untilStatus(studio, first, "Done");
  const known = oxen.ledger.jobs.at(-1)!.id;
  oxen.control(answers(502, { accepts: true }));
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "Accepted, and then an error");
  await untilStatus(studio, card, "Unconfirmed");
  await expect(card).toContainText("It may be rendering, and may be charged.");
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
  const id = oxen.ledger.jobs.at(-1)!.id;
  await card.getByRole("button", { name: "Adopt" }).click();
  await expect(card).toContainText("Enter the task id.");
  await card.getByLabel("Task id").fill(known);
  await card.getByRole("button", { name: "Adopt" }).click();
  await expect(page.getByText("Another generation has this task id. Check the id.")).toBeVisible();
  await card.getByLabel("Task id").fill(` ${id} `);
  await card.getByRole("button", { name: "Adopt" }).click();
  await untilStatus(studio, card, "Done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
});

test("a lost answer is sent again only by its author, who is told that it may cost twice", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ faults: [{ on: "submit", kind: "reset-after" }] });
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "The answer was lost");
  await untilStatus(studio, card, "Unconfirmed");
  await endWaits(studio);
  await page.reload();
  await expect(card.getByText("Unconfirmed", { exact: true })).toBeVisible();
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
  await card.getByRole("button", { name: "Send again (may cost twice)" }).click();
  await untilStatus(studio, card, "Done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 2);
});

test("a lost answer can be given up", async ({ page, oxen, studio }) => {
  oxen.control({ faults: [{ on: "submit", kind: "truncated-json" }] });
  const card = await askOxen(page, "Given up");
  await untilStatus(studio, card, "Unconfirmed");
  await card.getByRole("button", { name: "Give up" }).click();
  await untilStatus(studio, card, "Failed");
  await expect(card).toContainText("May have been charged");
});

test("a running one is canceled at the provider", async ({ page, oxen, studio }) => {
  oxen.control({ runMs: 600_000 });
  const card = await askOxen(page, "Stopped in time");
  await expect(card.getByText("Running", { exact: true })).toBeVisible();
  await card.getByRole("button", { name: "Cancel" }).click();
  await untilStatus(studio, card, "Canceled");
  expect(oxen.ledger.jobs.at(-1)?.canceledAtMs).not.toBeNull();
});

test("a cancel that comes too late keeps what was paid for", async ({ page, oxen, studio }) => {
  oxen.control({ runMs: 600_000, cancelsComeTooLate: true });
  const card = await askOxen(page, "Stopped too late");
  await expect(card.getByText("Running", { exact: true })).toBeVisible();
  await card.getByRole("button", { name: "Cancel" }).click();
  await untilStatus(studio, card, "Done");
  await expect(await onPicture(card, "link", "Download")).toBeVisible();
  await expect(await openInputs(page)).toContainText("Too late to cancel: it had already ended.");
});

test("what misses its deadline can be looked at again, without paying again", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ runMs: 600_000 });
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "Late");
  await expect(card.getByText("Running", { exact: true })).toBeVisible();
  await passDeadlines(studio);
  await untilStatus(studio, card, "Failed");
  await expectSentences(
    card,
    "No result before the deadline. May have been charged. It may have finished late.",
  );
  oxen.control({ runMs: 0 });
  await card.getByRole("button", { name: "Look again" }).click();
  await untilStatus(studio, card, "Done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
});

test("a key that is revoked while Oxen works is named, and the next one fetches the result", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ runMs: 600_000 });
  const card = await askOxen(page, "With a revoked key");
  await expect(card.getByText("Running", { exact: true })).toBeVisible();
  const bills = oxen.ledger.jobs.length;
  oxen.control({ keys: ["sk-the-next-0002"], runMs: 0 });
  const words =
    "Oxen rejected the API key. Still asking for the result: save a valid key of the same account in Settings.";
  await expect.poll(async () => endWaits(studio).then(() => card.textContent())).toContain(words);
  await expect(card.getByText("Running", { exact: true })).toBeVisible();
  const run = page.url();
  await page.goto("/settings/providers");
  await saveOxenKey(page, "sk-the-next-0002");
  await page.goto(run);
  await untilStatus(studio, card, "Done");
  await expect(card).not.toContainText("rejected the API key");
  expect(oxen.ledger.jobs).toHaveLength(bills);
  await restoreKey(page);
});

/** The journeys share a studio. */
async function restoreKey(page: Page): Promise<void> {
  await page.goto("/settings/providers");
  await saveOxenKey(page, "sk-journey-0001");
}

/** The first sentence is the heading on the picture, which has no full stop; nor has one that stands alone under it. */
async function expectSentences(card: Locator, words: string): Promise<void> {
  for (const sentence of words.split(". ")) await expect(card).toContainText(sentence.replace(/\.$/, ""));
}
