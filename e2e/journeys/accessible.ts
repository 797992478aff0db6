import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that are about colours: whatever the others find does not depend on the theme. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** Axe finds nothing on the page as it stands, dark or light. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await untilStill(page);
    // One script in the page itself: no page of ours has frames of others, for which it would open one more page.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
    const { violations } = await (
      colorScheme === "dark" ? axe.withTags(rules) : axe.withRules(rulesOfColour)
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
    );
    expect(found, `${page.url()} in the ${colorScheme} theme`).toEqual([]);
  }
}

/** The new theme is painted, and nothing is on its way from the old one: colours in between have no contrast of their own. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** The page answers 404 and says so. A browser writes a 404 to its console by itself: that one line is no error of ours. */
export async function expectNotFound(page: Page, path: string, pageErrors: string[]): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  const own = () => pageErrors.findIndex((message) => message.includes("status of 404"));
  await expect.poll(own, "the browser's own line").not.toBe(-1);
  pageErrors.splice(own(), 1);
}
