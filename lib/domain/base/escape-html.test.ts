import { expect, test } from "vitest";
import { escapeHtml } from "./escape-html.ts";

test("what means something in HTML or XML is written by its number, and the rest as it is", () => {
  expect(escapeHtml(`<a href="x" b='y'>&é🎬</a>`)).toBe(
    "&#60;a href=&#34;x&#34; b=&#39;y&#39;&#62;&#38;é🎬&#60;/a&#62;",
  );
});
