import { expect, test } from "vitest";
import { asUploadError } from "./upload-error.ts";

const failed = (message: string, data?: unknown) =>
  Object.assign(new Error(message), { code: "UPLOAD_FAILED", data });

test.each([
  [
    "a proxy's refusal",
    failed("XHR failed 413 Request Entity Too Large"),
    "blocked",
    "The proxy in front of the studio refused 8 MB (413). Raise its limit, then try again.",
  ],
  [
    "a proxy's refusal without words",
    failed("XHR failed 413 ", null),
    "blocked",
    "The proxy in front of the studio refused 8 MB (413). Raise its limit, then try again.",
  ],
  [
    "the studio's refusal",
    failed("XHR failed 400", { error: "too-large" }),
    "refused",
    "Too large for this studio.",
  ],
  ["a broken line", failed(""), "interrupted", "Connection lost. Retry to resume."],
  ["another answer", failed("XHR failed 502"), "interrupted", "Connection lost. Retry to resume."],
])("%s is told as what it is", (_what, cause, kind, sentence) => {
  expect(asUploadError(cause, 8_000_000)).toMatchObject({ kind, sentence });
});
