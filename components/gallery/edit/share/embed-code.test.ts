import { expect, test } from "vitest";
import { embedCode } from "./embed-code.ts";

test("the code is one frame, whatever the title is", () => {
  const code = embedCode("https://studio.example/g/abc", `"><script>alert(1)</script> & 'more'`);
  expect(code).toContain('src="https://studio.example/g/abc/embed"');
  expect(code).toContain("title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; 'more'\"");
  expect(code.match(/</g)).toHaveLength(2);
});
