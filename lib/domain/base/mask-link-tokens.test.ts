import { expect, test } from "vitest";
import { maskLinkTokens } from "./mask-link-tokens.ts";

const token = "dGhpcyBpcyBhIHNlY3JldCB0b2tlbiBvZiBhIGxpbms";

test.each([
  `GET /g/${token} 200 in 31ms`,
  `GET /g/${token}/embed?x=1`,
  `/media/g/${token}/0192d6a0-0000-7000-8000-0000000000aa/video`,
  `https://studio.example/media/l/${token}/film.mp4`,
  `https://studio.example/invite/${token}`,
  `/api/oembed?url=https%3A%2F%2Fstudio.example%2Fg%2F${token}`,
  `/api/oembed?url=https%3a%2f%2fstudio.example%2fg%2f${token}&format=json`,
  `/api/oembed?url=https%253A%252F%252Fstudio.example%252Fg%252F${token}%252Fembed`,
  `GET /g/%64${token.slice(1)} 200`,
  `GET /g/${token.slice(0, 9)}%${token.charCodeAt(9).toString(16)}${token.slice(10)}/card`,
])("no token is left of %s", (line) => {
  expect(maskLinkTokens(line)).not.toContain(token.slice(0, 8));
  expect(maskLinkTokens(line)).not.toContain(token.slice(10));
  expect(maskLinkTokens(line)).toContain("…");
});

test("everything else stays as it is", () => {
  const line = `{"err":{"message":"gone"},"path":"/galleries/0192d6a0-0000-7000-8000-0000000000aa","at":"/lib/g/short"}`;
  expect(maskLinkTokens(line)).toBe(line);
});
