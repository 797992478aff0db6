import type { Browser, Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { putGallery } from "#e2e/shown-gallery.ts";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect, test } from "#e2e/studio.ts";
import { endWaits } from "#e2e/waits.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { askOxen, haveOxenKey, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { signIn } from "./owner.ts";

test.use({ studioOf: "members" });

type Person = { name: string; email: string; password: string };
const person = (name: string): Person => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  password: "another-long-password",
});

async function invite(page: Page): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const field = page.getByLabel("Invitation link");
  await expect(field).toHaveValue(/\/invite\//);
  return field.inputValue();
}

/** Somebody new, in a browser of their own. */
async function join(browser: Browser, studio: RunningStudio, link: string, joining: Person): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: studio.url, storageState: signedOut })).newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(joining.name);
  await page.getByLabel("Email").fill(joining.email);
  await page.getByLabel("Password").fill(joining.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/studio/);
  return page;
}

const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "In this studio" }).getByRole("listitem").filter({ hasText: name });

test("an invitation is listed until it is withdrawn, and can be taken back", async ({ page, pageErrors }) => {
  const link = await invite(page);
  const pending = page.getByRole("region", { name: "Invitations" });
  await expect(pending.getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
  await pending.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(pending).toHaveCount(0);
  const path = new URL(link).pathname;
  expect((await page.request.get(path)).status()).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pending.getByRole("listitem")).toHaveCount(1);
  expect((await page.request.get(path)).status()).toBe(200);
  await pending.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(pending).toHaveCount(0);
  await expectNotFound(page, path, pageErrors);
});

test("what is taken back from another page is taken back", async ({ page }) => {
  const link = await invite(page);
  await page.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(page.getByRole("region", { name: "Invitations" })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "History" }).click();
  await page.waitForURL(/\/history/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(async () => {
    expect((await page.request.get(new URL(link).pathname)).status()).toBe(200);
  }).toPass();
  await page.goto("/settings/members");
  await page.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(page.getByRole("button", { name: "Close message" })).toBeVisible();
  await expectAccessible(page);
});

test("no picture is kept in a second place, where no link is asked for", async ({
  page,
  studio,
  account,
}) => {
  const { token } = await putGallery(studio, account.member, 1);
  for (const path of [`/g/${token}/card`, "/readme/studio.png"]) {
    expect((await page.request.get(path)).status()).toBe(200);
    const again = `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`;
    expect((await page.request.get(again)).status()).toBe(404);
  }
});

test("an owner makes another one, and takes it back", async ({ page, browser, studio, account }) => {
  const other = await join(browser, studio, await invite(page), person("Hedy"));
  await page.reload();
  await row(page, "Hedy").getByRole("button", { name: "Make owner (Hedy)" }).click();
  await expect(row(page, "Hedy").getByText("Owner", { exact: true })).toBeVisible();
  await other.goto("/settings/members");
  await expect(
    row(other, account.name).getByRole("button", { name: `Remove ${account.name}` }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Hedy").getByText("Owner", { exact: true })).toHaveCount(0);
  expect((await other.request.get("/settings/members")).status()).toBe(404);
  await other.context().close();
});

test("who is removed is signed out at once; what is on the way is waited for, and handed over with the rest", async ({
  page,
  browser,
  studio,
  oxen,
}) => {
  const grace = person("Grace");
  const theirs = await join(browser, studio, await invite(page), grace);
  await haveOxenKey(theirs);
  const card = await askOxen(theirs, "A lighthouse that was finished");
  await untilStatus(studio, card, "Done");
  const finished = new URL(theirs.url()).pathname;
  oxen.control({ runMs: 600_000 });
  const second = await askOxen(theirs, "A lighthouse on the way");
  await untilStatus(studio, second, "Running");
  const onTheWay = new URL(theirs.url()).pathname;

  await page.goto("/settings/members");
  await expect(row(page, "Grace")).toContainText("1 video");
  await expect(row(page, "Grace")).toContainText("1 video rendering");
  await page.getByRole("button", { name: "Remove Grace" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Grace" });
  await expect(dialog.getByRole("radio", { name: "Hand over" })).toBeChecked();
  await expect(dialog).toContainText("1 video still rendering: may be billed, handed over on arrival.");
  await expectAccessible(page);
  await dialog.getByRole("radio", { name: "Delete" }).check();
  await expect(dialog.getByRole("button", { name: "Remove and delete" })).toBeVisible();
  await dialog.getByRole("radio", { name: "Hand over" }).check();
  await dialog.getByRole("button", { name: "Remove and hand over" }).click();

  const removed = page.getByRole("region", { name: "Leaving" });
  await expect(removed).toContainText("waiting for 1 video");
  await expect(row(page, "Grace")).toHaveCount(0);
  await expectAccessible(page);
  await theirs.goto("/history");
  await theirs.waitForURL(/\/sign-in/);
  await signIn(theirs, grace);
  await expect(theirs.getByText("Wrong email or password.")).toBeVisible();
  expect((await page.request.get(finished)).status(), "nothing is handed over by halves").toBe(404);

  oxen.control({ runMs: 0 });
  await expect(async () => {
    await endWaits(studio);
    expect((await page.request.get(onTheWay)).status()).toBe(200);
  }).toPass();
  for (const path of [finished, onTheWay]) {
    await page.goto(path);
    const player = page.getByLabel(oxenModel, { exact: true }).and(page.locator("video"));
    expect((await page.request.get((await player.getAttribute("src")) ?? "")).status()).toBe(200);
  }
  expect(oxen.ledger.jobs).toHaveLength(2);
  await theirs.context().close();

  await page.goto("/settings/storage");
  const files = page.getByRole("region", { name: "Your files" });
  await expect(files.getByRole("row", { name: /^Videos/ })).toBeVisible();
  await expectAccessible(page);
});

test("somebody deletes their own account, with their password, and nothing of it is left", async ({
  page,
  browser,
  studio,
}) => {
  const alan = person("Alan");
  const theirs = await join(browser, studio, await invite(page), alan);
  await writePrompt(theirs, "A secret lighthouse", []);
  await theirs.waitForURL(/\/studio\/[0-9a-f-]+/);
  await theirs.goto("/settings/account");
  await expect(theirs.getByRole("region", { name: "Delete account" })).toContainText("1 prompt");
  await theirs.getByRole("button", { name: "Delete account" }).click();
  const dialog = theirs.getByRole("dialog", { name: "Delete your account" });
  await dialog.getByLabel("Your password").fill("not-the-password");
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(dialog.getByText("Wrong password. Nothing was deleted.")).toBeVisible();
  await expectAccessible(theirs);
  await dialog.getByLabel("Your password").fill(alan.password);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(theirs.getByText("Account deleted.")).toBeVisible();
  await expectAccessible(theirs);
  await signIn(theirs, alan);
  await expect(theirs.getByText("Wrong email or password.")).toBeVisible();
  await expect(async () => {
    await endWaits(studio);
    await page.goto("/settings/members");
    await expect(page.getByText("Alan")).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await theirs.context().close();

  await page.goto("/settings/account");
  await expect(page.getByRole("region", { name: "Delete account" })).toContainText("You're the only owner");
  await expect(page.getByRole("button", { name: "Delete account" })).toHaveCount(0);
});
