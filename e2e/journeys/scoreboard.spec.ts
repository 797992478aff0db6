import { readFileSync } from "node:fs";
import { expect, test } from "#e2e/studio.ts";
import { withDatabase } from "#e2e/waits.ts";
import { beginComparison, reveal, saveBlindVerdict } from "#lib/data/blind/comparisons.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { database } from "#lib/data/database.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { expectAccessible } from "./accessible.ts";
import { animaticModel, oxenModel } from "./asking.ts";

const oxen = { modelId: "oxen/seedance-2.0-r2v", cost: { micro: 400_000, currency: "USD" }, waitMs: 75_000 };
const animatic = { modelId: "animatic/animatic", billing: "free", waitMs: 4000 } as const;
const dayMs = 86_400_000;

/** Six runs of two models, of which the first is judged better in five, and then compared with the names hidden. */
async function storeScores(member: Member): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    const createdAt = new Date(Date.now() - count * 5 * dayMs);
    const { runId } = await storeRun(member, [oxen, animatic, { ...oxen, status: "failed" }], {
      createdAt,
      kinds: count === 0 ? ["image"] : [],
    });
    const begun = await beginComparison(member, runId, { withDrafts: true });
    const view = await findComparison(member, runId);
    if (!begun.ok || view?.state !== "hidden") throw new Error("Nothing could be compared");
    const rows = await database().blindClip.findMany({
      where: { comparisonId: begun.comparisonId },
      include: { generation: true },
    });
    for (const { id } of view.clips) {
      const isOxen = rows.find((row) => row.id === id)?.generation.modelId === oxen.modelId;
      await saveBlindVerdict(member, id, { choice: isOxen === count > 0 ? "keep" : "reject", stars: null });
    }
    await reveal(member, begun.comparisonId);
  }
}

test("the scoreboard teaches when it is empty, and then says what verdicts say, how sure it is, and as CSV", async ({
  page,
  studio,
  account,
}) => {
  await page.goto("/studio");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Scoreboard" }).click();
  await expect(page.getByRole("heading", { name: "Scoreboard", level: 1 })).toBeVisible();
  await expect(page.getByText("Nothing to score yet")).toBeVisible();
  await expectAccessible(page);

  await withDatabase(studio, () => storeScores(account.member));

  await page.reload();
  const table = page.getByRole("table", { name: "What your verdicts say about the models" });
  const row = (name: string) =>
    table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(page.getByText("12 of your clips rated, 6 blind pairs", { exact: true })).toBeVisible();
  for (const text of ["83 %", "44 to 97 %", "5 of 6", "1 min 15 s", "$0.08"])
    await expect(row(oxenModel)).toContainText(text);
  for (const text of ["17 %", "3 to 56 %", "1 of 6", "4 s", "Free"])
    await expect(row(animaticModel)).toContainText(text);
  await expect(table.getByRole("columnheader", { name: "Kept", exact: true })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(table.getByRole("rowheader").first()).toHaveText(oxenModel);
  const more = page.getByRole("table", { name: "Blind pairs, failures and total spend" });
  await expect(more).toBeHidden();
  await page.getByText("How is this calculated?").first().click();
  const moreOf = (name: string) =>
    more.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  for (const text of ["83 %", "5 of 6", "50 %", "6 of 12 videos"])
    await expect(moreOf(oxenModel)).toContainText(text);
  for (const text of ["17 %", "1 of 6", "0 %", "0 of 6 videos"])
    await expect(moreOf(animaticModel)).toContainText(text);
  await expectAccessible(page);

  await table.getByRole("link", { name: "Wait", exact: true }).click();
  await expect(table.getByRole("rowheader").first()).toHaveText(animaticModel);
  await page.getByLabel("References").selectOption("With images");
  await expect(row(oxenModel)).toContainText("1 rating, 5 needed");
  await page.getByLabel("Period").selectOption("Last 7 days");
  await page.getByLabel("References").selectOption("Without any");
  await expect(moreOf(oxenModel)).toContainText("1 pair, 5 needed");
  await expect(page).toHaveURL(/\/scoreboard\?period=7&references=none&sort=wait$/);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("scoreboard-7-none.csv");
  const lines = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFFModel,Model id,Verdicts,/);
  expect(lines[1]).toMatch(/^Animatic \(This studio\),animatic\/animatic,1,0,0,1,0,/);
  expect(lines).toHaveLength(4);
});

test("spend stands by month, provider and model, bills and estimates apart, on narrow and wide pages", async ({
  page,
  studio,
  account,
}) => {
  const siraya = { modelId: "siraya/seedance-2.0", estimate: { micro: 650_000, currency: "USD" } };
  const monthsAgo = (months: number) => {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1, 0, 0, 1));
  };
  await withDatabase(studio, async () => {
    await database().run.deleteMany({ where: { memberId: account.member.id } });
    const fast = { ...siraya, modelId: "siraya/seedance-2.0-fast" };
    await storeRun(account.member, [oxen, oxen, siraya, fast, animatic], { createdAt: monthsAgo(0) });
    await storeRun(account.member, [oxen, { modelId: "oxen/gone" }], { createdAt: monthsAgo(1) });
    await storeRun(account.member, [oxen], { createdAt: monthsAgo(2) });
  });
  const monthName = (months: number) =>
    monthsAgo(months).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  const table = page.getByRole("table", { name: "Spend by month, provider and model" });

  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/scoreboard");
    await table.scrollIntoViewIfNeeded();
    await expect(table.getByRole("row")).toHaveCount(12);
    const texts = (await table.getByRole("row").allInnerTexts()).map((text) =>
      text.replace(/\s+/g, " ").trim(),
    );
    expect(texts).toEqual([
      "Month Billed Estimated",
      `${monthName(0)} $0.80 about $1.30`,
      "Oxen Seedance 2.0 Reference to Video 2 requests $0.80 –",
      `SIRAYA 2 requests – about $1.30`,
      `Seedance 2.0 1 request – about $0.65`,
      `Seedance 2.0 Fast 1 request – about $0.65`,
      `${monthName(1)} $0.40 + 1 unknown`,
      "Oxen 2 requests $0.40 + 1 unknown",
      "oxen/gone 1 request – + 1 unknown",
      "Seedance 2.0 Reference to Video 1 request $0.40 –",
      `${monthName(2)} $0.40 –`,
      `All months $1.60 about $1.30 + 1 unknown`,
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const cell of await table.getByRole("cell").all())
      await expect(cell).toHaveCSS("text-align", "right");
    await expectAccessible(page);
  }

  await table.getByRole("button", { name: monthName(2) }).click();
  await expect(table.getByRole("row")).toHaveCount(13);
  await table.getByRole("button", { name: monthName(0) }).click();
  await expect(table.getByRole("row")).toHaveCount(9);

  await page.goto("/settings/members");
  const own = page.getByRole("listitem").filter({ hasText: account.email });
  await expect(own).toContainText("Spent $1.60 + about $1.30 (estimate) + 1 unpriced");
  await own.getByText("Spend by month (UTC)").click();
  await expect(own.getByRole("table").getByRole("row").nth(1)).toContainText(monthName(0));
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});
