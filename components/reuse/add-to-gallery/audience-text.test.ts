import { expect, test } from "vitest";
import { audienceText } from "./audience-text.ts";

const sharing = { linkedAt: null, canCopyLink: false, hasPassword: false, expiresAt: null, isOver: false };
const linkedAt = "2026-11-21T12:00:00.000Z";
const nobody = "Private until the gallery is shared.";

test("who puts results into a gallery is told whether somebody sees them at once", () => {
  expect(audienceText({ title: "Kites", sharing: { ...sharing, linkedAt } })).toBe(
    "Anyone with the link to “Kites” will see them.",
  );
  expect(audienceText({ title: "Kites", sharing })).toBe(nobody);
  expect(audienceText({ title: "Kites", sharing: { ...sharing, linkedAt, isOver: true } })).toBe(nobody);
  expect(audienceText(undefined)).toBe(nobody);
});
