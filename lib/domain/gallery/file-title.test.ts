import { expect, test } from "vitest";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import { fileTitle } from "./file-title.ts";

test("a title stays whole as a file's name", () => {
  expect(plainFileName(`${fileTitle("Day/Night, A\\B")} 1.mp4`)).toBe("Day Night, A B 1.mp4");
  expect(fileTitle("\u202eevil\u2066")).toBe("evil");
  expect(fileTitle("//")).toBe("Clip");
});
