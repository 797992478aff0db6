import type { Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { freePort, makeDataDir, type RunningStudio, startStudio } from "#e2e/start-studio.ts";
import { expect, test as base } from "#e2e/studio.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { openProvider } from "./asking.ts";
import { owner, signIn } from "./owner.ts";
import { inModels } from "./composer.ts";

/** A studio that people reach under a name of its own: whoever sets it up must know the code that the start prints. */
const host = "triptych.test";

const test = base.extend<object, { studio: RunningStudio }>({
  studio: [
    // oxlint-disable-next-line no-empty-pattern -- the first argument must be a pattern, and nothing is needed of it
    async ({}, use) => {
      const { dataDir, remove } = makeDataDir();
      const port = await freePort();
      const environment = { APP_URL: `http://${host}:${port}`, HOST: "127.0.0.1" };
      const studio = await startStudio({ dataDir, port, environment });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`],
      }),
    { scope: "worker" },
  ],
});

test.use({ storageState: signedOut });
test.describe.configure({ mode: "serial" }); // a studio is set up once, and those who join stay

const guest = { name: "Grace", email: "grace@example.com", password: "another-long-password" };
const newPassword = "a-changed-long-password";

async function expectStudio(page: Page): Promise<void> {
  await page.waitForURL(/\/studio/);
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeVisible();
}

async function fillAccount(page: Page, account: { name: string; email: string; password: string }) {
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
}

test("who sets up a studio that others can reach must know the code that its start printed", async ({
  page,
  studio,
  pageErrors,
}) => {
  await page.goto("/");
  await page.waitForURL(/\/setup/);
  await expectAccessible(page);
  await page.getByLabel("Setup code").fill("not-the-code");
  await fillAccount(page, owner);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Wrong setup code.")).toBeVisible();
  await expectAccessible(page);

  const line = studio.lines.find((printed) => printed.startsWith("Setup code"))!;
  await page.getByLabel("Setup code").fill(line.split(": ")[1]!);
  await page.getByRole("button", { name: "Create account" }).click();
  await expectStudio(page);
  await expectNotFound(page, "/setup", pageErrors);
});

test("a visitor who is not signed in is led to the sign-in, and sees nothing of what is inside", async ({
  page,
}) => {
  const someId = "01980000-0000-7000-8000-000000000000";
  const pages = ["/", "/studio", `/studio/${someId}`, `/runs/${someId}`, "/history", "/settings"];
  for (const path of [
    ...pages,
    "/settings/providers",
    "/settings/members",
    "/settings/account",
    "/settings/storage",
  ]) {
    await page.goto(path);
    await page.waitForURL(/\/sign-in/);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText(owner.name)).toHaveCount(0);
  }
  await expectAccessible(page);
});

test("signing out ends the session, and signing in begins another", async ({ page }) => {
  await signIn(page, owner);
  await expectStudio(page);
  await page.getByRole("button", { name: `Account menu: ${owner.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto("/history");
  await page.waitForURL(/\/sign-in/);
  await signIn(page, owner);
  await expectStudio(page);
});

test("an invitation lets one person in, once", async ({ page, context, pageErrors }) => {
  await signIn(page, owner);
  await expectStudio(page);
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const field = page.getByLabel("Invitation link");
  await expect(field).toHaveValue(/\/invite\//);
  await expectAccessible(page);
  const link = await field.inputValue();

  await context.clearCookies();
  await page.goto(link);
  await expectAccessible(page);
  await fillAccount(page, guest);
  await page.getByRole("button", { name: "Create account" }).click();
  await expectStudio(page);
  await expectNotFound(page, "/settings/members", pageErrors); // there is no such page for those who are no owners
  await context.clearCookies();
  await expectNotFound(page, link, pageErrors);
});

test("the owner closes the studio's keys to members, and opens them again", async ({
  page,
  browser,
  studio,
}) => {
  await signIn(page, owner);
  await expectStudio(page);
  await page.goto("/settings/providers");
  const oxen = await openProvider(page, "Oxen");
  await oxen.getByLabel("API key").fill("a-key-for-everybody-1234");
  await oxen.getByRole("checkbox", { name: "For everyone in this studio" }).check();
  await oxen.getByRole("button", { name: "Save" }).click();
  await expect(oxen.getByText("…1234")).toBeVisible();

  const other = await browser.newContext({ baseURL: studio.url });
  const member = await other.newPage();
  await signIn(member, guest);
  await expectStudio(member);
  const expectKey = (isThere: boolean) =>
    inModels(member, async (dialog) => {
      await expect(dialog.getByRole("checkbox", { name: /\(Oxen\)$/ })).toHaveCount(isThere ? 1 : 0);
      await expect(dialog.getByRole("link", { name: "Add key for Oxen" })).toHaveCount(isThere ? 0 : 1);
    });
  await expectKey(true);
  const closing = page.getByRole("checkbox", { name: "Members use only their own keys" });
  await closing.check();
  await expectAccessible(page);
  await expect(async () => {
    await member.reload();
    await expectKey(false);
  }).toPass();
  await member.goto("/settings/providers");
  await expect(member.getByRole("heading", { name: "Providers" })).toBeVisible();
  await expect(member.getByText("…1234")).toHaveCount(0);
  await expect(member.getByRole("checkbox")).toHaveCount(0);
  await page.reload();
  await expect(closing).toBeChecked();
  await closing.uncheck();
  await expect(async () => {
    await member.goto("/studio");
    await expectKey(true);
  }).toPass();
  await other.close();
});

test("a session is listed, and ended from another", async ({ page, browser, studio }) => {
  await signIn(page, guest);
  await expectStudio(page);
  const other = await browser.newContext({ baseURL: studio.url });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, guest);
  await expectStudio(elsewhere);
  await page.goto("/settings/account");
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expectAccessible(page);
  const ends = sessions.getByRole("button", { name: "End session" });
  const count = await ends.count();
  expect(count).toBeGreaterThan(0);
  for (let left = count; left > 0; left--) {
    await ends.first().click();
    await expect(ends).toHaveCount(left - 1);
  }
  await expect(sessions.getByText("This device")).toBeVisible();
  await elsewhere.goto("/history");
  await elsewhere.waitForURL(/\/sign-in/);
  for (const _again of [1, 2]) {
    await elsewhere.context().clearCookies();
    await signIn(elsewhere, guest);
    await expectStudio(elsewhere);
  }
  await page.reload();
  await expect(ends).toHaveCount(2);
  await sessions.getByRole("button", { name: "End all others" }).click();
  await expect(ends).toHaveCount(0);
  await elsewhere.goto("/history");
  await elsewhere.waitForURL(/\/sign-in/);
  await other.close();
});

test("a new password ends every other session, and the old one opens nothing", async ({
  page,
  browser,
  studio,
}) => {
  await signIn(page, guest);
  await expectStudio(page);
  const other = await browser.newContext({ baseURL: studio.url });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, guest);
  await expectStudio(elsewhere);

  await page.goto("/settings/account");
  await page.getByLabel("Current password").fill("not-the-present-password");
  await page.getByLabel("New password").fill(newPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Wrong current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(guest.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();

  await elsewhere.goto("/history");
  await elsewhere.waitForURL(/\/sign-in/);
  await signIn(elsewhere, guest);
  await expect(elsewhere.getByText("Wrong email or password.")).toBeVisible();
  await signIn(elsewhere, { ...guest, password: newPassword });
  await expectStudio(elsewhere);
  await page.goto("/history");
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await other.close();
});

test("wrong passwords are slowed down, in words that say how long, and never lock anybody out", async ({
  page,
}) => {
  const stranger = "nobody@example.com";
  await signIn(page, { email: stranger, password: "a-wrong-password" });
  await expect(page.getByText("Wrong email or password.")).toBeVisible();
  const slowed = page.getByText(/Too many tries\. Wait \d+ seconds?, then try again\./);
  await expect(async () => {
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(slowed).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await expect(async () => {
    if (page.url().includes("/sign-in")) await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/studio/, { timeout: 3000 });
  }).toPass();
  await expectStudio(page);
});
