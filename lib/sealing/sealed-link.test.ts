import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLink, sealLink } from "./sealed-link.ts";

const link = { galleryId: "0192d6a0-0000-7000-8000-0000000000aa", linkVersion: 3 };
const token = "a-token-of-43-letters-as-base64url-0123456789";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "links-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("a link's token comes back, and shows nothing of itself while it is sealed", () => {
  const sealed = sealLink(dataDir, link, token);
  expect(openLink(dataDir, link, sealed)).toBe(token);
  expect(Buffer.from(sealed).includes(token.slice(0, 8))).toBe(false);
  expect(Buffer.from(sealed).equals(sealLink(dataDir, link, token))).toBe(false);
});

test("a sealed token opens for its own gallery and link version alone", () => {
  const sealed = sealLink(dataDir, link, token);
  expect(openLink(dataDir, { ...link, linkVersion: 4 }, sealed)).toBeNull();
  expect(openLink(dataDir, { ...link, galleryId: "another" }, sealed)).toBeNull();
});

test("a sealed token is closed when a single bit was changed, or bytes are missing", () => {
  const sealed = sealLink(dataDir, link, token);
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.map((byte, at) => (at === index ? byte ^ 1 : byte));
    expect(openLink(dataDir, link, changed)).toBeNull();
  }
  for (const length of [0, 7, 12, 28, sealed.length - 1])
    expect(openLink(dataDir, link, sealed.subarray(0, length))).toBeNull();
});

test("a sealed token is closed to another data folder", () => {
  const other = mkdtempSync(join(tmpdir(), "links-"));
  expect(openLink(other, link, sealLink(dataDir, link, token))).toBeNull();
  rmSync(other, { recursive: true });
});
