import { expect } from "#e2e/studio.ts";
import { expectAccessible } from "./accessible.ts";
import { askOxen, untilStatus } from "./asking.ts";
import { openInputs } from "./room.ts";
import { test } from "./with-key.ts";

// What stands at the provider from other files could be the lost task too, and would be counted.
test.use({ studioOf: "unconfirmed" });

test("a lost answer says what is known, is found at the provider, and is adopted with one press and one bill", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({ runMs: 600_000, faults: [{ on: "submit", kind: "reset-after" }] });
  const bills = oxen.ledger.jobs.length;
  const card = await askOxen(page, "A heron that is found again");
  await untilStatus(studio, card, "Unconfirmed");
  await expect(card).toContainText("No answer from Oxen");
  await expect(card).toContainText("It may be rendering, and may be charged.");
  await expect(card).toContainText("Send again (may cost twice)");
  await expect(card).toContainText("1 active task at Oxen may be it, with the same prompt.");
  const { id } = oxen.ledger.jobs.at(-1)!;
  await expect(card.getByRole("listitem")).toContainText(id);
  await expect(card.getByRole("listitem")).toContainText("A heron that is found again");
  const drawer = await openInputs(page);
  await expect(drawer).toContainText(
    "The connection was reset after the request had left. Oxen may have accepted and charged it. Not sent again automatically.",
  );
  await expect(drawer).toContainText("Sent to Oxen: ");
  await expectAccessible(page);
  oxen.control({ runMs: 0 });
  await card.getByRole("button", { name: `Adopt ${id.slice(0, 12)}…` }).click();
  await untilStatus(studio, card, "Done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 1);
});

test("a provider that cannot be asked just now is told in words, and asked again by its author", async ({
  page,
  oxen,
  studio,
}) => {
  oxen.control({
    runMs: 600_000,
    faults: [
      { on: "submit", kind: "status", status: 502, accepts: true },
      { on: "list", kind: "status", status: 503 },
    ],
  });
  const card = await askOxen(page, "A heron behind a wall");
  await untilStatus(studio, card, "Unconfirmed");
  await expect(card).toContainText("Oxen reported an error");
  await expect(card).toContainText("Couldn't list the active tasks. Oxen reported an error. Asking is free.");
  await card.getByRole("button", { name: "Look for it" }).click();
  await expect(card).toContainText("1 active task at Oxen may be it, with the same prompt.");
  await card.getByRole("button", { name: "Give up" }).click();
  await untilStatus(studio, card, "Failed");
});
