import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";

test("a webhook is named, tested and removed, and its secret is shown once", async ({
  page,
  media,
  folder,
}) => {
  const answer = join(folder, "answer");
  writeFileSync(answer, "heard");
  await media.share("/hook", answer);
  await page.goto("/settings/account");
  const panel = page.getByRole("region", { name: "Webhook" });
  const url = panel.getByLabel("URL", { exact: true });
  await url.fill("studio.example/hook");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Enter an https:// or http:// URL without a user name.")).toBeVisible();
  await url.fill(`${media.url}/hook`);
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByLabel("Signing secret")).toHaveValue(/^whsec_/);
  await expect(panel.getByText("Nothing sent yet")).toBeVisible();
  await expectAccessible(page);

  const test = panel.getByRole("button", { name: "Send test" });
  await test.click();
  await expect(panel.getByText(/^Last test .*: received \(200\)$/)).toBeVisible();
  await page.reload();
  await expect(panel).toContainText(`${media.url}/hook`);
  await expect(panel.getByLabel("Signing secret")).toHaveCount(0);

  await panel.getByRole("button", { name: "Change" }).click();
  await url.fill("http://127.0.0.1:81/hook");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByLabel("Signing secret")).toHaveValue(/^whsec_/);
  await test.click();
  await expect(panel.getByText(/not sent: private address\./)).toBeVisible();
  await panel.getByRole("button", { name: "Remove" }).click();
  await expect(url).toHaveValue("");
});
