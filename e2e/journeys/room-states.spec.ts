import type { Locator } from "@playwright/test";
import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { generate, oxenModel, untilStatus, writePrompt } from "./asking.ts";
import { test } from "./with-key.ts";
import { setSettings } from "./composer.ts";

// What stands at the provider from other files could be the lost task too.
test.use({ studioOf: "room states", viewport: { width: 1280, height: 720 } });

/** It stands on the picture, whole and in sight, and takes a press where it is. */
async function expectOnPicture(card: Locator, name: string | RegExp): Promise<Locator> {
  const button = card.getByRole("button", { name });
  await button.click({ trial: true });
  const [outer, inner] = await Promise.all([card.boundingBox(), button.boundingBox()]);
  const { x, y, width, height } = inner!; // it can be pressed
  expect(x).toBeGreaterThanOrEqual(outer!.x);
  expect(y).toBeGreaterThanOrEqual(outer!.y);
  expect(x + width).toBeLessThanOrEqual(outer!.x + outer!.width);
  expect(y + height).toBeLessThanOrEqual(outer!.y + outer!.height);
  return button;
}

test("what an unfinished result needs stands on its picture, and works there", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({
    runMs: 600_000,
    faults: [
      { on: "submit", kind: "status", status: 402 },
      { on: "submit", kind: "reset-after" },
    ],
  });
  await writePrompt(page, "Four faces of a heron", [oxenModel]);
  await setSettings(page, { Variations: "4" });
  await generate(page);
  const results = page.getByRole("region", { name: "Results" });
  await expect.poll(() => results.evaluate((stage) => stage.contains(document.activeElement))).toBe(true);
  await expect(page.getByRole("article")).toHaveCount(4);
  const cardThatSays = (word: string) =>
    page.getByRole("article").filter({ has: page.getByText(word, { exact: true }) });
  const named = async (card: Locator) =>
    page.getByRole("article", {
      name: (await card.first().getAttribute("aria-label")) ?? "",
      exact: true,
    });
  for (const word of ["Failed", "Unconfirmed"]) await expect(cardThatSays(word)).toHaveCount(1);
  await expect(cardThatSays("Running")).toHaveCount(2);
  const [running, failed, lost] = await Promise.all(
    ["Running", "Failed", "Unconfirmed"].map((word) => named(cardThatSays(word))),
  );
  await expectAccessible(page);

  await (await expectOnPicture(running!, "Cancel")).click();
  await untilStatus(studio, running!, "Canceled");

  oxen.control({ runMs: 0 });
  await expect(failed!).toContainText("Not charged");
  await (await expectOnPicture(failed!, "Retry")).click();
  await untilStatus(studio, failed!, "Done");

  for (const name of ["Send again (may cost twice)", "Give up"]) await expectOnPicture(lost!, name);
  await expect(lost!.getByRole("textbox", { name: "Task id" })).toBeInViewport();
  await lost!.getByRole("button", { name: "Give up" }).click();
  await untilStatus(studio, lost!, "Failed");
  await expectAccessible(page);
});
