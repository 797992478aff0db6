import { expect, test } from "vitest";
import { mayBeRequest } from "./may-be-request.ts";

test.each([
  'curl https://api.example -d "{}"',
  "  $ curl -X POST https://api.example",
  '\n{ "model": "x", "prompt": "y" }',
  '```json\n{"prompt": "y"}\n```',
  '{ "format": "triptych-prompt", "version": 1 }',
  "```bash\ncurl https://api.example\n```",
  'requests.post(url, json={"prompt": "y"})',
  "fetch(url, { body: JSON.stringify({ prompt }) })",
  '"prompt": "y", "image_urls": []',
  "model: x\nprompt: y",
  "Use sk-canary-5d12 for it",
  "Authorization: Bearer abc",
])("%j is worth a closer look", (text) => {
  expect(mayBeRequest(text)).toBe(true);
});

test.each([
  "",
  "A curl of smoke",
  "{Cat} runs",
  '{"name": "x"}',
  "```\ncode\n```",
  "@Image1 walks",
  "A prompt, fetched",
])("%j is text like any other", (text) => {
  expect(mayBeRequest(text)).toBe(false);
});
