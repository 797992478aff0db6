import { expect, type Page } from "@playwright/test";

export const owner = { name: "Ada", email: "ada@example.com", password: "a-long-password-for-tests" };

/** Fills the form of the sign-in and sends it. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Makes the owner account where there is none yet, and signs in where there is. Ends on the studio. */
export async function enterStudio(page: Page, origin = ""): Promise<void> {
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/(setup|sign-in|studio)/);
  if (page.url().includes("/setup")) {
    await page.getByLabel("Name").fill(owner.name);
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Create account" }).click();
  } else if (page.url().includes("/sign-in")) {
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  }
  await page.waitForURL(/\/studio/);
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeVisible();
}

/** Adds files as references and waits until the last of them is measured. */
export async function addReferences(page: Page, paths: string[]): Promise<void> {
  const list = page.getByRole("list", { name: "References" });
  const before = (await list.isVisible()) ? await list.getByRole("listitem").count() : 0;
  await page
    .getByRole("region", { name: "References" })
    .locator("input[type=file]")
    .first()
    .setInputFiles(paths);
  await expect(list.getByRole("listitem")).toHaveCount(before + paths.length);
}
