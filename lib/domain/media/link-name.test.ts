import { expect, test } from "vitest";
import { linkName } from "./file-names.ts";

test("a link ends in the file's name in plain letters and in what the file is, whatever it was called", () => {
  expect(linkName("hero.jpeg", "jpeg")).toBe("hero.jpg");
  expect(linkName("Heldin Ä (2).png", "png")).toBe("Heldin-A-2.png");
  expect(linkName("图片.tiff", "tiff")).toBe("media.tiff");
  expect(linkName(`${"a".repeat(200)}.mov`, "mov")).toBe(`${"a".repeat(60)}.mov`);
});
