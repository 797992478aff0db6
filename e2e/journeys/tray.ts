import type { Page } from "@playwright/test";

type Action = "Move earlier" | "Move later" | "Replace" | "Download" | "Remove" | "Stop";

/** Chooses from the menu of a reference ("Image 1"). */
export async function chooseFor(page: Page, label: string, action: Action): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${label}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** Says what a reference is for ("First frame"). */
export async function setRole(page: Page, label: string, role: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${label}` }).click();
  await page.getByRole("menuitem", { name: "Role" }).click();
  await page.getByRole("menuitemradio", { name: role }).click();
  await page.getByRole("menu").first().waitFor({ state: "hidden" });
}
