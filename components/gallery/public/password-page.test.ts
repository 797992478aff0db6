import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { publicMessages } from "./messages.ts";
import { PasswordPage } from "./password-page.tsx";

const shown = (refused?: string | string[]) =>
  renderToStaticMarkup(createElement(PasswordPage, { token: "a-token", refused }));

test("what became of the last try is said by the address, and nothing else that it says", () => {
  const text = publicMessages.wrong.replaceAll("'", "&#x27;");
  expect(shown("wrong")).toContain(text);
  const quiet = shown();
  expect(quiet).not.toContain(text);
  for (const refused of ["__proto__", "constructor", "toString", "<b>", ["wrong", "wait"]])
    expect(shown(refused), String(refused)).toBe(quiet);
});
