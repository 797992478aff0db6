import { expect, test } from "vitest";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { troubleOf } from "./consequence.ts";

test("the log has the cause of a provider's trouble, and neither its words nor a link", () => {
  const reset = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  const cause = new TypeError("fetch of https://studio.example/media/l/secret-token/hero.png failed", {
    cause: reset,
  });
  const error = new ProviderError("unreachable", { sent: "maybe", detail: "about: a secret kite", cause });
  const trouble = JSON.stringify(troubleOf(error));
  expect(trouble).toContain("UND_ERR_SOCKET");
  expect(trouble).toContain("other side closed");
  expect(trouble).not.toMatch(/kite|secret-token/);
});

test("what is no error of a provider is told by its causes too", () => {
  expect(troubleOf(new RangeError("out of range"))).toEqual({
    causes: [{ name: "RangeError", code: undefined, message: "out of range" }],
  });
});
