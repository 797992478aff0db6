import { signedOut } from "#e2e/account.ts";
import { expect, test } from "#e2e/studio.ts";
import { animaticModel, askOxen, openProvider, oxenModel, saveOxenKey, untilStatus } from "./asking.ts";
import { inModels } from "./composer.ts";

const key = "sk-journey-never-shown-4242";

test("a key makes a model selectable, and is never shown again", async ({ page, oxen }) => {
  const bills = oxen.ledger.jobs.length;
  await page.goto("/studio");
  await page.getByRole("button", { name: "Choose models" }).click();
  const dialog = page.getByRole("dialog", { name: "Models" });
  const model = dialog.getByRole("checkbox", { name: oxenModel, exact: true });
  await expect(dialog.getByRole("checkbox")).toHaveCount(1); // a provider without a key is one line
  await dialog.getByRole("link", { name: "Add key for Oxen" }).click();
  await page.waitForURL(/\/settings\/providers/);

  const panel = page.getByRole("region", { name: "Oxen" });
  await expect(panel.getByLabel("API key"), "who comes for a provider finds it open").toBeVisible();
  await expect(panel).toContainText("No key");
  await expect(panel.getByRole("button", { name: "Save" })).toBeDisabled();
  await panel.getByLabel("API key").press("Enter");
  await expect(panel).toContainText("Paste the key first.");
  await saveOxenKey(page, key);
  await expect(panel.getByLabel("API key")).toHaveValue("");
  await page.goto("/settings/providers");
  await expect(panel.getByLabel("API key"), "closed, for whoever comes for none").toBeHidden();
  await openProvider(page, "Oxen");
  await expect(panel.getByRole("listitem")).toContainText("…4242");
  expect(await page.content()).not.toContain("never-shown");
  expect(await (await page.request.get("/api/provider-keys")).text()).not.toContain("never-shown");

  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByText("Works", { exact: true })).toBeVisible();
  oxen.control({ keys: ["another"] });
  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByText("Refused by the provider")).toBeVisible();
  oxen.control({ faults: [{ on: "list", kind: "status", status: 503 }] });
  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByText("Provider can't be reached")).toBeVisible();

  await page.goto("/studio");
  await inModels(page, async () => {
    await expect(model).not.toBeChecked();
    await expect(dialog.getByRole("checkbox", { name: animaticModel, exact: true })).toBeChecked();
  });

  await page.goto("/settings/providers");
  await expect(panel).toContainText("Can't be reached");
  await openProvider(page, "Oxen");
  await panel.getByRole("button", { name: "Remove" }).click();
  await expect(panel).toContainText("No key");
  await page.goto("/studio");
  await inModels(page, () => expect(dialog.getByRole("link", { name: "Add key for Oxen" })).toBeVisible());
  expect(oxen.ledger.jobs).toHaveLength(bills);
});

test("whoever joins by an invitation sees nothing of what others have", async ({ page, browser, studio }) => {
  await page.goto("/settings/providers");
  await saveOxenKey(page, key);
  const card = await askOxen(page, "A lighthouse that nobody else sees");
  await untilStatus(studio, card, "Done");
  const run = new URL(page.url()).pathname;
  const player = card.getByLabel(oxenModel, { exact: true }).and(page.locator("video"));
  const media = (await player.getAttribute("src")) ?? "";
  await expect.poll(async () => (await page.request.get(`${media}/poster`)).status()).toBe(200);
  await page.goto("/studio");
  await page.getByRole("link", { name: /lighthouse/ }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]+/);
  const draft = new URL(page.url()).pathname;
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
  await inModels(other, (theirs) =>
    expect(theirs.getByRole("link", { name: "Add key for Oxen" })).toBeVisible(),
  );
  await other.goto("/history");
  await expect(other.getByRole("heading", { name: /history/i }).first()).toBeVisible();
  await expect(other.getByText("lighthouse")).toHaveCount(0);

  const missing = "01890000-0000-7000-8000-000000000000";
  const paths = [run, draft, `/api${run}`, media, `${media}/poster`];
  for (const path of paths) {
    const theirs = await other.request.get(path);
    const nobodys = await other.request.get(path.replace(/[0-9a-f-]{36}/, missing));
    expect([path, theirs.status()]).toEqual([path, 404]);
    expect([path, nobodys.status()]).toEqual([path, 404]);
    expect((await theirs.text()).includes("lighthouse"), `${path} says nothing`).toBe(false);
    expect((await page.request.get(path)).status(), `${path} is its member's`).toBe(200);
  }
  expect((await other.request.get("/api/provider-keys")).status()).toBe(200);
  expect(await (await other.request.get("/api/provider-keys")).text()).not.toContain("4242");
  await other.goto("/settings/members");
  await expect(other.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await context.close();
  const again = await browser.newContext({ baseURL: studio.url, storageState: signedOut });
  const late = await again.newPage();
  expect((await late.goto(invitation))?.status(), "an invitation is for one").toBe(404);
  await again.close();
});
