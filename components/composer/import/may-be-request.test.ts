import { expect, test } from "vitest";
import { mayBeRequest } from "./may-be-request.ts";

test.each([
  'curl https://api.example -d "{}"',
  "  $ curl -X POST https://api.example",
  '\n{ "model": "x", "prompt": "y" }',
  '```json\n{"prompt": "y"}\n```',
  '{ "format": "triptych-prompt", "version": 1 }',
  "```bash\ncurl https://api.example\n```",
])("%j is worth a closer look", (text) => {
  expect(mayBeRequest(text)).toBe(true);
});

test.each(["", "A curl of smoke", "{Cat} runs", '{"name": "x"}', "```\ncode\n```", "@Image1 walks"])(
  "%j is text like any other",
  (text) => {
    expect(mayBeRequest(text)).toBe(false);
  },
);
